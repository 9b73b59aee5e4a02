import type { Core } from '@strapi/strapi';
import { type Job, scheduleJob } from 'node-schedule';
import type { BookingEngine } from './engine';

const EVERY_SECOND = '* * * * * *';

/**
 * Sweeps overdue holds every second. Every process does: the database lets one of them work. A sweep that fails (the
 * database is away) is logged and the next one tries again.
 * @returns the job, to be cancelled when the process stops
 */
export function startClock(strapi: Core.Strapi, engine: Pick<BookingEngine, 'expireHolds'>): Job {
  let sweeping = false;
  return scheduleJob('booking.expire-holds', EVERY_SECOND, async () => {
    if (sweeping) return;
    sweeping = true;
    try {
      await engine.expireHolds();
    } catch (error) {
      strapi.log.error(`Overdue holds could not be ended: ${error instanceof Error ? error.message : error}`);
    } finally {
      sweeping = false;
    }
  });
}
