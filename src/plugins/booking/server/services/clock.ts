import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { lockAllotments } from '../persistence/allotments';
import { findOverdue, LAPSE_LIMIT, lapse } from '../persistence/holds';
import type { Changes } from './changes';
import { inTransaction, WiderLock } from './transaction';

/** Any number, the same in every process: one of them sweeps, the others have nothing to do. */
const SWEEP_LOCK = 7_351_002;

/**
 * Ends holds past their deadline, in portions so that no lock is held for long. It only tidies up: an overdue hold
 * counts for nothing anyway (invariant 4).
 * @returns how many it ended
 */
export async function expireHolds(strapi: Core.Strapi, changes: Changes): Promise<number> {
  let total = 0;
  for (;;) {
    const ended = await inTransaction(strapi, (trx, alsoLock) => sweepPortion(trx, changes, alsoLock));
    total += ended;
    if (ended < LAPSE_LIMIT) return total;
  }
}

async function sweepPortion(trx: Knex.Transaction, changes: Changes, alsoLock: readonly number[]): Promise<number> {
  const { rows } = await trx.raw('SELECT pg_try_advisory_xact_lock(?) AS mine', [SWEEP_LOCK]);
  if (!rows[0].mine) return 0;
  const overdue = await findOverdue(trx, null);
  if (overdue.bookingIds.length === 0) return 0;
  const { rooms } = await lockAllotments(trx, [...new Set([...overdue.allotmentIds, ...alsoLock])]);
  if (overdue.allotmentIds.some((id) => !rooms.has(id))) throw new WiderLock(overdue.allotmentIds);
  const lapsed = await lapse(trx, overdue.bookingIds);
  await changes.announce(trx, lapsed);
  return lapsed.length;
}
