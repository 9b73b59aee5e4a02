import type { Knex } from 'knex';
import type { Room } from '../domain/allocate';
import type { Allotment } from '../domain/types';
import type { Guard } from './guards';

/** The database's clock as the UTC timestamp that Strapi's columns hold; stable within a statement, so indexes serve it. */
export const CLOCK = `(statement_timestamp() AT TIME ZONE 'UTC')`;

const ALLOTMENT_COLUMNS = `id, trade, resource, venue, capacity, taken, allowance, closed,
  starts_at AS "startsAt", ends_at AS "endsAt"`;

export type LockedRoom = Room & Pick<Allotment, 'endsAt'>;

export interface LockedRooms {
  readonly rooms: Map<number, LockedRoom>;
  /** The database's clock, read once the lock was had. */
  readonly now: Date;
}

/** How long a transaction waits for a lock. Over HTTP a lock that is not had by then is a 503, to be tried again. */
export const PATIENCE_MS = 5_000;

/**
 * The one lock step of a transaction: allotments in id order, before anything is checked. Two bookings over the same
 * allotments in opposite orders therefore wait for each other and never deadlock. One statement, since every booking of a
 * hot allotment waits behind it: patience is set before the first row is locked, the clock is read after the last.
 * @param patienceMs how long to wait for these locks, and for any later one of the transaction
 */
export async function lockAllotments(
  trx: Knex.Transaction,
  ids: readonly number[],
  patienceMs: number = PATIENCE_MS,
): Promise<LockedRooms> {
  const { rows } = await trx.raw(
    `WITH patience AS MATERIALIZED (SELECT set_config('lock_timeout', ?, true)),
     locked AS MATERIALIZED (
       SELECT a.id, a.capacity, a.taken, a.closed, a.starts_at, a.ends_at FROM patience, booking_allotments a
       WHERE a.id = ANY(?) ORDER BY a.id FOR NO KEY UPDATE OF a)
     SELECT clock.now, locked.id, capacity, taken, closed, starts_at AS "startsAt",
       ends_at AS "endsAt"
     FROM (SELECT count(*), clock_timestamp() AT TIME ZONE 'UTC' AS now FROM locked) clock LEFT JOIN locked ON true`,
    [patienceMs, ids],
  );
  const rooms = rows.filter((row: { id: number | null }) => row.id !== null);
  return {
    rooms: new Map(rooms.map(({ now, ...room }: LockedRoom & { now: Date }) => [room.id, room])),
    now: rows[0].now,
  };
}

export async function takenOf(trx: Knex.Transaction, ids: readonly number[]): Promise<Map<number, number>> {
  const { rows } = await trx.raw(`SELECT id, taken FROM booking_allotments WHERE id = ANY(?)`, [ids]);
  return new Map(rows.map((row: { id: number; taken: number }) => [row.id, row.taken]));
}

/**
 * Staff go over capacity on purpose: makes room for these units above it, on an allotment that is locked.
 * The CHECK on `taken` refuses what nobody allowed.
 */
export async function allowAbove(trx: Knex.Transaction, allotmentId: number, units: number): Promise<void> {
  await trx.raw(
    `UPDATE booking_allotments SET allowance = greatest(allowance, taken + ? - capacity)
     WHERE id = ? AND capacity IS NOT NULL`,
    [units, allotmentId],
  );
}

export interface AllotmentInput {
  readonly resource: string;
  readonly venue: string;
  readonly capacity: number | null;
  readonly closed: boolean;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
}

/** Ids of the allotments that stand already, by trade and resource. */
export async function idsOf(trx: Knex.Transaction, trade: string, resources: readonly string[]): Promise<number[]> {
  const { rows } = await trx.raw(`SELECT id FROM booking_allotments WHERE trade = ? AND resource = ANY(?)`, [
    trade,
    resources,
  ]);
  return rows.map((row: { id: number }) => row.id);
}

/** Makes or changes allotments, found by trade and resource. Lowering a capacity cancels nobody: it stops sales. */
export async function putAllotments(
  trx: Knex.Transaction,
  inputs: readonly (AllotmentInput & { trade: string; documentId: string })[],
): Promise<Allotment[]> {
  const { rows } = await trx.raw(
    `INSERT INTO booking_allotments
       (document_id, trade, resource, venue, capacity, closed, starts_at, ends_at, created_at, updated_at, published_at)
     SELECT "documentId", trade, resource, venue, capacity, closed, "startsAt", "endsAt", ${CLOCK}, ${CLOCK}, ${CLOCK}
     FROM jsonb_to_recordset(?) AS input("documentId" text, trade text, resource text, venue text, capacity int,
       closed boolean, "startsAt" timestamp, "endsAt" timestamp)
     ORDER BY trade, resource
     ON CONFLICT (trade, resource) DO UPDATE SET venue = excluded.venue, capacity = excluded.capacity,
       closed = excluded.closed, starts_at = excluded.starts_at, ends_at = excluded.ends_at, updated_at = ${CLOCK}
     RETURNING ${ALLOTMENT_COLUMNS}`,
    [JSON.stringify(inputs)],
  );
  return rows;
}

/** What every visitor's list of places is made from: in the database, so that each session plans it once. */
export const FIND_ALLOTMENTS: Guard = {
  kind: 'function',
  name: 'relais_find_allotments',
  sql: `CREATE OR REPLACE FUNCTION relais_find_allotments(of_trade text, resources text[])
    RETURNS TABLE (id int, trade text, resource text, venue text, capacity int, taken int, allowance int, closed boolean,
      "startsAt" timestamp, "endsAt" timestamp)
    LANGUAGE plpgsql STABLE SET enable_seqscan = off AS $$
    BEGIN
      RETURN QUERY
        WITH overdue AS (
          SELECT c.allotment_id, sum(c.units) AS units FROM bookings b JOIN booking_claims c ON c.booking_id = b.id
          WHERE b.booking_status = 'held' AND b.hold_expires_at <= ${CLOCK} GROUP BY c.allotment_id)
        SELECT a.id, a.trade::text, a.resource::text, a.venue::text, a.capacity,
          (a.taken - coalesce(o.units, 0))::int, a.allowance, a.closed, a.starts_at::timestamp, a.ends_at::timestamp
        FROM booking_allotments a LEFT JOIN overdue o ON o.allotment_id = a.id
        WHERE a.trade = of_trade AND a.resource = ANY(resources);
    END $$`,
};

/** Allotments of a trade by resource, with overdue holds already counted as free although nothing has lapsed them yet. */
export async function findAllotments(
  db: Knex | Knex.Transaction,
  trade: string,
  resources: readonly string[],
): Promise<Allotment[]> {
  const { rows } = await db.raw('SELECT * FROM relais_find_allotments(?, ?)', [trade, resources]);
  return rows;
}

/** A month of one venue in one look, as small as what was booked in it: what nobody asked for has no allotment. */
export const FIND_VENUE_ALLOTMENTS: Guard = {
  kind: 'function',
  name: 'relais_find_venue_allotments',
  sql: `CREATE OR REPLACE FUNCTION relais_find_venue_allotments(of_trade text, of_venue text, from_time timestamp, until_time timestamp)
    RETURNS TABLE (id int, trade text, resource text, venue text, capacity int, taken int, allowance int, closed boolean,
      "startsAt" timestamp, "endsAt" timestamp)
    LANGUAGE plpgsql STABLE SET enable_seqscan = off AS $$
    BEGIN
      RETURN QUERY
        WITH overdue AS (
          SELECT c.allotment_id, sum(c.units) AS units FROM bookings b JOIN booking_claims c ON c.booking_id = b.id
          WHERE b.booking_status = 'held' AND b.hold_expires_at <= ${CLOCK} GROUP BY c.allotment_id)
        SELECT a.id, a.trade::text, a.resource::text, a.venue::text, a.capacity,
          (a.taken - coalesce(o.units, 0))::int, a.allowance, a.closed, a.starts_at::timestamp, a.ends_at::timestamp
        FROM booking_allotments a LEFT JOIN overdue o ON o.allotment_id = a.id
        WHERE a.venue = of_venue AND a.starts_at >= from_time AND a.starts_at < until_time AND a.trade = of_trade;
    END $$`,
};

/** Allotments of a venue that begin within a span of time, with overdue holds already counted as free. */
export async function findVenueAllotments(
  db: Knex | Knex.Transaction,
  trade: string,
  venue: string,
  from: Date,
  until: Date,
): Promise<Allotment[]> {
  const { rows } = await db.raw('SELECT * FROM relais_find_venue_allotments(?, ?, ?, ?)', [trade, venue, from, until]);
  return rows;
}

/** What of an allotment changes from booking to booking. */
export interface Stock extends Pick<Allotment, 'capacity' | 'taken' | 'closed'> {
  readonly resource: string;
}

/** The same, as bare as a month of a venue is looked at by every visitor. */
export async function findVenueStocks(
  db: Knex,
  trade: string,
  venue: string,
  from: Date,
  until: Date,
): Promise<Stock[]> {
  const { rows } = await db.raw(
    'SELECT resource, capacity, taken, closed FROM relais_find_venue_allotments(?, ?, ?, ?)',
    [trade, venue, from, until],
  );
  return rows;
}
