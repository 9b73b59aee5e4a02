import type { Client } from 'pg';
import { addBookings, addStations, addTrips } from './fill.mts';
import type { House } from './house.mts';
import { round, rounds } from './load.mts';

const TRIPS = 50_000;
const BOOKINGS = 200_000;
const DAYS = 14;

/** The plan of the search's own statement, to see that an index serves it. */
async function plan(db: Client): Promise<string> {
  const { rows } = await db.query(
    `EXPLAIN SELECT id FROM trips WHERE station_id = 1 AND departure >= now() AND departure < now() + interval '1 day'`,
  );
  return (
    rows
      .map((row) => row['QUERY PLAN'] as string)
      .find((line) => line.includes('trips'))
      ?.trim() ?? 'no plan'
  );
}

/** A day's trips of one station, over many trips and bookings, beside Strapi's default find of the same rows. */
export async function search(house: House): Promise<string[]> {
  const { url: databaseUrl, client, drop } = await house.freshDatabase();
  await addStations(client);
  await addTrips(client, { prefix: 'any', count: TRIPS, capacity: 16, days: DAYS, spread: true });
  await addBookings(client, { prefix: 'any', count: BOOKINGS, status: 'confirmed' });
  await client.query('VACUUM ANALYZE');
  const date = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const server = await house.startServer(databaseUrl);
  const found = await fetch(`${server.url}/api/trips?from=station-1&date=${date(3)}`).then((r) => r.json());
  const between = `filters[departure][$gte]=${date(3)}T00:00:00Z&filters[departure][$lt]=${date(4)}T00:00:00Z`;
  const find =
    `/api/bench/find?filters[station][slug]=station-1&${between}&populate=*&sort=departure&pagination[pageSize]=50`
      .replaceAll('[', '%5B')
      .replaceAll(']', '%5D');

  const results = await rounds(house.rounds, {
    search: () =>
      round({
        url: server.url,
        connections: 10,
        expect: [200],
        request: { method: 'GET', path: `/api/trips?from=station-1&date=${date(3)}` },
      }),
    find: () => round({ url: server.url, connections: 10, expect: [200], request: { method: 'GET', path: find } }),
  });
  const access = await plan(client);
  await server.stop();
  await drop();
  return [
    `${(results.search.rate / results.find.rate).toFixed(2)} x the default find with its populate: ${Math.round(results.search.rate)}/s beside ${Math.round(results.find.rate)}/s, p99 ${results.search.p99} ms beside ${results.find.p99} ms`,
    `${found.data.length} trips in the answer; ${TRIPS} trips and ${BOOKINGS} bookings in the database; ${access}`,
  ];
}
