import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import { scheduleJob } from 'node-schedule';
import { claimDuePayments } from '../persistence/progress';
import { claimDueRefunds } from '../persistence/refunds';
import { reasonOf } from './call';
import type { Inquiry } from './conclude';
import type { Parts } from './give-back';
import { createPool } from './pool';
import type { Refunder } from './refunder';

const EVERY_SECOND = '* * * * * *';
/** Most commits are made by then; what is not, the next second finds. */
const SOON_MS = 40;
/** All that is claimed is begun at once, so that its lease is longer than its call. */
const LANES = 8;

export interface Clock {
  /** Something was written that is due as soon as it is committed. Only makes it quicker. */
  nudge(): void;
  /** Starts nothing more; resolves when what is under way has ended. */
  stop(): Promise<void>;
}

/**
 * Looks after payments whose fate is not known and makes refunds that are due, every second and in every process. What it
 * claims no other process takes up until the lease is over: a killed process's work is done by another one then.
 */
export function startClock(strapi: Core.Strapi, { providers }: Parts, inquiry: Inquiry, refunder: Refunder): Clock {
  const names = providers.names('online');
  const failed = (error: unknown): void =>
    void strapi.log.error(`Payments could not be looked after: ${reasonOf(error)}`);
  const payments = createPool({
    claim: (limit) => claimDuePayments(strapi.db.connection, names, limit),
    carryOut: ({ payment, over }) => inquiry.inquire(payment, over),
    failed,
    lanes: LANES,
  });
  const refunds = createPool({
    claim: (limit) => claimDueRefunds(strapi.db.connection, names, limit),
    carryOut: refunder.execute,
    failed,
    lanes: LANES,
  });
  let soon: NodeJS.Timeout | null = null;
  let stopped = false;

  // A nudge comes from inside somebody's transaction: without this the clock would go on in it after its end.
  const look = AsyncLocalStorage.bind(async (): Promise<void> => {
    await Promise.all([payments.look(), refunds.look()]);
  });
  const job = scheduleJob('payments.look-after', EVERY_SECOND, look);

  return {
    nudge() {
      if (stopped) return;
      soon ??= setTimeout(() => {
        soon = null;
        void look();
      }, SOON_MS);
    },
    async stop() {
      stopped = true;
      job.cancel();
      if (soon) clearTimeout(soon);
      await Promise.all([payments.stop(), refunds.stop()]);
    },
  };
}
