import type { Knex } from 'knex';
import { CLOCK } from '../../../booking/server/port';
import type { Place, Station, TripRow } from '../domain/trip';

/** The catalogue's reads. Plain SQL: searching is the hot path of every visitor, and one statement answers it. */

const STATION = (
  s: string,
): string => `'id', ${s}.id, 'documentId', ${s}.document_id, 'slug', ${s}.slug, 'name', ${s}.name,
  'city', ${s}.city, 'timeZone', ${s}.time_zone, 'phone', ${s}.phone, 'latitude', ${s}.latitude, 'longitude', ${s}.longitude,
  'currency', ${s}.currency, 'email', ${s}.email, 'payAtVenue', ${s}.pay_at_venue, 'holdMinutes', ${s}.hold_minutes,
  'cancelMinutes', ${s}.cancel_minutes, 'refundFullHours', ${s}.refund_full_hours, 'refundPartHours', ${s}.refund_part_hours,
  'refundPartPercent', ${s}.refund_part_percent`;

const COLUMNS = `t.document_id AS "documentId", t.departure, t.arrival, t.price, t.currency, least(t.seats, v.seats) AS seats,
  t.trip_status AS "tripStatus", t.departure <= ${CLOCK} AS departed`;

const TRIP = `${COLUMNS}, json_build_object(${STATION('s')}) AS "from",
  json_build_object('slug', d.slug, 'name', d.name, 'city', d.city, 'timeZone', d.time_zone, 'phone', d.phone) AS destination`;

const AROUND = `JOIN stations s ON s.id = t.station_id JOIN stations d ON d.id = t.destination_id
  LEFT JOIN vehicles v ON v.id = t.vehicle_id`;

export async function findTrips(db: Knex, documentIds: readonly string[]): Promise<TripRow[]> {
  const { rows } = await db.raw(`SELECT ${TRIP} FROM trips t ${AROUND} WHERE t.document_id = ANY(?)`, [documentIds]);
  return rows;
}

export interface Search {
  readonly stationId: number;
  readonly destinationId: number | null;
  readonly from: Date;
  readonly until: Date;
  readonly page: number;
  readonly pageSize: number;
}

type FoundTrip = Omit<TripRow, 'from' | 'destination'> & { readonly destinationId: number };

/**
 * A page of the trips that leave a station within a span of time, in the order they leave.
 * @param known stations that need not be read again
 */
export async function searchTrips(
  db: Knex,
  search: Search,
  known: readonly Station[] = [],
): Promise<{ trips: TripRow[]; total: number }> {
  const { stationId, destinationId, from, until, page, pageSize } = search;
  const toward = destinationId === null ? '' : 'AND destination_id = :destinationId';
  const { rows } = await db.raw(
    `WITH found AS MATERIALIZED (
       SELECT * FROM trips WHERE station_id = :stationId ${toward} AND departure >= :from AND departure < :until)
     SELECT (SELECT count(*)::int FROM found) AS total, t.destination_id AS "destinationId", ${COLUMNS}
     FROM found t LEFT JOIN vehicles v ON v.id = t.vehicle_id
     WHERE t.destination_id IS NOT NULL
     ORDER BY t.departure, t.id LIMIT :limit OFFSET :offset`,
    { stationId, destinationId, from, until, limit: pageSize, offset: (page - 1) * pageSize },
  );
  if (rows.length === 0 && page > 1) {
    return { trips: [], total: (await searchTrips(db, { ...search, page: 1 }, known)).total };
  }
  return { trips: await withStations(db, stationId, rows, known), total: rows[0]?.total ?? 0 };
}

/** A page names few stations many times: each is read once, and not at all when it is known. */
async function withStations(
  db: Knex,
  stationId: number,
  found: readonly FoundTrip[],
  known: readonly Station[],
): Promise<TripRow[]> {
  const stations = new Map(known.map((station) => [station.id, station]));
  const missing = [...new Set([stationId, ...found.map((trip) => trip.destinationId)])].filter(
    (id) => !stations.has(id),
  );
  const read = found.length > 0 && missing.length > 0 ? await findStationsBy(db, 'id', missing) : [];
  for (const station of read) stations.set(station.id, station);
  return found.map(
    ({ destinationId, documentId, departure, arrival, price, currency, seats, tripStatus, departed }) => ({
      documentId,
      departure,
      arrival,
      price,
      currency,
      seats,
      tripStatus,
      departed,
      from: stations.get(stationId) as Station,
      destination: stations.get(destinationId) as Station,
    }),
  );
}

export async function findStations(
  db: Knex,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<{ stations: Station[]; total: number }> {
  const { rows } = await db.raw(
    `SELECT json_build_object(${STATION('s')}) AS station FROM stations s
     ORDER BY s.city, s.name, s.id LIMIT ? OFFSET ?`,
    [pageSize, (page - 1) * pageSize],
  );
  const count = await db.raw('SELECT count(*)::int AS total FROM stations');
  return { stations: rows.map((row: { station: Station }) => row.station), total: count.rows[0].total };
}

export async function findStationsBy(
  db: Knex,
  column: 'id' | 'slug' | 'document_id',
  values: readonly (string | number)[],
): Promise<Station[]> {
  const { rows } = await db.raw(
    `SELECT json_build_object(${STATION('s')}) AS station FROM stations s WHERE s.${column} = ANY(?)`,
    [values],
  );
  return rows.map((row: { station: Station }) => row.station);
}

export async function findStationNames(db: Knex): Promise<{ documentId: string; name: string; timeZone: string }[]> {
  const { rows } = await db.raw(
    `SELECT document_id AS "documentId", name, time_zone AS "timeZone" FROM stations ORDER BY name, id`,
  );
  return rows;
}

/** Where trips still to leave this station go. */
export async function findDestinations(db: Knex, stationId: number): Promise<Pick<Place, 'slug' | 'name' | 'city'>[]> {
  const { rows } = await db.raw(
    `SELECT slug, name, city FROM stations d
     WHERE EXISTS (
       SELECT 1 FROM trips t WHERE t.station_id = ? AND t.destination_id = d.id AND t.departure > ${CLOCK}
         AND t.trip_status = 'scheduled')
     ORDER BY city, name`,
    [stationId],
  );
  return rows;
}

/** The stations that this member of staff runs. */
export async function findOwnStations(db: Knex, staffId: number): Promise<{ id: number; documentId: string }[]> {
  const { rows } = await db.raw(`SELECT id, document_id AS "documentId" FROM stations WHERE chief_id = ?`, [staffId]);
  return rows;
}
