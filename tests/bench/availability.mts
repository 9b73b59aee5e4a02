import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { addRestaurants, addTables } from './fill-tables.mts';
import type { House, Server } from './house.mts';
import { type Load, median, type Round, round, rounds } from './load.mts';
import { processorTime, sessionsTime } from './processor.mts';
import { oversold } from './sale.mts';

const RESTAURANTS = 500;
const BOOKINGS = 300_000;
/** What a restaurant that has just begun has in its book. */
const FEW = 1_000;
const DAYS = 365;
const COVERS = 5_000;

interface Measured extends Round {
  /** Milliseconds of processor time for one answer: of the server, and of its sessions in the database. */
  readonly server: number;
  readonly sessions: number;
}

interface Place extends Server {
  readonly client: Client;
  drop(): Promise<void>;
}

const date = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const any = (count: number): number => Math.floor(Math.random() * count);

/** The coming 31 days of any restaurant. */
const availability = (url: string): Load =>
  looking(url, (i) => `/api/restaurants/restaurant-${i}/availability?from=${date(1)}&to=${date(31)}&covers=2`);

/** The same days as Strapi finds them by default: the counts alone, or all rows that the answer is made from. */
const find = (url: string, what: 'counts' | 'month'): Load =>
  looking(url, (i) => {
    const span = `filters[startsAt][$gte]=${date(1)}T00:00:00Z&filters[startsAt][$lt]=${date(32)}T00:00:00Z`;
    const path = `/api/bench/find-${what}?slug=restaurant-${i}&filters[venue]=restaurant${i}&${span}`;
    return path.replaceAll('[', '%5B').replaceAll(']', '%5D');
  });

const looking = (url: string, path: (restaurant: number) => string): Load => ({
  url,
  connections: 10,
  expect: [200],
  request: { method: 'GET', path: '/', vary: (request) => ({ ...request, path: path(1 + any(RESTAURANTS)) }) },
});

/** Any table of any restaurant, on any day of the year. */
const booking = (url: string): Load => ({
  url,
  connections: 10,
  expect: [201],
  request: {
    method: 'POST',
    path: '/',
    vary: (request) => ({
      ...request,
      path: `/api/restaurants/restaurant-${1 + any(RESTAURANTS)}/bookings`,
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify({
        data: {
          date: date(2 + any(DAYS - 10)),
          time: ['12:30', '13:00', '19:30', '20:00', '20:30'][any(5)],
          covers: 2,
          contact: { name: 'Bench', email: `bench${any(20_000)}@relais.test` },
          locale: 'fr',
        },
      }),
    }),
  },
});

async function open(house: House, bookings: number): Promise<Place> {
  const { url, client, drop } = await house.freshDatabase();
  await addRestaurants(client, { count: RESTAURANTS, covers: COVERS });
  await addTables(client, { count: bookings, days: DAYS });
  await client.query('VACUUM ANALYZE');
  const server = await house.startServer(url);
  return { ...server, client, drop };
}

async function measured(place: Place, load: Load): Promise<Measured> {
  const [server, sessions] = [processorTime(place.pid) ?? 0, await sessionsTime(place.client)];
  const seen = await round(load);
  const answers = Object.values(seen.statuses).reduce((sum, count) => sum + count, 0);
  return {
    ...seen,
    server: ((processorTime(place.pid) ?? 0) - server) / answers,
    sessions: ((await sessionsTime(place.client)) - sessions) / answers,
  };
}

const ratio = (a: number, b: number): string => `${(a / b).toFixed(2)} x`;
const cost = (all: readonly Round[], of: 'server' | 'sessions'): number =>
  median((all as readonly Measured[]).map((each) => each[of]));
const whole = (all: readonly Round[]): number => cost(all, 'server') + cost(all, 'sessions');
const FOUND = { month: 'the same rows with their populate', counts: 'the counts alone' } as const;
const costs = (all: readonly Round[]): string =>
  `${cost(all, 'server').toFixed(2)} ms + ${cost(all, 'sessions').toFixed(2)} ms in the database`;

/** A month of a restaurant as its visitors see it, and what a booking costs when the year's book is full. */
export async function tablesAvailability(house: House): Promise<string[]> {
  const year = await open(house, BOOKINGS);
  await round({ ...availability(year.url), seconds: 2 });
  for (const what of ['counts', 'month'] as const) await round({ ...find(year.url, what), seconds: 2 });
  const looks = await rounds(house.rounds, {
    availability: () => measured(year, availability(year.url)),
    counts: () => measured(year, find(year.url, 'counts')),
    month: () => measured(year, find(year.url, 'month')),
  });
  const small = await open(house, FEW);
  for (const { url } of [small, year]) await round({ ...booking(url), seconds: 2 });
  const sales = await rounds(house.rounds, {
    small: () => measured(small, booking(small.url)),
    year: () => measured(year, booking(year.url)),
  });
  const wrong = (await oversold(year.client)) + (await oversold(small.client));
  for (const place of [year, small]) {
    await place.stop();
    await place.drop();
  }
  const paired = median(sales.year.rounds.map(({ rate }, i) => rate / (sales.small.rounds[i]?.rate ?? rate)));
  return [
    ...(['month', 'counts'] as const).map((what) => {
      const { rate, p99, rounds: all } = looks[what];
      const costly = ratio(whole(all), whole(looks.availability.rounds));
      return `${ratio(looks.availability.rate, rate)} the default find of ${FOUND[what]} (${costly} by processor time): ${Math.round(looks.availability.rate)}/s beside ${Math.round(rate)}/s, p99 ${looks.availability.p99} ms beside ${p99} ms`;
    }),
    `processor time of one answer: ${costs(looks.availability.rounds)}, beside ${costs(looks.month.rounds)} and ${costs(looks.counts.rounds)}`,
    `${ratio(sales.year.rate, sales.small.rate)} (paired ${paired.toFixed(2)}) the rate of bookings with ${BOOKINGS} in the book of the year beside ${FEW}: ${Math.round(sales.year.rate)}/s beside ${Math.round(sales.small.rate)}/s, p99 ${sales.year.p99} ms beside ${sales.small.p99} ms`,
    `processor time of one booking: ${costs(sales.year.rounds)}, beside ${costs(sales.small.rounds)}`,
    `${RESTAURANTS} restaurants; allotments oversold or miscounted: ${wrong}`,
  ];
}
