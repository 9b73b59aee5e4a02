import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDatabase, dropDatabase, withClient } from '../helpers/database';
import { type EngineProcess, startEngine } from '../helpers/engine';
import { audit, SOUND } from '../helpers/engine-audit';
import { allotment, CUSTOMER, order } from '../helpers/engine-orders';

const HOUR_MS = 60 * 60_000;
const MINUTE_MS = 60_000;
const CLOCK = path.resolve(__dirname, '../helpers/engine-clock.mjs');

let databaseUrl: string;
let ahead: EngineProcess;
let behind: EngineProcess;

/** One process an hour ahead, one an hour behind, both told another zone than UTC, on a database with a third. */
beforeAll(async () => {
  databaseUrl = await createDatabase();
  const name = new URL(databaseUrl).pathname.slice(1);
  await sql(`ALTER DATABASE ${name} SET timezone = 'Australia/Lord_Howe'`);
  const start = (shiftMs: number, zone: string) =>
    startEngine({ databaseUrl, preload: [CLOCK], env: { RELAIS_TEST_CLOCK_MS: String(shiftMs), TZ: zone } });
  [ahead, behind] = await Promise.all([start(HOUR_MS, 'Europe/Paris'), start(-HOUR_MS, 'America/Santiago')]);
});

afterEach(async () => {
  expect(await audit(databaseUrl, ahead)).toEqual(SOUND);
});

afterAll(async () => {
  await Promise.all([ahead?.stop(), behind?.stop()]);
  await dropDatabase(databaseUrl);
});

const sql = async <Row>(statement: string): Promise<Row[]> =>
  withClient(databaseUrl, async (client) => (await client.query(statement)).rows);

const newAllotment = async (resource: string, capacity: number, startsAt?: Date): Promise<number> =>
  (await ahead.put([allotment(resource, capacity, startsAt && { startsAt })]))[0]?.id ?? 0;

const minutesOfHold = async (code: string): Promise<number> => {
  const rows = await sql<{ minutes: string }>(
    `SELECT extract(epoch FROM hold_expires_at - created_at) / 60 AS minutes FROM bookings WHERE code = '${code}'`,
  );
  return Number(rows[0]?.minutes);
};

describe('a process whose clock is an hour off', () => {
  it('really is an hour off', async () => {
    expect((await ahead.processTime()) - (await behind.processTime())).toBeGreaterThan(2 * HOUR_MS - MINUTE_MS);
  });

  it.each(['ahead', 'behind'])(
    '(%s) makes holds that last their minutes by the clock of the database',
    async (which) => {
      const engine = which === 'ahead' ? ahead : behind;
      const allotmentId = await newAllotment(`holds ${which}`, 1);
      const before = Date.now();
      const { holdExpiresAt, code } = await engine.reserve(order([{ allotmentId, units: 1 }]));
      expect(Math.abs((holdExpiresAt?.getTime() ?? 0) - before - 10 * MINUTE_MS)).toBeLessThan(5000);
      expect(await minutesOfHold(code)).toBe(10);
    },
  );

  it('(ahead) ends no hold too early', async () => {
    const allotmentId = await newAllotment('not too early', 1);
    const { id } = await behind.reserve(order([{ allotmentId, units: 1 }]));
    await ahead.expireHolds();
    await expect(ahead.reserve(order([{ allotmentId, units: 1 }]))).rejects.toMatchObject({ code: 'SOLD_OUT' });
    expect(await ahead.transition({ bookingId: id, event: 'settle', actor: CUSTOMER })).toMatchObject({
      status: 'confirmed',
    });
  });

  it('(behind) honours no hold too long', async () => {
    const allotmentId = await newAllotment('not too long', 1);
    const { id } = await ahead.reserve(order([{ allotmentId, units: 1 }], { holdMinutes: 0.001 }));
    await sleep(100);
    await expect(behind.transition({ bookingId: id, event: 'settle', actor: CUSTOMER })).rejects.toMatchObject({
      code: 'HOLD_EXPIRED',
    });
    expect(await behind.reserve(order([{ allotmentId, units: 1 }]))).toMatchObject({ status: 'held' });
  });

  it('sells until the start by the clock of the database, and no longer', async () => {
    const soon = await newAllotment('in half an hour', 1, new Date(Date.now() + HOUR_MS / 2));
    const gone = await newAllotment('half an hour ago', 1, new Date(Date.now() - HOUR_MS / 2));
    expect(await ahead.reserve(order([{ allotmentId: soon, units: 1 }]))).toMatchObject({ status: 'held' });
    await expect(behind.reserve(order([{ allotmentId: gone, units: 1 }]))).rejects.toMatchObject({ code: 'CLOSED' });
  });
});

/** Found before PostgreSQL's own functions of these names: the database's clock stands where the test puts it. */
const setClock = (instant: Date) =>
  sql(
    ['statement_timestamp', 'clock_timestamp']
      .map(
        (name) => `CREATE OR REPLACE FUNCTION clock.${name}() RETURNS timestamptz LANGUAGE sql STABLE
        AS $$ SELECT '${instant.toISOString()}'::timestamptz $$`,
      )
      .join(';'),
  );

describe('the nights when the clocks change', () => {
  let engine: EngineProcess;

  beforeAll(async () => {
    await sql('CREATE SCHEMA clock');
    await setClock(new Date());
    const name = new URL(databaseUrl).pathname.slice(1);
    await sql(`ALTER DATABASE ${name} SET search_path = clock, pg_catalog, public`);
    await sql(`ALTER DATABASE ${name} SET timezone = 'Europe/Paris'`);
    engine = await startEngine({ databaseUrl, env: { TZ: 'Europe/Paris' } });
    await Promise.all([ahead, behind, engine].map((process) => process.stopClock()));
  });

  afterAll(() => engine?.stop());

  it.each([
    ['the hour that comes twice in Paris', '2026-10-25T00:55:00Z'],
    ['the hour that never comes in Paris', '2027-03-28T00:55:00Z'],
    ['the hour that comes twice in Santiago', '2027-04-04T02:55:00Z'],
    ['the hour that never comes in Santiago', '2026-09-06T03:55:00Z'],
    ['the half hour that comes twice on Lord Howe Island', '2027-04-03T14:55:00Z'],
    ['the half hour that never comes on Lord Howe Island', '2026-10-03T15:25:00Z'],
  ])('%s: a hold over it lasts ten minutes, not a second more or less', async (what, instant) => {
    const now = new Date(instant);
    const minutesOn = (minutes: number): Date => new Date(now.getTime() + minutes * MINUTE_MS);
    await setClock(now);
    const [put] = await engine.put([allotment(what, 1, { startsAt: minutesOn(60), endsAt: minutesOn(120) })]);
    const hold = await engine.reserve(order([{ allotmentId: put?.id ?? 0, units: 1 }], { startsAt: minutesOn(60) }));
    expect(hold.holdExpiresAt).toEqual(minutesOn(10));
    expect(await engine.findByCode(hold.code)).toMatchObject({ startsAt: minutesOn(60), holdExpiresAt: minutesOn(10) });
    expect(await minutesOfHold(hold.code)).toBe(10);

    await setClock(minutesOn(9.99));
    await engine.expireHolds();
    expect(await engine.find(what)).toMatchObject({ taken: 1, startsAt: minutesOn(60), endsAt: minutesOn(120) });
    await setClock(minutesOn(10));
    expect(await engine.find(what)).toMatchObject({ taken: 0 });
    await engine.expireHolds();
    expect((await engine.findByCode(hold.code))?.status).toBe('expired');
  });
});

describe('a hold that lapses while every process is down', () => {
  it('is free for the first customer of the next start, and is ended once', async () => {
    const url = await createDatabase();
    const before = await startEngine({ databaseUrl: url });
    const [put] = await before.put([allotment('down', 1)]);
    const wish = order([{ allotmentId: put?.id ?? 0, units: 1 }], { holdMinutes: 0.02 });
    const { code, id } = await before.reserve(wish);
    await before.kill();
    await sleep(1200);
    const processes = await Promise.all([startEngine({ databaseUrl: url }), startEngine({ databaseUrl: url })]);
    expect(await processes[0].find('down')).toMatchObject({ taken: 0 });
    expect(await processes[1].reserve(order([{ allotmentId: put?.id ?? 0, units: 1 }]))).toMatchObject({
      status: 'held',
    });
    await Promise.all(processes.map((process) => process.expireHolds()));
    expect((await processes[0].historyOf(id)).map(({ event }) => event)).toEqual(['hold', 'expire']);
    expect(await audit(url, processes[0], [{ code }])).toEqual(SOUND);
    await Promise.all(processes.map((process) => process.stop()));
    await dropDatabase(url);
  });
});
