import { setTimeout as sleep } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import type { Job } from 'node-schedule';
import type { Channel } from './channels/channel';
import { createMailChannel } from './channels/mail';
import { createSmsChannel } from './channels/sms';
import { registerActions } from './services/access';
import { addressesOf } from './services/addresses';
import { type Clock, startClock } from './services/clock';
import { createWriter } from './services/compose';
import { registerMessageAccess, seedMessageAccess } from './services/message-access';
import { giveWayTo } from './services/pace';
import { seedReminderAccess } from './services/reminder-access';
import { startReminders } from './services/reminder-clock';
import { seedReminders } from './services/seed-reminders';
import { createSender, type Sender } from './services/sender';
import { createWordings } from './services/wordings';

/** A stop does not wait longer for a server; what it breaks off is sent again when its lease is over. */
const STOP_WITHIN_MS = 3000;

interface Running {
  readonly clock: Clock;
  readonly reminders: Job;
  readonly senders: readonly Sender[];
  readonly channels: readonly Channel[];
}

let running: Running | null = null;

/** Something was written that is due once it is committed. Before the boot is over there is nobody to tell. */
export const nudge = (): void => running?.clock.nudge();

export async function bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await registerActions(strapi);
  await registerMessageAccess(strapi);
  await seedMessageAccess(strapi);
  await seedReminderAccess(strapi);
  await seedReminders(strapi);
  const write = createWriter(strapi, addressesOf(strapi), createWordings(strapi));
  const giveWay = giveWayTo(strapi.server.httpServer);
  const channels = [createMailChannel(strapi), createSmsChannel(strapi)];
  const senders = channels.map((channel) => createSender(strapi, write, channel, giveWay));
  running = { clock: startClock(strapi, senders), reminders: startReminders(strapi), senders, channels };
}

export async function destroy(): Promise<void> {
  if (!running) return;
  const { clock, reminders, senders, channels } = running;
  running = null;
  clock.stop();
  reminders.cancel();
  const ended = Promise.all(senders.map((sender) => sender.stop()));
  await Promise.race([ended, sleep(STOP_WITHIN_MS, undefined, { ref: false })]);
  for (const channel of channels) channel.close();
}
