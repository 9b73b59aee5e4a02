import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { addBookings, addStations, addTrips } from './fill.mts';
import type { House } from './house.mts';
import { median, type Round, round } from './load.mts';
import { booking } from './sale.mts';

const require = createRequire(import.meta.url);
const {
  linkToken,
}: typeof import('../../src/plugins/booking/server/services/links.ts') = require('../../dist/src/plugins/booking/server/services/links.js');

const TICKETS = 1000;
/** As many as wait in the queue are not refused. */
const AT_ONCE = 20;
const BOOKERS = 10;
const SECONDS = 5;
const SECRET = 'bench-tickets-bench-tickets-bench-tickets';

const rss = async (url: string): Promise<number> => {
  const { rss: bytes } = (await fetch(`${url}/api/bench/memory`).then((r) => r.json())) as { rss: number };
  return Math.round(bytes / 1024 / 1024);
};

/** Confirmed bookings, by codes of the usual shape. */
async function addPassengers(client: Client): Promise<string[]> {
  await addTrips(client, { prefix: 'printed', count: 10, capacity: 10_000, days: 1, spread: false });
  await addBookings(client, { prefix: 'printed', count: TICKETS, status: 'confirmed' });
  const { rows } = await client.query(
    `UPDATE bookings SET code = to_char(id, 'FM0000') || '-' || to_char(id, 'FM0000') RETURNING code`,
  );
  return rows.map(({ code }: { code: string }) => code);
}

/** Prints all of them, so many at a time. @returns tickets per second */
async function print(url: string, codes: readonly string[]): Promise<number> {
  const waiting = [...codes];
  const started = performance.now();
  const hand = async (): Promise<void> => {
    for (let code = waiting.pop(); code !== undefined; code = waiting.pop()) {
      const headers = { 'Booking-Token': linkToken(SECRET, { code, linkVersion: 1 }) };
      const answer = await fetch(`${url}/api/bookings/${code}/ticket`, { headers });
      await answer.arrayBuffer();
      if (answer.status === 503) {
        waiting.unshift(code);
        await sleep(Number(answer.headers.get('Retry-After')) * 1000);
      } else if (answer.status !== 200) throw new Error(`Ticket ${code}: ${answer.status}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, hand));
  return codes.length / ((performance.now() - started) / 1000);
}

/** Bookings go on at most of their pace while a thousand tickets are printed, and memory stays where it was. */
export async function tickets(house: House): Promise<string[]> {
  const { url: databaseUrl, client, drop } = await house.freshDatabase();
  await addStations(client);
  const codes = await addPassengers(client);
  await addTrips(client, { prefix: 'many', count: 100, capacity: 10_000_000, days: 1, spread: false });
  const server = await house.startServer(databaseUrl, undefined, { BOOKING_SECRET: SECRET });
  const trip = () => `many${1 + Math.floor(Math.random() * 100)}`;
  const sell = (): Promise<Round> =>
    round({ ...booking(server.url, trip, [201]), connections: BOOKERS, seconds: SECONDS });
  await sell();
  const idle = await rss(server.url);
  const alone: Round[] = [];
  const beside: Round[] = [];
  let isPrinting = true;
  const printed = print(server.url, codes).finally(() => (isPrinting = false));
  while (isPrinting) {
    const sold = await sell();
    if (isPrinting) beside.push(sold);
  }
  const pace = await printed;
  const after = await rss(server.url);
  for (let i = 0; i < Math.max(2, beside.length); i += 1) alone.push(await sell());
  await server.stop();
  await drop();
  const of = (pick: 'rate' | 'p99', of: readonly Round[]): number => median(of.map((each) => each[pick]));
  return [
    `bookings beside ${TICKETS} tickets: ${(of('rate', beside) / of('rate', alone)).toFixed(2)} of their rate alone ` +
      `(${Math.round(of('rate', beside))} of ${Math.round(of('rate', alone))} per second), p99 ${of('p99', beside)} ms, alone ${of('p99', alone)} ms`,
    `${pace.toFixed(1)} tickets per second meanwhile; resident memory ${idle} MB before, ${after} MB after`,
  ];
}
