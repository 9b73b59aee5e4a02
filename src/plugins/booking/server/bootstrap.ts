import type { Core } from '@strapi/strapi';
import { tableFaults } from './domain/states';
import { registerAccess } from './panel/access';
import { bookingPort } from './port';
import { hearFailedCommits } from './services/commits';
import { startClock } from './services/schedule';

let stopClock = (): void => undefined;

export async function bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  const faults = tableFaults();
  if (faults.length > 0) throw new Error(`The table of booking states is inconsistent: ${faults.join('; ')}`);
  hearFailedCommits(strapi);
  await registerAccess(strapi);
  stopClock = startClock(strapi, bookingPort(strapi));
}

export function destroy(): void {
  stopClock();
}
