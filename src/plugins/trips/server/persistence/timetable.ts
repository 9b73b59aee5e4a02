import type { Knex } from 'knex';
import { CLOCK } from '../../../booking/server/port';

/** A trip as a timetable says it. */
export interface TimetableTrip {
  /** Which trip of which timetable this is; unique, and the same at the next import. */
  readonly feedKey: string;
  /** Its stops, in `trip_stops`. */
  readonly pattern: string | null;
  readonly stationId: number;
  readonly destinationId: number;
  readonly departure: Date;
  readonly arrival: Date | null;
  readonly seats: number;
  readonly price: number;
  readonly currency: string;
  readonly vehicleId: number | null;
}

export interface WrittenTrip {
  readonly id: number;
  readonly isNew: boolean;
}

/**
 * Writes trips that are new or, with `follow`, that the timetable now says otherwise; a price, a vehicle and a cancellation
 * that staff set by hand stay.
 * @returns what was written; a trip that stands as it is, is not
 */
export async function putTrips(
  trx: Knex.Transaction,
  trips: readonly TimetableTrip[],
  follow: boolean,
): Promise<WrittenTrip[]> {
  const told = ['station_id', 'destination_id', 'departure', 'arrival', 'seats', 'pattern'];
  const row = (table: string): string => `(${told.map((column) => `${table}.${column}`).join(', ')})`;
  const update = `UPDATE SET ${told.map((column) => `${column} = excluded.${column}`).join(', ')}, updated_at = ${CLOCK}
     WHERE ${row('trips')} IS DISTINCT FROM ${row('excluded')}`;
  const { rows } = await trx.raw(
    `INSERT INTO trips (document_id, feed_key, pattern, station_id, destination_id, departure, arrival, seats, price, currency,
       vehicle_id, trip_status, created_at, updated_at, published_at)
     SELECT substr(md5('trip ' || "feedKey"), 1, 24), "feedKey", pattern, "stationId", "destinationId", departure, arrival,
       seats, price, currency, "vehicleId", 'scheduled', ${CLOCK}, ${CLOCK}, ${CLOCK}
     FROM jsonb_to_recordset(?) AS t("feedKey" text, pattern text, "stationId" int, "destinationId" int,
       departure timestamp, arrival timestamp, seats int, price int, currency text, "vehicleId" int)
     ORDER BY "feedKey"
     ON CONFLICT (feed_key) WHERE feed_key IS NOT NULL DO ${follow ? update : 'NOTHING'}
     RETURNING id, xmax = 0 AS "isNew"`,
    [JSON.stringify(trips)],
  );
  return rows;
}
