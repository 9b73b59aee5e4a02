import type { Client } from 'pg';

const NOW = `(now() AT TIME ZONE 'UTC')`;
const STAMPS = 'created_at, updated_at, published_at';

/** Two stations; trips between them are added by `addTrips`. */
export async function addStations(db: Client): Promise<void> {
  await db.query(
    `INSERT INTO stations (document_id, name, city, slug, time_zone, currency, pay_at_venue, hold_minutes, cancel_minutes, ${STAMPS})
     SELECT 'station' || i, 'Station ' || i, 'City ' || i, 'station-' || i, 'Africa/Tunis', 'TND', true, 10, 60, ${NOW}, ${NOW}, ${NOW}
     FROM generate_series(1, 100) i`,
  );
}

interface Trips {
  readonly prefix: string;
  readonly count: number;
  readonly capacity: number;
  /** Spread over so many days from tomorrow on. */
  readonly days: number;
  /** All from station 1 to station 2, or spread over all stations. */
  readonly spread: boolean;
}

export async function addTrips(db: Client, { prefix, count, capacity, days, spread }: Trips): Promise<void> {
  const station = spread ? '1 + i % 100' : '1';
  const destination = spread ? '1 + (i + 1 + i / 100) % 100' : '2';
  await db.query(
    `INSERT INTO trips (document_id, departure, price, currency, seats, trip_status, station_id, destination_id, ${STAMPS})
     SELECT $1 || i, date_trunc('hour', ${NOW}) + interval '1 day' + (i::float8 / $2) * $3 * interval '1 day', 12500, 'TND', 200,
       'scheduled', s.id, d.id, ${NOW}, ${NOW}, ${NOW}
     FROM generate_series(1, $2::int) i
     JOIN stations s ON s.document_id = 'station' || (${station})
     JOIN stations d ON d.document_id = 'station' || (CASE WHEN ${destination} = ${station} THEN 100 ELSE ${destination} END)
     WHERE s.id <> d.id`,
    [prefix, count, days],
  );
  await db.query(
    `INSERT INTO booking_allotments (document_id, trade, resource, venue, starts_at, capacity, closed, ${STAMPS})
     SELECT 'a' || t.document_id, 'trips', t.document_id, s.document_id, t.departure, $2, false, ${NOW}, ${NOW}, ${NOW}
     FROM trips t JOIN stations s ON s.id = t.station_id WHERE t.document_id LIKE $1 || '%'`,
    [prefix, capacity],
  );
}

/** Bookings of one seat, spread evenly over the trips with this prefix. */
export async function addBookings(
  db: Client,
  { prefix, count, status, holdSeconds }: { prefix: string; count: number; status: string; holdSeconds?: number },
): Promise<void> {
  await db.query(
    `WITH targets AS (
       SELECT id, venue, starts_at, row_number() OVER (ORDER BY id) - 1 AS n
       FROM booking_allotments WHERE resource LIKE $1 || '%'
     ), size AS (SELECT count(*) AS total FROM targets), made AS (
       INSERT INTO bookings (document_id, code, booking_status, quantity, starts_at, hold_expires_at, contact_name,
         contact_email, language, price_amount, price_currency, trade, venue, link_version, ${STAMPS})
       SELECT $1 || $3 || 'b' || i, $1 || $3 || i, $3, 1, t.starts_at, ${NOW} + $4::float8 * interval '1 second', 'Bench',
         'bench@relais.test', 'fr', 12500, 'TND', 'trips', t.venue, 1, ${NOW}, ${NOW}, ${NOW}
       FROM generate_series(0, $2::int - 1) i JOIN targets t ON t.n = i % (SELECT total FROM size)
       RETURNING id, document_id
     ), numbered AS (SELECT id, row_number() OVER (ORDER BY id) - 1 AS i FROM made)
     INSERT INTO booking_claims (document_id, booking_id, allotment_id, units, ${STAMPS})
     SELECT 'c' || n.id, n.id, t.id, 1, ${NOW}, ${NOW}, ${NOW}
     FROM numbered n JOIN targets t ON t.n = n.i % (SELECT total FROM size)`,
    [prefix, count, status, holdSeconds ?? null],
  );
  await db.query(
    `INSERT INTO booking_history (document_id, booking_id, code, event, to_status, quantity, actor, at, ${STAMPS})
     SELECT 'h' || b.id, b.id, b.code, 'hold', b.booking_status, 1, 'customer', ${NOW}, ${NOW}, ${NOW}, ${NOW}
     FROM bookings b WHERE b.code LIKE $1 || $2 || '%'`,
    [prefix, status],
  );
}
