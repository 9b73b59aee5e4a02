import type { Client } from 'pg';

const NOW = `(now() AT TIME ZONE 'UTC')`;
const STAMPS = 'created_at, updated_at, published_at';

/** From when to when parties sit down, in minutes after midnight: every half hour. */
const SERVICES = { lunch: [720, 840], dinner: [1140, 1320] } as const;

const week = (opens: string, closes: string, lastSeating: string, covers: number): string =>
  JSON.stringify([1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens, closes, lastSeating, covers })));

/** Half of them count per service, half per slot of 30 minutes with a stay of 90; all may be booked a year ahead. */
export async function addRestaurants(db: Client, { count, covers }: { count: number; covers: number }): Promise<void> {
  await db.query(
    `INSERT INTO restaurants (document_id, name, slug, city, time_zone, language, count_per, slot_minutes, dwell_minutes,
       largest_party, days_ahead, lead_minutes, cancel_minutes, keep_minutes, waiting_list, offer_minutes, ${STAMPS})
     SELECT 'restaurant' || i, 'Restaurant ' || i, 'restaurant-' || i, 'City ' || i % 50, 'Africa/Tunis', 'fr',
       CASE WHEN i % 2 = 0 THEN 'service' ELSE 'slot' END, 30, 90, 8, 400, 60, 120, 15, 'accept', 60, ${NOW}, ${NOW}, ${NOW}
     FROM generate_series(1, $1::int) i`,
    [count],
  );
  await db.query(
    `INSERT INTO restaurant_services (document_id, restaurant_id, key, name_fr, position, hours, ${STAMPS})
     SELECT s.key || r.document_id, r.id, s.key, s.key, s.position, s.hours::jsonb, ${NOW}, ${NOW}, ${NOW}
     FROM restaurants r, (VALUES ('lunch', 0, $1), ('dinner', 1, $2)) AS s(key, position, hours)`,
    [week('12:00', '15:00', '14:00', covers), week('19:00', '23:00', '22:00', covers)],
  );
}

/**
 * Parties of two, spread evenly over all restaurants and over so many days from tomorrow on. Tunis is an hour ahead of UTC
 * all year. The books are closed meanwhile and what is taken is written as it adds up: a third of the time.
 */
export async function addTables(db: Client, { count, days }: { count: number; days: number }): Promise<void> {
  await db.query(`SET session_replication_role = replica`);
  await db.query(
    `CREATE TEMPORARY TABLE parties AS
     SELECT i, r.document_id AS venue, r.count_per = 'slot' AS by_slot, s.document_id AS service, s.key,
       date_trunc('day', ${NOW})::date + 1 + ((i / size.restaurants) % $2)::int AS date, from_minute, until_minute,
       from_minute + 30 * (i * 7 / size.restaurants % ((until_minute - from_minute) / 30 + 1))::int AS minute
     FROM (SELECT count(*) AS restaurants FROM restaurants) size
     CROSS JOIN generate_series(0, $1::bigint - 1) i
     JOIN restaurants r ON r.document_id = 'restaurant' || 1 + i % size.restaurants
     JOIN restaurant_services s ON s.restaurant_id = r.id AND s.position = (i / size.restaurants % 2)
     JOIN (VALUES ('lunch', ${SERVICES.lunch.join(', ')}), ('dinner', ${SERVICES.dinner.join(', ')}))
       AS times(key, from_minute, until_minute) ON times.key = s.key`,
    [count, days],
  );
  await db.query(
    `CREATE TEMPORARY TABLE seats AS
     SELECT p.i, p.venue, p.service || '/' || p.date || CASE WHEN by_slot THEN '/' || to_char(at.minute * interval '1 min', 'HH24:MI') ELSE '' END AS resource,
       p.date - interval '1 hour' + CASE WHEN by_slot THEN at.minute ELSE p.from_minute END * interval '1 min' AS starts_at,
       p.date - interval '1 hour' + CASE WHEN by_slot THEN at.minute + 30 ELSE p.until_minute + 60 END * interval '1 min' AS ends_at
     FROM parties p CROSS JOIN LATERAL generate_series(
       p.minute, CASE WHEN by_slot THEN least(p.minute + 60, p.until_minute) ELSE p.minute END, 30) AS at(minute)`,
  );
  await db.query(
    `INSERT INTO booking_allotments (document_id, trade, resource, venue, starts_at, ends_at, capacity, taken, allowance, closed, ${STAMPS})
     SELECT md5(resource), 'tables', resource, min(venue), min(starts_at), min(ends_at),
       (SELECT (hours->0->>'covers')::int FROM restaurant_services LIMIT 1), 2 * count(*), 0, false, ${NOW}, ${NOW}, ${NOW}
     FROM seats GROUP BY resource ORDER BY min(starts_at)`,
  );
  await db.query(
    `INSERT INTO bookings (document_id, code, booking_status, quantity, starts_at, ends_at, contact_name, contact_email,
       language, trade, venue, link_version, ${STAMPS})
     SELECT 'party' || i, 'party' || i, 'confirmed', 2, date - interval '1 hour' + minute * interval '1 min',
       date - interval '1 hour' + (minute + 90) * interval '1 min', 'Bench', 'bench' || i % 20000 || '@relais.test', 'fr', 'tables', venue, 1,
       ${NOW}, ${NOW}, ${NOW}
     FROM parties ORDER BY i`,
  );
  await db.query(
    `INSERT INTO booking_claims (document_id, booking_id, allotment_id, units, ${STAMPS})
     SELECT 'c' || b.id || a.id, b.id, a.id, 2, ${NOW}, ${NOW}, ${NOW}
     FROM seats s JOIN bookings b ON b.code = 'party' || s.i
     JOIN booking_allotments a ON a.trade = 'tables' AND a.resource = s.resource`,
  );
  await db.query(
    `INSERT INTO booking_history (document_id, booking_id, code, event, to_status, quantity, actor, at, ${STAMPS})
     SELECT 'h' || id, id, code, 'confirm', booking_status, 2, 'customer', ${NOW}, ${NOW}, ${NOW}, ${NOW} FROM bookings`,
  );
  await db.query('DROP TABLE parties, seats');
  await db.query('RESET session_replication_role');
}
