import { setTimeout as sleep } from 'node:timers/promises';
import type { Booking } from '../../src/plugins/booking/server/port';
import { withClient } from '../helpers/database';
import { type EngineProcess, startEngine } from '../helpers/engine';
import { audit, SOUND } from '../helpers/engine-audit';
import { allotment, keyed, order, settled } from '../helpers/engine-orders';
import { type OwnServer, startOwnServer } from '../helpers/engine-postgres';
import { type ServerProcess, startApi } from '../helpers/process';

const BACK_WITHIN_MS = 5000;

let server: OwnServer;
let api: ServerProcess;
let engine: EngineProcess;
let allotmentId: number;
const answered: Booking[] = [];

beforeAll(async () => {
  server = await startOwnServer();
  [engine, api] = await Promise.all([
    startEngine({ databaseUrl: server.url, env: { DATABASE_POOL_MAX: '5' } }),
    startApi({ databaseUrl: server.url, env: { DATABASE_POOL_MAX: '5' } }),
  ]);
  allotmentId = (await engine.put([allotment('away', 5000)]))[0]?.id ?? 0;
});

afterEach(async () => {
  expect(await audit(server.url, engine, answered)).toEqual(SOUND);
  expect(engine.alive()).toBe(true);
});

afterAll(async () => {
  await Promise.all([engine?.stop(), api?.kill()]);
  await server?.remove();
});

const sql = (statement: string) => withClient(server.url, (client) => client.query(statement));
const endAllSessions = () =>
  sql(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()
    AND application_name LIKE 'relais%'`);

const wish = () => order([{ allotmentId, units: 1 }], keyed());
const book = async (order = wish()): Promise<Booking> => {
  const booking = await engine.reserve(order);
  answered.push(booking);
  return booking;
};

/** What a customer's write is answered: their booking cancelled, over HTTP. */
async function cancel({ code }: Booking, token: string) {
  const answer = await fetch(`${api.url}/api/bookings/${code}/cancel`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Booking-Token': token },
    body: '{"data":{}}',
  });
  const { data, error } = (await answer.json()) as {
    data: { status: string } | null;
    error?: { details: { code: string } };
  };
  const retryAfter = answer.headers.get('Retry-After');
  return { status: answer.status, said: data?.status ?? error?.details.code, retryAfter };
}

const UNAVAILABLE = { status: 503, said: 'UNAVAILABLE', retryAfter: expect.stringMatching(/^\d+$/) };

/** Writes until one succeeds, through both processes. */
async function whenBack(booking: Booking, token: string): Promise<number> {
  const start = performance.now();
  for (;;) {
    const [made, cancelled] = await Promise.allSettled([book(), cancel(booking, token)]);
    const back = cancelled.status === 'fulfilled' && cancelled.value.status === 200;
    if (made.status === 'fulfilled' && back) return performance.now() - start;
    if (performance.now() - start > 30_000) throw new Error(`Still away: ${api.output()}`);
    await sleep(50);
  }
}

async function bookingWithToken(): Promise<[Booking, string]> {
  const booking = await book();
  return [booking, await engine.linkToken(booking.code)];
}

describe('while the database is away', () => {
  it('with its sessions ended in the middle of bookings, keys repeated give each booking once', async () => {
    const [booking, token] = await bookingWithToken();
    const wishes = Array.from({ length: 200 }, wish);
    const calls = wishes.map(async (one, i) => {
      await sleep(i * 2);
      return book(one);
    });
    const ending = [100, 200, 300].map((ms) => sleep(ms).then(endAllSessions));
    const { done } = await settled(calls);
    await Promise.all(ending);
    expect(await whenBack(booking, token)).toBeLessThan(BACK_WITHIN_MS);
    const again = await settled(wishes.map((one) => book(one)));
    expect([again.done.length, again.refused, again.faults]).toEqual([200, [], []]);
    const codes = new Set(again.done.map(({ code }) => code));
    expect(done.filter(({ code }) => !codes.has(code))).toEqual([]);
  });

  it('stopped, callers hear 503 with Retry-After; started again, writes go on', async () => {
    const [booking, token] = await bookingWithToken();
    await server.stop();
    const inVain = settled([book(), book()]);
    expect(await cancel(booking, token)).toEqual(UNAVAILABLE);
    expect((await inVain).faults).toHaveLength(2);
    await server.start();
    expect(await whenBack(booking, token)).toBeLessThan(BACK_WITHIN_MS);
  });

  it('read-only, as after a failover, writers hear 503 with Retry-After; writable again, writes go on', async () => {
    const [booking, token] = await bookingWithToken();
    await sql('ALTER DATABASE relais SET default_transaction_read_only = on');
    await endAllSessions();
    await sleep(200);
    expect(await cancel(booking, token)).toEqual(UNAVAILABLE);
    await expect(engine.reserve(wish())).rejects.toMatchObject({ code: expect.stringMatching(/25006|57P01|^$/) });
    await withClient(server.url, async (client) => {
      await client.query('SET default_transaction_read_only = off');
      await client.query('ALTER DATABASE relais RESET default_transaction_read_only');
    });
    await endAllSessions();
    expect(await whenBack(booking, token)).toBeLessThan(BACK_WITHIN_MS);
  });

  it('locked by somebody for long, with every connection waiting, callers hear 503 with Retry-After', async () => {
    const bookings: [Booking, string][] = [];
    for (let i = 0; i < 9; i += 1) bookings.push(await bookingWithToken());
    await withClient(server.url, async (client) => {
      await client.query('BEGIN');
      await client.query('SELECT 1 FROM booking_allotments FOR UPDATE');
      const answers = await Promise.all(bookings.slice(1).map(([booking, token]) => cancel(booking, token)));
      expect(answers).toEqual(Array(8).fill(UNAVAILABLE));
    });
    const [first] = bookings;
    expect(await whenBack(...(first as [Booking, string]))).toBeLessThan(BACK_WITHIN_MS);
  });
});
