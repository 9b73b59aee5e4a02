import type { Knex } from 'knex';
import { CLOCK } from './allotments';

const WAITS = `b.booking_status = 'waiting' AND b.starts_at > ${CLOCK}`;

/** What holds past their deadline still take of an allotment: free, though nothing has lapsed them yet. */
const OVERDUE = `(
  SELECT coalesce(sum(oc.units), 0) FROM bookings o JOIN booking_claims oc ON oc.booking_id = o.id
  WHERE o.booking_status = 'held' AND o.hold_expires_at <= ${CLOCK} AND oc.allotment_id = a.id)`;

/** All that it claims is there. What has no capacity set is for staff to say. */
const FITS = `NOT EXISTS (
  SELECT 1 FROM booking_claims d JOIN booking_allotments a ON a.id = d.allotment_id
  WHERE d.booking_id = b.id AND (a.capacity IS NULL OR a.closed
    OR (a.capacity - a.taken < d.units AND a.capacity - a.taken + ${OVERDUE} < d.units)))`;

/** Those of these allotments, locked, that somebody waits for whose party fits. */
export async function findAwaited(trx: Knex.Transaction, allotmentIds: readonly number[]): Promise<Set<number>> {
  const { rows } = await trx.raw(
    `SELECT DISTINCT c.allotment_id AS id FROM booking_claims c JOIN bookings b ON b.id = c.booking_id
     WHERE c.allotment_id = ANY(?) AND ${WAITS} AND ${FITS}`,
    [allotmentIds],
  );
  return new Set(rows.map((row: { id: number }) => row.id));
}

/** Venues of a trade where somebody waits for what is still to come. */
export async function venuesAwaited(db: Knex, trade: string): Promise<string[]> {
  const { rows } = await db.raw(`SELECT DISTINCT b.venue FROM bookings b WHERE b.trade = ? AND ${WAITS}`, [trade]);
  return rows.map((row: { venue: string }) => row.venue);
}

/** Who waits at these venues and fits into what is left, in the order they came. Locks nothing. */
export async function findServable(
  db: Knex,
  trade: string,
  venues: readonly string[],
  limit: number,
): Promise<{ id: number; venue: string }[]> {
  const { rows } = await db.raw(
    `SELECT b.id, b.venue FROM bookings b WHERE b.trade = ? AND b.venue = ANY(?) AND ${WAITS} AND ${FITS}
     ORDER BY b.id LIMIT ?`,
    [trade, venues, limit],
  );
  return rows;
}
