import type { Knex } from 'knex';
import { CLOCK } from '../../../booking/server/port';

export interface KnownStation {
  readonly id: number;
  readonly documentId: string;
  readonly feedId: string;
  readonly name: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly timeZone: string;
}

/** Stations that an earlier import of this feed made. */
export async function findFeedStations(db: Knex, feedIds: readonly string[]): Promise<Map<string, KnownStation>> {
  const { rows } = await db.raw(
    `SELECT id, document_id AS "documentId", feed_id AS "feedId", name, latitude, longitude, time_zone AS "timeZone"
     FROM stations WHERE feed_id = ANY(?)`,
    [feedIds],
  );
  return new Map(rows.map((row: KnownStation) => [row.feedId, row]));
}

export interface PatternRow {
  readonly pattern: string;
  readonly position: number;
  readonly stationId: number;
  readonly arrivalSeconds: number;
  readonly departureSeconds: number;
}

/** Writes the stops of patterns. A pattern is named after what it says, so that it never changes. */
export async function putPatterns(trx: Knex.Transaction, stops: readonly PatternRow[]): Promise<void> {
  await trx.raw(
    `INSERT INTO trip_stops (document_id, pattern, position, station_id, arrival_seconds, departure_seconds, created_at,
       updated_at, published_at)
     SELECT substr(md5(pattern || ' ' || position), 1, 24), pattern, position, "stationId", "arrivalSeconds",
       "departureSeconds", ${CLOCK}, ${CLOCK}, ${CLOCK}
     FROM jsonb_to_recordset(?) AS s(pattern text, position int, "stationId" int, "arrivalSeconds" int,
       "departureSeconds" int)
     ON CONFLICT (pattern, position) DO NOTHING`,
    [JSON.stringify(stops)],
  );
}

/** Trips of a feed that have yet to leave and that it no longer has, among those of these service days. */
export async function findDropped(
  db: Knex,
  { feed, dates, keys }: { feed: string; dates: readonly string[]; keys: readonly string[] },
): Promise<string[]> {
  const { rows } = await db.raw(
    `SELECT t.document_id AS "documentId" FROM trips t
     WHERE starts_with(t.feed_key, ?) AND split_part(t.feed_key, ':', 3) = ANY(?)
       AND NOT EXISTS (SELECT 1 FROM unnest(?::text[]) AS k(key) WHERE k.key = t.feed_key)
       AND t.departure > ${CLOCK} AND t.trip_status = 'scheduled'`,
    [`gtfs:${feed}:`, dates, keys],
  );
  return rows.map((row: { documentId: string }) => row.documentId);
}
