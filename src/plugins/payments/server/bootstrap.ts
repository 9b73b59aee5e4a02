import { setTimeout as sleep } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { registerAccess } from './services/access';
import { paymentsService } from './services/payments';

/** A stop does not wait longer for a provider: what it breaks off is taken up again when its lease is over. */
const STOP_WITHIN_MS = 3000;

export async function bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await registerAccess(strapi);
  await paymentsService(strapi).startClock();
}

export async function destroy({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await Promise.race([paymentsService(strapi).stopClock(), sleep(STOP_WITHIN_MS, undefined, { ref: false })]);
}
