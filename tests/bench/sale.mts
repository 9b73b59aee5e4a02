import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { addStations, addTrips } from './fill.mts';
import type { House } from './house.mts';
import { type Load, median, type Round, round, rounds } from './load.mts';

const PLENTY = 10_000_000;

const order = JSON.stringify({
  data: { seats: 1, contact: { name: 'Bench', email: 'bench@relais.test', phone: '+21671234567' }, locale: 'fr' },
});

/** The full thing: a hold with an idempotency key of its own, history line, message row. */
export const booking = (url: string, trip: () => string, expect: readonly number[]): Load => ({
  url,
  expect,
  request: {
    method: 'POST',
    path: '/',
    body: order,
    vary: (request) => ({
      ...request,
      path: `/api/trips/${trip()}/bookings`,
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    }),
  },
});

export const empty = (url: string): Load => ({
  url,
  expect: [200],
  request: { method: 'GET', path: '/api/bench/empty' },
});

/** The same request as a booking, to a handler that does nothing: what the server itself costs. */
const emptyPost = (url: string): Load => ({
  url,
  expect: [200],
  request: { method: 'POST', path: '/api/bench/empty', headers: { 'content-type': 'application/json' }, body: order },
});

const plainRow = (): string =>
  JSON.stringify({ data: { pattern: randomUUID(), position: 1, arrivalSeconds: 60, departureSeconds: 60 } });

const create = (url: string): Load => ({
  url,
  expect: [200, 201],
  request: {
    method: 'POST',
    path: '/api/bench/create',
    headers: { 'content-type': 'application/json' },
    vary: (request) => ({ ...request, body: plainRow() }),
  },
});

const any = (prefix: string, count: number) => () => `${prefix}${1 + Math.floor(Math.random() * count)}`;

/** Allotments sold beyond their capacity, or whose `taken` is not what was booked: none. */
export async function oversold(db: Client): Promise<number> {
  const { rows } = await db.query(
    `SELECT count(*)::int AS wrong FROM (
       SELECT a.id FROM booking_allotments a LEFT JOIN booking_claims c ON c.allotment_id = a.id
       LEFT JOIN bookings b ON b.id = c.booking_id AND relais_takes_units(b.booking_status)
       GROUP BY a.id HAVING a.taken <> coalesce(sum(c.units) FILTER (WHERE b.id IS NOT NULL), 0) OR a.taken > a.capacity) x`,
  );
  return rows[0].wrong;
}

const ratio = (a: number, b: number): string => `${(a / b).toFixed(2)} x`;
const perSecond = (value: number): string => `${Math.round(value)}/s`;

export async function bookings(house: House): Promise<string[]> {
  const { url: databaseUrl, client, drop } = await house.freshDatabase();
  await addStations(client);
  await addTrips(client, { prefix: 'hot', count: 1, capacity: PLENTY, days: 1, spread: false });
  await addTrips(client, { prefix: 'many', count: 100, capacity: PLENTY, days: 1, spread: false });
  await addTrips(client, { prefix: 'out', count: 1, capacity: 0, days: 1, spread: false });
  const one = await house.startServer(databaseUrl);
  await round({ ...empty(one.url), seconds: 2 });

  const alone = await rounds(house.rounds, {
    empty: () => round(empty(one.url)),
    same: () => round(emptyPost(one.url)),
    create: () => round(create(one.url)),
    hot: () => round(booking(one.url, () => 'hot1', [201])),
    many: () => round(booking(one.url, any('many', 100), [201])),
    out: () => round(booking(one.url, () => 'out1', [409])),
  });

  const two = await house.startServer(databaseUrl);
  const together = async (trip: () => string): Promise<Round> => {
    const both = await Promise.all(
      [one, two].map(({ url }) => round({ ...booking(url, trip, [201]), connections: 10 })),
    );
    const total = both.reduce((sum, { rate }) => sum + rate, 0);
    return { rate: total, p99: Math.max(...both.map(({ p99 }) => p99)), statuses: {} };
  };
  const pair = await rounds(house.rounds, {
    hotOne: () => round(booking(one.url, () => 'hot1', [201])),
    hotTwo: () => together(() => 'hot1'),
    manyOne: () => round(booking(one.url, any('many', 100), [201])),
    manyTwo: () => together(any('many', 100)),
  });
  const wrong = await oversold(client);
  await Promise.all([one.stop(), two.stop()]);
  await drop();

  const { empty: bare, same, create: plain, hot, many, out } = alone;
  const spread = (name: keyof typeof alone) =>
    median(alone[name].rounds.map((r, i) => r.rate / (bare.rounds[i]?.rate ?? 1))).toFixed(2);
  return [
    `${ratio(hot.rate, bare.rate)} the empty route (paired ${spread('hot')}), ${ratio(hot.rate, plain.rate)} the default create: one hot trip, ${perSecond(hot.rate)}, p99 ${hot.p99} ms`,
    `${ratio(many.rate, bare.rate)} the empty route (paired ${spread('many')}): 100 trips, ${perSecond(many.rate)}, p99 ${many.p99} ms`,
    `${ratio(out.rate, hot.rate)} the sale: sold out, ${perSecond(out.rate)}, p99 ${out.p99} ms`,
    `${ratio(pair.hotTwo.rate, pair.hotOne.rate)} one process: two processes on the hot trip, ${perSecond(pair.hotTwo.rate)} beside ${perSecond(pair.hotOne.rate)}, p99 ${pair.hotTwo.p99} ms`,
    `${ratio(pair.manyTwo.rate, pair.manyOne.rate)} one process: two processes on 100 trips, ${perSecond(pair.manyTwo.rate)} beside ${perSecond(pair.manyOne.rate)}, p99 ${pair.manyTwo.p99} ms`,
    `${ratio(hot.rate, same.rate)} and ${ratio(many.rate, same.rate)} an empty route that is sent the same request`,
    `baselines: empty route ${perSecond(bare.rate)} (p99 ${bare.p99} ms), sent the same request ${perSecond(same.rate)}, default create ${perSecond(plain.rate)} (p99 ${plain.p99} ms)`,
    `allotments oversold or miscounted: ${wrong}`,
  ];
}
