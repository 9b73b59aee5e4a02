import { setTimeout as sleep } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { type Clock, startClock } from './services/clock';
import { createWriter } from './services/compose';
import { createSender, type Sender } from './services/sender';

/** A stop does not wait longer for a mail server; what it breaks off is sent again when its lease is over. */
const STOP_WITHIN_MS = 3000;

let running: { clock: Clock; sender: Sender } | null = null;

/** Something was written that is due once it is committed. Before the boot is over there is nobody to tell. */
export const nudge = (): void => running?.clock.nudge();

export function bootstrap({ strapi }: { strapi: Core.Strapi }): void {
  const site = strapi.config.get<string>('plugin::messaging.siteUrl').replace(/\/+$/, '');
  const panel = `${strapi.config.get<string>('admin.absoluteUrl')}/content-manager/collection-types/plugin::booking.booking`;
  const write = createWriter(strapi, { site, panel });
  const sender = createSender(strapi, write, (mail) => strapi.plugin('email').service('email').send(mail));
  running = { clock: startClock(strapi, sender), sender };
}

export async function destroy({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  running?.clock.stop();
  await Promise.race([running?.sender.stop(), sleep(STOP_WITHIN_MS, undefined, { ref: false })]);
  running = null;
  strapi.plugin('email').provider.close?.();
}
