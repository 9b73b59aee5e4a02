import type { Knex } from 'knex';
import { LIVE_STATUSES } from '../domain/states';
import type { Destination } from '../domain/trade';
import type { Claim } from '../domain/types';
import { CLOCK } from './allotments';

/**
 * Gives a booking these claims instead of those it has. Claims that stay are updated in place: going through zero would
 * let an allowance above capacity melt, and refuse a move that only takes less.
 */
export async function replaceClaims(trx: Knex.Transaction, bookingId: number, claims: readonly Claim[]): Promise<void> {
  const wanted = JSON.stringify(claims);
  await trx.raw(`DELETE FROM booking_claims WHERE booking_id = ? AND allotment_id <> ALL(?)`, [
    bookingId,
    claims.map((claim) => claim.allotmentId),
  ]);
  await trx.raw(
    `INSERT INTO booking_claims (document_id, booking_id, allotment_id, units, created_at, updated_at, published_at)
     SELECT substr(md5(gen_random_uuid()::text), 1, 24), ?, "allotmentId", units, ${CLOCK}, ${CLOCK}, ${CLOCK}
     FROM jsonb_to_recordset(?) AS w("allotmentId" int, units int)
     ON CONFLICT (booking_id, allotment_id) DO UPDATE SET units = excluded.units, updated_at = ${CLOCK}`,
    [bookingId, wanted],
  );
}

export async function setDestination(trx: Knex.Transaction, bookingId: number, to: Destination): Promise<void> {
  await trx.raw(
    `UPDATE bookings SET quantity = :quantity, venue = :venue, starts_at = :startsAt, ends_at = :endsAt,
       price_amount = :amount, price_currency = :currency, updated_at = ${CLOCK} ${to.notes === undefined ? '' : ', notes = :notes'}
     WHERE id = :id`,
    {
      id: bookingId,
      quantity: to.quantity,
      venue: to.venue,
      startsAt: to.startsAt,
      endsAt: to.endsAt,
      amount: to.price?.amount ?? null,
      currency: to.price?.currency ?? null,
      ...(to.notes !== undefined && { notes: to.notes }),
    },
  );
}

/**
 * Live bookings begin with the first of their allotments and end with the last: when those are given another time, they
 * follow. The allotments are locked.
 * @returns ids of the bookings that have another time now
 */
export async function rescheduleBookings(trx: Knex.Transaction, allotmentIds: readonly number[]): Promise<number[]> {
  const { rows } = await trx.raw(
    `UPDATE bookings b SET starts_at = s.starts_at, ends_at = s.ends_at, updated_at = ${CLOCK}
     FROM (
       SELECT c.booking_id, min(a.starts_at) AS starts_at, max(a.ends_at) AS ends_at
       FROM booking_claims c JOIN booking_allotments a ON a.id = c.allotment_id
       WHERE c.booking_id IN (SELECT booking_id FROM booking_claims WHERE allotment_id = ANY(?))
       GROUP BY c.booking_id) s
     WHERE b.id = s.booking_id AND b.booking_status = ANY(?) AND (b.starts_at, b.ends_at) IS DISTINCT FROM (s.starts_at, s.ends_at)
     RETURNING b.id`,
    [allotmentIds, LIVE_STATUSES],
  );
  return rows.map((row: { id: number }) => row.id);
}
