import type { Knex } from 'knex';
import type { Change } from '../domain/types';
import { CLOCK } from './allotments';
import { CLOCK_ACTOR, findByIds, writeHistory } from './bookings';

/** Overdue holds lapsed by one statement; bounds how long the locks behind it are held. */
export const LAPSE_LIMIT = 500;

export interface OverdueHolds {
  readonly bookingIds: number[];
  /** Every allotment that these holds claim: all of them must be locked before the holds lapse. */
  readonly allotmentIds: number[];
}

/** The longest overdue holds, on these allotments or on any. Locks nothing. */
export async function findOverdue(
  db: Knex | Knex.Transaction,
  allotmentIds: readonly number[] | null,
  limit: number = LAPSE_LIMIT,
): Promise<OverdueHolds> {
  const { rows } = await db.raw(
    `WITH overdue AS (
       SELECT b.id FROM bookings b
       WHERE b.booking_status = 'held' AND b.hold_expires_at <= ${CLOCK}
         AND (?::int[] IS NULL OR EXISTS (
           SELECT 1 FROM booking_claims c WHERE c.booking_id = b.id AND c.allotment_id = ANY(?::int[])))
       ORDER BY b.hold_expires_at LIMIT ?)
     SELECT o.id, c.allotment_id AS "allotmentId" FROM overdue o LEFT JOIN booking_claims c ON c.booking_id = o.id`,
    [allotmentIds, allotmentIds, limit],
  );
  return {
    bookingIds: [...new Set<number>(rows.map((row: { id: number }) => row.id))],
    allotmentIds: [...new Set<number>(rows.flatMap((row: { allotmentId: number | null }) => row.allotmentId ?? []))],
  };
}

/**
 * Ends these holds, if they are still held and overdue; the counts follow by themselves. Their allotments are locked.
 * @returns the changes made, history written
 */
export async function lapse(trx: Knex.Transaction, bookingIds: readonly number[]): Promise<Change[]> {
  const { rows } = await trx.raw(
    `UPDATE bookings SET booking_status = 'expired', hold_expires_at = NULL, updated_at = ${CLOCK}
     WHERE id IN (
       SELECT id FROM bookings WHERE id = ANY(?) AND booking_status = 'held' AND hold_expires_at <= ${CLOCK}
       ORDER BY id FOR NO KEY UPDATE)
     RETURNING id`,
    [bookingIds],
  );
  if (rows.length === 0) return [];
  const expired = await findByIds(trx, rows.map((row: { id: number }) => row.id));
  const changes = expired.map(
    (booking): Change => ({ booking, event: 'expire', from: 'held', to: 'expired', actor: CLOCK_ACTOR, reason: null }),
  );
  await writeHistory(trx, changes);
  return changes;
}
