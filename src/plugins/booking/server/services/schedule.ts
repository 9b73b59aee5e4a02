import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import { scheduleJob } from 'node-schedule';
import { unitsEffect } from '../domain/states';
import type { Change } from '../domain/types';
import type { BookingEngine } from './engine';

const EVERY_SECOND = '* * * * * *';
/** Most commits are made by then; what is not, the next second finds. */
const SOON_MS = 40;

/**
 * Sweeps overdue holds and serves those who wait, every second and the latter soon after places came free. Every process
 * does: the database lets one of them work. What fails (the database is away) is logged and tried again.
 * @returns stops it, when the process does
 */
export function startClock(
  strapi: Core.Strapi,
  engine: Pick<BookingEngine, 'expireHolds' | 'serveWaiting' | 'onChange'>,
): () => void {
  const expire = oneAtATime(strapi, 'Overdue holds could not be ended', () => engine.expireHolds());
  const serve = oneAtATime(strapi, 'Those who wait could not be served', () => engine.serveWaiting());
  const jobs = [
    scheduleJob('booking.expire-holds', EVERY_SECOND, expire),
    scheduleJob('booking.serve-waiting', EVERY_SECOND, serve),
  ];
  let soon: NodeJS.Timeout | null = null;
  engine.onChange(async (_writer, changes) => {
    if (soon || !changes.some(freesPlaces)) return;
    soon = setTimeout(() => {
      soon = null;
      void serve();
    }, SOON_MS);
  });
  return () => {
    for (const job of jobs) job.cancel();
    if (soon) clearTimeout(soon);
  };
}

const freesPlaces = (change: Change): boolean => change.event === 'move' || unitsEffect(change) === 'give back';

/** Belongs to nobody's request: bound here, it does not join the transaction of whoever happens to start it. */
function oneAtATime(strapi: Core.Strapi, complaint: string, work: () => Promise<unknown>): () => Promise<void> {
  let working = false;
  return AsyncLocalStorage.bind(async () => {
    if (working) return;
    working = true;
    try {
      await work();
    } catch (error) {
      strapi.log.error(`${complaint}: ${error instanceof Error ? error.message : error}`);
    } finally {
      working = false;
    }
  });
}
