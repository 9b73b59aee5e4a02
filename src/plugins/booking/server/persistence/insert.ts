import type { Knex } from 'knex';
import type { Booking, Claim } from '../domain/types';
import { CLOCK } from './allotments';
import type { Writer } from './batch';
import type { Guard } from './guards';

export interface NewBooking extends Booking {
  readonly idempotencyKey: string | null;
  readonly idempotencyHash: string | null;
  readonly claims: readonly Claim[];
  readonly event: string;
  readonly actor: string;
  readonly reason: string | null;
}

/** Sets ids aside for bookings to come. */
export async function nextBookingIds(trx: Knex.Transaction, count: number): Promise<number[]> {
  const { rows } = await trx.raw(`SELECT nextval('bookings_id_seq')::int AS id FROM generate_series(1, ?)`, [count]);
  return rows.map((row: { id: number }) => row.id);
}

/**
 * Bookings with their claims and first history lines in one statement. It lives in the database so that each session plans
 * it once: in a rush, planning cost as much as writing. A function whose parameters or result change gets a new name: during
 * a rolling restart the processes of before still call it.
 */
export const INSERT_BOOKINGS: Guard = {
  kind: 'function',
  name: 'relais_insert_bookings',
  sql: `CREATE OR REPLACE FUNCTION relais_insert_bookings(bookings jsonb) RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
      WITH input AS (
        SELECT * FROM jsonb_to_recordset(bookings) AS i(id int, "documentId" text, code text, trade text, venue text,
          status text, quantity int, "startsAt" timestamp, "endsAt" timestamp, "holdExpiresAt" timestamp, contact jsonb,
          locale text, notes text, price jsonb, "clientId" int, "linkVersion" int, "idempotencyKey" text,
          "idempotencyHash" text, claims jsonb, event text, actor text, reason text, "createdAt" timestamp)
      ), made AS (
        INSERT INTO bookings (id, document_id, code, trade, venue, booking_status, quantity, starts_at, ends_at,
          hold_expires_at, contact_name, contact_email, contact_phone, language, notes, price_amount, price_currency,
          client_id, link_version, idempotency_key, idempotency_hash, created_at, updated_at, published_at)
        SELECT i.id, "documentId", i.code, i.trade, i.venue, status, i.quantity, "startsAt", "endsAt", "holdExpiresAt",
          contact->>'name', contact->>'email', contact->>'phone', i.locale, i.notes, (price->>'amount')::int,
          price->>'currency', "clientId", "linkVersion", "idempotencyKey", "idempotencyHash",
          "createdAt", "createdAt", "createdAt"
        FROM input i ORDER BY "idempotencyKey"
      ), claimed AS (
        INSERT INTO booking_claims (document_id, booking_id, allotment_id, units, created_at, updated_at, published_at)
        SELECT substr(md5("documentId" || c."allotmentId"), 1, 24), input.id, c."allotmentId", c.units,
          ${CLOCK}, ${CLOCK}, ${CLOCK}
        FROM input CROSS JOIN jsonb_to_recordset(input.claims) AS c("allotmentId" int, units int)
      )
      INSERT INTO booking_history (document_id, booking_id, code, event, from_status, to_status, quantity, actor, reason,
        at, created_at, updated_at, published_at)
      SELECT substr(md5("documentId" || event), 1, 24), id, code, event, NULL, status, quantity, actor, reason,
        ${CLOCK}, ${CLOCK}, ${CLOCK}, ${CLOCK}
      FROM input;
    END $$`,
};

/** One whose code or idempotency key stands already is a unique violation: seen from a new beginning, it is known. */
export async function insertBookings(writer: Writer, bookings: readonly NewBooking[]): Promise<void> {
  await writer.raw('SELECT relais_insert_bookings(?)', [JSON.stringify(bookings)]);
}
