import type { Core } from '@strapi/strapi';
import { registerConditions, seedManagerRole } from './services/access';

export async function bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await registerConditions(strapi);
  await seedManagerRole(strapi);
}
