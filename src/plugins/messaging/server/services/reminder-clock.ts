import type { Core } from '@strapi/strapi';
import { type Job, scheduleJob } from 'node-schedule';
import { remind } from './remind';

/** A reminder is late by this much at most. */
const EVERY_15_SECONDS = '*/15 * * * * *';

/** Every process looks; the database lets one of them work. A look that fails is logged, and the next one makes up for it. */
export function startReminders(strapi: Core.Strapi): Job {
  let busy = false;
  return scheduleJob('messaging.remind', EVERY_15_SECONDS, async () => {
    if (busy) return;
    busy = true;
    try {
      await remind(strapi);
    } catch (error) {
      strapi.log.error(`Reminders could not be made: ${error instanceof Error ? error.message : error}`);
    } finally {
      busy = false;
    }
  });
}
