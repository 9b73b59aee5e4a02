import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { LockedRoom, LockedRooms } from './allotments';
import type { Guard } from './guards';

/**
 * A transaction of two round trips, for the rush on a hot allotment: one looks, under the lock, one writes and commits.
 * While a row is locked every round trip of its holder is waited for by all others; with six of them most of a
 * booking's time went there. It speaks PostgreSQL's simple protocol, which takes several statements at once, on a
 * connection of knex's pool; knex escapes what they are given.
 */

/** Writes in the transaction of a change. What it is asked to write may be sent only with the COMMIT: no answer to rely on. */
export interface Writer {
  raw(sql: string, bindings: readonly unknown[]): PromiseLike<unknown>;
}

export interface Look {
  readonly allotmentIds: readonly number[];
  readonly idempotencyKeys: readonly string[];
  /** Units that are wanted of all of them together. */
  readonly units: number;
  /** Ids that are set aside for new bookings. */
  readonly bookings: number;
  /** How long to wait for the lock. */
  readonly patienceMs: number;
}

export interface Seen extends LockedRooms {
  readonly bookingIds: readonly number[];
  /** One of the keys has been used before. */
  readonly keyUsed: boolean;
  /**
   * What is left may not do, and some hold on these allotments has not lapsed yet and is past its deadline, or was about to
   * be when the wait began.
   */
  readonly overdue: boolean;
}

interface Result {
  readonly command: string;
  // biome-ignore lint/suspicious/noExplicitAny: rows of any statement, as in knex
  readonly rows: any[];
}

/** As it comes out of JSON: UTC without saying so. */
interface Locked extends Omit<LockedRoom, 'startsAt' | 'endsAt'> {
  readonly startsAt: string;
  readonly endsAt: string | null;
}

interface Connection {
  query(text: string): Promise<Result[]>;
}

/**
 * Looks around under the lock. In the database, so that each session plans it once, and by indexes only: a plan that was
 * made while the tables were nearly empty would read them whole for a good while after. Whether holds are overdue is asked
 * of a clock that the planner can read: of one that it cannot, it expects a third of all holds.
 */
export const LOOK: Guard = {
  kind: 'function',
  name: 'relais_look',
  sql: `CREATE OR REPLACE FUNCTION relais_look(allotment_ids int[], units int, keys text[], wanted int, patience_ms int,
      OUT rooms jsonb, OUT now timestamp, OUT "bookingIds" int[], OUT "keyUsed" boolean, OUT overdue boolean)
    LANGUAGE plpgsql SET enable_seqscan = off AS $$
    BEGIN
      PERFORM set_config('lock_timeout', patience_ms::text, true);
      SELECT coalesce(jsonb_agg(locked), '[]') INTO rooms FROM (
        SELECT a.id, a.capacity, a.taken, a.closed, a.starts_at AS "startsAt", a.ends_at AS "endsAt"
        FROM booking_allotments a WHERE a.id = ANY(allotment_ids) ORDER BY a.id FOR NO KEY UPDATE OF a) locked;
      now := clock_timestamp() AT TIME ZONE 'UTC';
      "bookingIds" := ARRAY(SELECT nextval('bookings_id_seq')::int FROM generate_series(1, wanted));
      "keyUsed" := EXISTS (SELECT 1 FROM bookings WHERE idempotency_key = ANY(keys));
      overdue := EXISTS (
        SELECT 1 FROM jsonb_to_recordset(rooms) AS room(capacity int, taken int) WHERE room.capacity - room.taken < units
      ) AND EXISTS (
        SELECT 1 FROM bookings b JOIN booking_claims c ON c.booking_id = b.id
        WHERE b.booking_status = 'held' AND c.allotment_id = ANY(allotment_ids)
          AND b.hold_expires_at <= statement_timestamp() AT TIME ZONE 'UTC' + make_interval(secs => patience_ms / 1000.0));
    END $$`,
};

/**
 * @param decide is shown what was seen under the lock, and writes through the writer; undefined to leave everything as it is
 * @returns what it decided, committed
 * @throws what the database said no to; `lost` is thrown when the connection broke while the COMMIT was under way
 */
export async function inBatch<T>(
  { db }: Core.Strapi,
  look: Look,
  decide: (seen: Seen, writer: Writer) => Promise<T | undefined>,
  lost: (cause: unknown) => Error,
): Promise<T | undefined> {
  const knex = db.connection;
  const connection = (await knex.client.acquireConnection()) as Connection;
  try {
    const seen = await lookAround(knex, connection, look);
    const writes: string[] = [];
    const writer: Writer = {
      raw: async (sql, bindings) => void writes.push(knex.raw(sql, bindings as Knex.RawBinding[]).toQuery()),
    };
    const decided = await decide(seen, writer);
    if (writes.length === 0) await connection.query('ROLLBACK');
    else await writeAndCommit(connection, writes, lost);
    return decided;
  } catch (error) {
    await rollBack(connection);
    throw error;
  } finally {
    knex.client.releaseConnection(connection);
  }
}

async function lookAround(knex: Knex, connection: Connection, look: Look): Promise<Seen> {
  const { allotmentIds, units, idempotencyKeys, bookings, patienceMs } = look;
  const bindings = [allotmentIds, units, idempotencyKeys, bookings, patienceMs] as unknown as Knex.RawBinding[];
  const sql = knex.raw('SELECT * FROM relais_look(?::int[], ?, ?::text[], ?, ?)', bindings).toQuery();
  const [, looked] = (await connection.query(`BEGIN; ${sql}`)) as [Result, Result];
  const { rooms, ...around } = looked.rows[0];
  const locked: Locked[] = typeof rooms === 'string' ? JSON.parse(rooms) : rooms;
  return { rooms: new Map(locked.map((room) => [room.id, toRoom(room)])), ...around };
}

const toRoom = ({ startsAt, endsAt, ...room }: Locked): LockedRoom => ({
  ...room,
  startsAt: new Date(`${startsAt}Z`),
  endsAt: endsAt === null ? null : new Date(`${endsAt}Z`),
});

async function writeAndCommit(
  connection: Connection,
  writes: readonly string[],
  lost: (cause: unknown) => Error,
): Promise<void> {
  try {
    const results = await connection.query([...writes, 'COMMIT'].join(';\n'));
    if (results.at(-1)?.command !== 'COMMIT') throw new Error('The database rolled a batch back without saying why');
  } catch (error) {
    throw isAnswer(error) ? error : lost(error);
  }
}

/** An error that the database answered with, the session going on: nothing was committed. */
export const isAnswer = (error: unknown): boolean =>
  error instanceof Error && 'severity' in error && 'code' in error && !/^(08|57)/.test(String(error.code));

async function rollBack(connection: Connection): Promise<void> {
  try {
    await connection.query('ROLLBACK');
  } catch {
    // The connection is gone, and its transaction with it; the pool finds out when it is given back.
  }
}
