import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { lockAllotments } from '../persistence/allotments';
import { findOverdue, LAPSE_LIMIT, lapse, lockFreeAllotments } from '../persistence/holds';
import type { Changes } from './changes';
import { inTransaction, isLocked } from './transaction';

/** Any number, the same in every process: one of them sweeps, the others have nothing to do. */
const SWEEP_LOCK = 7_351_002;

/** The sweep waits for a lock as long as a booking may wait for the sweep. */
const PATIENCE_MS = 250;

interface Portion {
  readonly found: number;
  readonly ended: number;
  /** Allotments that somebody else holds locked: their holds are left to the next sweep. */
  readonly locked: readonly number[];
}

const NOTHING: Portion = { found: 0, ended: 0, locked: [] };

/**
 * Ends holds past their deadline, in portions so that no lock is held for long. It only tidies up: an overdue hold
 * counts for nothing anyway (invariant 4).
 * @returns how many it ended
 */
export async function expireHolds(strapi: Core.Strapi, changes: Changes): Promise<number> {
  const locked: number[] = [];
  for (let total = 0; ; ) {
    const portion = await sweep(strapi, changes, locked);
    total += portion.ended;
    locked.push(...portion.locked);
    if (portion.found < LAPSE_LIMIT) return total;
  }
}

/** Behind a lock that is not to be had soon, the sweep goes on with what nobody holds, and comes back in a second. */
async function sweep(strapi: Core.Strapi, changes: Changes, locked: readonly number[]): Promise<Portion> {
  for (const lock of [lockAll, lockFreeAllotments]) {
    try {
      return await inTransaction(strapi, (trx) => sweepPortion(trx, changes, locked, lock));
    } catch (error) {
      if (!isLocked(error)) throw error;
    }
  }
  return NOTHING;
}

const lockAll = async (trx: Knex.Transaction, ids: readonly number[]): Promise<Set<number>> =>
  new Set((await lockAllotments(trx, ids, PATIENCE_MS)).rooms.keys());

async function sweepPortion(
  trx: Knex.Transaction,
  changes: Changes,
  notOn: readonly number[],
  lock: typeof lockAll,
): Promise<Portion> {
  const { rows } = await trx.raw('SELECT pg_try_advisory_xact_lock(?) AS mine', [SWEEP_LOCK]);
  const overdue = rows[0].mine ? await findOverdue(trx, { notOn }) : [];
  if (overdue.length === 0) return NOTHING;
  const claimed = [...new Set(overdue.flatMap((hold) => hold.allotmentIds))];
  const ours = await lock(trx, claimed);
  const free = overdue.filter((hold) => hold.allotmentIds.every((id) => ours.has(id)));
  const lapsed = await lapse(
    trx,
    free.map((hold) => hold.id),
  );
  await changes.announce(trx, lapsed);
  return { found: overdue.length, ended: lapsed.length, locked: claimed.filter((id) => !ours.has(id)) };
}
