import type { Knex } from 'knex';
import { type BookingStatus, LIVE_STATUSES } from '../domain/states';
import { type Actor, actorLabel, type Booking, type Change, type Claim } from '../domain/types';
import { CLOCK } from './allotments';

export const COLUMNS = `b.id, b.document_id, b.code, b.trade, b.venue, b.booking_status, b.quantity, b.starts_at, b.ends_at,
  b.hold_expires_at, b.contact_name, b.contact_email, b.contact_phone, b.language, b.notes, b.price_amount,
  b.price_currency, b.client_id, b.link_version, b.created_at`;

interface Row {
  id: number;
  document_id: string;
  code: string;
  trade: string;
  venue: string;
  booking_status: BookingStatus;
  quantity: number;
  starts_at: Date;
  ends_at: Date | null;
  hold_expires_at: Date | null;
  contact_name: string;
  contact_email: string | null;
  contact_phone: string | null;
  language: string;
  notes: string | null;
  price_amount: number | null;
  price_currency: string | null;
  client_id: number | null;
  link_version: number;
  created_at: Date;
}

export const toBooking = (row: Row): Booking => ({
  id: row.id,
  documentId: row.document_id,
  code: row.code,
  trade: row.trade,
  venue: row.venue,
  status: row.booking_status,
  quantity: row.quantity,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  holdExpiresAt: row.hold_expires_at,
  contact: { name: row.contact_name, email: row.contact_email, phone: row.contact_phone },
  locale: row.language,
  notes: row.notes,
  price:
    row.price_amount === null || row.price_currency === null
      ? null
      : { amount: row.price_amount, currency: row.price_currency },
  clientId: row.client_id,
  linkVersion: row.link_version,
  createdAt: row.created_at,
});

export interface Keyed {
  readonly booking: Booking;
  readonly key: string;
  readonly hash: string;
}

export async function findByKeys(db: Knex | Knex.Transaction, keys: readonly string[]): Promise<Keyed[]> {
  const { rows } = await db.raw(
    `SELECT ${COLUMNS}, b.idempotency_key, b.idempotency_hash FROM bookings b WHERE b.idempotency_key = ANY(?)`,
    [keys],
  );
  return rows.map((row: Row & { idempotency_key: string; idempotency_hash: string }) => ({
    booking: toBooking(row),
    key: row.idempotency_key,
    hash: row.idempotency_hash,
  }));
}

export async function findByCode(db: Knex | Knex.Transaction, code: string): Promise<Booking | undefined> {
  const { rows } = await db.raw(`SELECT ${COLUMNS} FROM bookings b WHERE b.code = ?`, [code]);
  return rows.map(toBooking)[0];
}

export async function findByIds(db: Knex | Knex.Transaction, ids: readonly number[]): Promise<Booking[]> {
  const { rows } = await db.raw(`SELECT ${COLUMNS} FROM bookings b WHERE b.id = ANY(?) ORDER BY b.id`, [ids]);
  return rows.map(toBooking);
}

/** Bookings that claim units of these allotments, in the order they came. */
export async function findByAllotments(
  db: Knex | Knex.Transaction,
  allotmentIds: readonly number[],
): Promise<Booking[]> {
  const { rows } = await db.raw(
    `SELECT ${COLUMNS} FROM bookings b
     WHERE b.id IN (SELECT c.booking_id FROM booking_claims c WHERE c.allotment_id = ANY(?)) ORDER BY b.id`,
    [allotmentIds],
  );
  return rows.map(toBooking);
}

export interface Page {
  readonly page: number;
  readonly pageSize: number;
}

/** What is still to come, soonest first, or all the rest: what is over, and what came to nothing. */
export async function findByClient(
  db: Knex,
  clientId: number,
  when: 'upcoming' | 'past',
  { page, pageSize }: Page,
): Promise<{ bookings: Booking[]; total: number }> {
  const past = when === 'past';
  const toCome = `(b.booking_status = ANY(?) AND coalesce(b.ends_at, b.starts_at) >= ${CLOCK})`;
  const asked = `b.client_id = ? AND ${past ? 'NOT ' : ''}${toCome}`;
  const { rows } = await db.raw(
    `SELECT ${COLUMNS} FROM bookings b WHERE ${asked}
     ORDER BY b.starts_at ${past ? 'DESC' : 'ASC'}, b.id LIMIT ? OFFSET ?`,
    [clientId, LIVE_STATUSES, pageSize, (page - 1) * pageSize],
  );
  const count = await db.raw(`SELECT count(*)::int AS total FROM bookings b WHERE ${asked}`, [clientId, LIVE_STATUSES]);
  return { bookings: rows.map(toBooking), total: count.rows[0].total };
}

export async function claimsOf(db: Knex | Knex.Transaction, bookingId: number): Promise<Claim[]> {
  const { rows } = await db.raw(
    `SELECT allotment_id AS "allotmentId", units FROM booking_claims WHERE booking_id = ? ORDER BY allotment_id`,
    [bookingId],
  );
  return rows;
}

/** Every allotment that these bookings claim. */
export async function allotmentsOf(db: Knex | Knex.Transaction, bookingIds: readonly number[]): Promise<number[]> {
  const { rows } = await db.raw(
    `SELECT DISTINCT allotment_id AS id FROM booking_claims WHERE booking_id = ANY(?) AND allotment_id IS NOT NULL`,
    [bookingIds],
  );
  return rows.map((row: { id: number }) => row.id);
}

/** Resources that these bookings claim, by booking id, each in the order of its allotments. */
export async function resourcesOf(
  db: Knex | Knex.Transaction,
  bookingIds: readonly number[],
): Promise<Map<number, string[]>> {
  const { rows } = await db.raw(
    `SELECT c.booking_id AS id, array_agg(a.resource ORDER BY a.id) AS resources
     FROM booking_claims c JOIN booking_allotments a ON a.id = c.allotment_id
     WHERE c.booking_id = ANY(?) GROUP BY c.booking_id`,
    [bookingIds],
  );
  return new Map(rows.map((row: { id: number; resources: string[] }) => [row.id, row.resources]));
}

/** Locks a booking's row. Its allotments have been locked before: that is the lock order. */
export async function lockBooking(trx: Knex.Transaction, id: number): Promise<Booking | undefined> {
  const { rows } = await trx.raw(`SELECT ${COLUMNS} FROM bookings b WHERE b.id = ? FOR NO KEY UPDATE`, [id]);
  return rows.map(toBooking)[0];
}

/** @param holdMinutes for how long from now, when it becomes held */
export async function setStatus(
  trx: Knex.Transaction,
  id: number,
  status: BookingStatus,
  holdMinutes: number | null = null,
): Promise<void> {
  await trx.raw(
    `UPDATE bookings SET booking_status = ?, updated_at = ${CLOCK},
       hold_expires_at = CASE WHEN ? = 'held' THEN ${CLOCK} + make_interval(mins => ?::int) END WHERE id = ?`,
    [status, status, holdMinutes, id],
  );
}

/** Appends history lines, one per change. */
export async function writeHistory(trx: Knex.Transaction, changes: readonly Change[]): Promise<void> {
  const lines = changes.map(({ booking, event, from, to, actor, reason }) => ({
    bookingId: booking.id,
    code: booking.code,
    event,
    from,
    to,
    quantity: booking.quantity,
    actor: actorLabel(actor),
    reason,
  }));
  await trx.raw(
    `INSERT INTO booking_history (document_id, booking_id, code, event, from_status, to_status, quantity, actor, reason,
       at, created_at, updated_at, published_at)
     SELECT substr(md5(gen_random_uuid()::text), 1, 24), "bookingId", code, event, "from", "to", quantity, actor, reason,
       ${CLOCK}, ${CLOCK}, ${CLOCK}, ${CLOCK}
     FROM jsonb_to_recordset(?) AS l("bookingId" int, code text, event text, "from" text, "to" text, quantity int,
       actor text, reason text)`,
    [JSON.stringify(lines)],
  );
}

export interface HistoryLine {
  readonly event: string;
  readonly from: BookingStatus | null;
  readonly to: BookingStatus;
  readonly quantity: number;
  readonly actor: string;
  readonly reason: string | null;
  readonly at: Date;
}

export async function historyOf(db: Knex, bookingId: number): Promise<HistoryLine[]> {
  const { rows } = await db.raw(
    `SELECT event, from_status AS "from", to_status AS "to", quantity, actor, reason, at
     FROM booking_history WHERE booking_id = ? ORDER BY id`,
    [bookingId],
  );
  return rows;
}

export const CLOCK_ACTOR: Actor = { kind: 'clock' };
