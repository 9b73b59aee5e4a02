import type { Knex } from 'knex';
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
    `UPDATE bookings SET quantity = ?, venue = ?, starts_at = ?, ends_at = ?, price_amount = ?, price_currency = ?,
       updated_at = ${CLOCK} WHERE id = ?`,
    [to.quantity, to.venue, to.startsAt, to.endsAt, to.price?.amount ?? null, to.price?.currency ?? null, bookingId],
  );
}

/** When a departure or a service is given another time, its bookings show it. */
export async function rescheduleBookings(
  trx: Knex.Transaction,
  allotmentId: number,
  startsAt: Date,
  endsAt: Date | null,
): Promise<void> {
  await trx.raw(
    `UPDATE bookings SET starts_at = ?, ends_at = ?, updated_at = ${CLOCK}
     WHERE id IN (SELECT booking_id FROM booking_claims WHERE allotment_id = ?)`,
    [startsAt, endsAt, allotmentId],
  );
}
