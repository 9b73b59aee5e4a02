import type { Knex } from 'knex';
import { actorLabel, type Booking, type Change } from '../domain/types';
import { CLOCK } from './allotments';
import { CLOCK_ACTOR, COLUMNS, toBooking } from './bookings';

/** Overdue holds lapsed by one statement; bounds how long the locks behind it are held. */
export const LAPSE_LIMIT = 250;

export interface OverdueHold {
  readonly id: number;
  /** Every allotment that this hold claims: all of them must be locked before it lapses. */
  readonly allotmentIds: readonly number[];
}

interface Where {
  /** Holds that claim one of these. */
  readonly on?: readonly number[];
  /** Holds that claim none of these. */
  readonly notOn?: readonly number[];
}

const claiming = (ids: string): string =>
  `b.id IN (SELECT c.booking_id FROM booking_claims c WHERE c.allotment_id = ANY(${ids}::int[]))`;

/** The longest overdue holds, at most `LAPSE_LIMIT`. Locks nothing. */
export async function findOverdue(db: Knex | Knex.Transaction, { on, notOn }: Where): Promise<OverdueHold[]> {
  const { rows } = await db.raw(
    `WITH overdue AS (
       SELECT b.id FROM bookings b WHERE b.booking_status = 'held' AND b.hold_expires_at <= ${CLOCK}
         ${on ? `AND ${claiming(':on')}` : ''} ${notOn?.length ? `AND NOT ${claiming(':notOn')}` : ''}
       ORDER BY b.hold_expires_at LIMIT :limit)
     SELECT o.id, coalesce(array_agg(c.allotment_id) FILTER (WHERE c.allotment_id IS NOT NULL), '{}') AS "allotmentIds"
     FROM overdue o LEFT JOIN booking_claims c ON c.booking_id = o.id GROUP BY o.id`,
    { ...(on && { on }), ...(notOn?.length && { notOn }), limit: LAPSE_LIMIT },
  );
  return rows;
}

/** Locks those of these allotments that nobody else has locked, in id order, and waits for none. */
export async function lockFreeAllotments(trx: Knex.Transaction, ids: readonly number[]): Promise<Set<number>> {
  const { rows } = await trx.raw(
    'SELECT id FROM booking_allotments WHERE id = ANY(?) ORDER BY id FOR NO KEY UPDATE SKIP LOCKED',
    [ids],
  );
  return new Set(rows.map((row: { id: number }) => row.id));
}

/**
 * Ends these holds, if they are still held and overdue, and writes their history, in one statement; the counts follow by
 * themselves. Their allotments are locked, and whoever wants to book there waits.
 * @returns the changes made
 */
export async function lapse(trx: Knex.Transaction, bookingIds: readonly number[]): Promise<Change[]> {
  const { rows } = await trx.raw(
    `WITH lapsed AS (
       UPDATE bookings b SET booking_status = 'expired', hold_expires_at = NULL, updated_at = ${CLOCK}
       WHERE id IN (
         SELECT id FROM bookings WHERE id = ANY(?) AND booking_status = 'held' AND hold_expires_at <= ${CLOCK}
         ORDER BY id FOR NO KEY UPDATE)
       RETURNING ${COLUMNS}
     ), told AS (
       INSERT INTO booking_history (document_id, booking_id, code, event, from_status, to_status, quantity, actor, at,
         created_at, updated_at, published_at)
       SELECT substr(md5(gen_random_uuid()::text), 1, 24), id, code, 'expire', 'held', 'expired', quantity, ?, ${CLOCK},
         ${CLOCK}, ${CLOCK}, ${CLOCK}
       FROM lapsed ORDER BY id
     )
     SELECT * FROM lapsed ORDER BY id`,
    [bookingIds, actorLabel(CLOCK_ACTOR)],
  );
  return rows.map(toBooking).map(
    (booking: Booking): Change => ({
      booking,
      event: 'expire',
      from: 'held',
      to: 'expired',
      actor: CLOCK_ACTOR,
      reason: null,
    }),
  );
}
