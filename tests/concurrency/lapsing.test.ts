import { setTimeout as sleep } from 'node:timers/promises';
import type { Booking } from '../../src/plugins/booking/server/port';
import { createDatabase, dropDatabase, withClient } from '../helpers/database';
import { type EngineProcess, startEngines } from '../helpers/engine';
import { audit, SOUND } from '../helpers/engine-audit';
import { allotment, CUSTOMER, order, PAYMENT, settled, TOMORROW } from '../helpers/engine-orders';

const HOLDS = 10_000;
const OTHERS = 60;

let databaseUrl: string;
let processes: EngineProcess[];
let first: EngineProcess;
let second: EngineProcess;

beforeAll(async () => {
  databaseUrl = await createDatabase();
  processes = await startEngines(2, { databaseUrl });
  [first, second] = processes as [EngineProcess, EngineProcess];
});

afterEach(async () => {
  expect(await audit(databaseUrl, first)).toEqual(SOUND);
});

afterAll(async () => {
  await Promise.all(processes?.map((process) => process.stop()));
  await dropDatabase(databaseUrl);
});

const newAllotment = async (resource: string, capacity: number | null): Promise<number> =>
  (await first.put([allotment(resource, capacity)]))[0]?.id ?? 0;

const query = async <Row>(statement: string, values: unknown[] = []): Promise<Row[]> =>
  withClient(databaseUrl, async (client) => (await client.query(statement, values)).rows);

/** As if so many customers had let their holds run out: written at one stroke, all with one deadline soon. */
const HOLD_MANY = `
  WITH made AS (
    INSERT INTO bookings (document_id, code, trade, venue, booking_status, quantity, starts_at, hold_expires_at,
      contact_name, language, link_version)
    SELECT 'h' || i, 'HOLD-' || i, 'rehearsal', 'somewhere', 'held', 1, $1::timestamptz AT TIME ZONE 'UTC',
      (now() AT TIME ZONE 'UTC') + interval '1500 ms', 'Salma', 'fr', 1
    FROM generate_series(1, $2::int) i RETURNING id, code
  ), claimed AS (
    INSERT INTO booking_claims (document_id, booking_id, allotment_id, units)
    SELECT 'c' || id, id, $3::int[][1 + id % cardinality($3::int[])], 1 FROM made
  )
  INSERT INTO booking_history (document_id, booking_id, code, event, to_status, quantity, actor, at)
  SELECT 'y' || id, id, code, 'hold', 'held', 1, 'customer', now() FROM made`;

describe(`${HOLDS} holds that lapse at once during a sale`, () => {
  it('are each ended exactly once by the sweeps of two processes, and no count is wrong', async () => {
    const hot = await newAllotment('hot', HOLDS);
    const put = await first.put(Array.from({ length: OTHERS }, (_, i) => allotment(`other ${i}`, 250)));
    const others = put.map(({ id }) => id);
    await query(HOLD_MANY.replace('$3::int[][', '($3::int[])['), [
      TOMORROW,
      HOLDS,
      [...Array(OTHERS).fill(hot), ...others],
    ]);

    const sold: Booking[] = [];
    const start = Date.now();
    let swept = false;
    while (!swept && Date.now() - start < 40_000) {
      const { done, faults } = await settled(
        [hot, ...others.slice(0, 19)].flatMap((allotmentId) =>
          processes.map((process) => process.reserve(order([{ allotmentId, units: 1 }]))),
        ),
      );
      expect(faults).toEqual([]);
      sold.push(...done);
      const [left] = await query<{ holds: number }>(
        `SELECT count(*)::int AS holds FROM bookings WHERE booking_status = 'held' AND code LIKE 'HOLD-%'`,
      );
      swept = left?.holds === 0;
    }
    expect(swept).toBe(true);
    expect(
      await query(`SELECT code FROM booking_history WHERE event = 'expire' GROUP BY code HAVING count(*) <> 1`),
    ).toEqual([]);
    const [ended] = await query<{ lines: number }>(
      `SELECT count(*)::int AS lines FROM booking_history WHERE event = 'expire'`,
    );
    expect(ended).toEqual({ lines: HOLDS });
    expect(await audit(databaseUrl, first, sold)).toEqual(SOUND);
  });
});

describe('a hold past its deadline', () => {
  it('shows as free and gives way to the next customer at once, with no sweep to say so', async () => {
    await Promise.all(processes.map((process) => process.stopClock()));
    const allotmentId = await newAllotment('nobody sweeps', 1);
    const lapsed = await first.reserve(order([{ allotmentId, units: 1 }], { holdMinutes: 0.005 }));
    await expect(second.reserve(order([{ allotmentId, units: 1 }]))).rejects.toMatchObject({ code: 'SOLD_OUT' });
    await sleep(350);
    expect(await second.find('nobody sweeps')).toMatchObject({ taken: 0 });
    expect((await first.findByCode(lapsed.code))?.status).toBe('held');
    await second.reserve(order([{ allotmentId, units: 1 }]));
    expect((await first.historyOf(lapsed.id)).map(({ event }) => event)).toEqual(['hold', 'expire']);
    await expect(first.transition({ bookingId: lapsed.id, event: 'settle', actor: CUSTOMER })).rejects.toMatchObject({
      code: 'HOLD_EXPIRED',
    });
  });

  it('over several allotments gives way on all of them, whichever is asked for', async () => {
    const ids = [await newAllotment('leg one', 1), await newAllotment('leg two', 1)];
    const both = ids.map((allotmentId) => ({ allotmentId, units: 1 }));
    for (let round = 0; round < 5; round += 1) {
      await first.reserve(order(both, { holdMinutes: 0 }));
      const { done, refused, faults } = await settled(
        ids.flatMap((allotmentId) =>
          processes.map((process) => process.reserve(order([{ allotmentId, units: 1 }], { holdMinutes: 0.0005 }))),
        ),
      );
      expect([faults, done.length + refused.length]).toEqual([[], 4]);
      expect(done.length).toBeGreaterThanOrEqual(2);
      await sleep(60);
    }
  });
});

describe('two acts on one booking at once, in two processes', () => {
  const PAIRS = 25;
  const holds = async (resource: string, holdMinutes: number): Promise<Booking[]> => {
    const allotmentId = await newAllotment(resource, PAIRS);
    return Promise.all(
      Array.from({ length: PAIRS }, () => first.reserve(order([{ allotmentId, units: 1 }], { holdMinutes }))),
    );
  };
  const events = async (booking: Booking) => (await first.historyOf(booking.id)).map(({ event }) => event).join();

  it('cancel and settle: it ends cancelled, and its place is given back once', async () => {
    const bookings = await holds('cancel or settle', 10);
    const { faults } = await settled(
      bookings.flatMap(({ id }) => [
        first.transition({ bookingId: id, event: 'settle', actor: PAYMENT }),
        second.transition({ bookingId: id, event: 'cancel', actor: CUSTOMER }),
      ]),
    );
    expect(faults).toEqual([]);
    for (const booking of bookings) expect(['hold,settle,cancel', 'hold,cancel']).toContain(await events(booking));
    expect(await first.find('cancel or settle')).toMatchObject({ taken: 0 });
  });

  it('cancel and cancel: one of them does it', async () => {
    const bookings = await holds('cancel twice', 10);
    const { done, refused } = await settled(
      bookings.flatMap(({ id }) =>
        processes.map((process) => process.transition({ bookingId: id, event: 'cancel', actor: CUSTOMER })),
      ),
    );
    expect([done.length, refused]).toEqual([PAIRS, Array(PAIRS).fill('TRANSITION_NOT_ALLOWED')]);
    expect(await first.find('cancel twice')).toMatchObject({ taken: 0 });
  });

  it('cancel, settle and the deadline: it ends once, and its place is given back once', async () => {
    const bookings = await holds('cancel or expire', 0.003);
    await sleep(100);
    const { faults } = await settled<unknown>(
      bookings.flatMap(({ id }, i): Promise<unknown>[] => [
        sleep(i * 6).then(() => first.transition({ bookingId: id, event: 'cancel', actor: CUSTOMER })),
        sleep(i * 6).then(() => second.transition({ bookingId: id, event: 'settle', actor: CUSTOMER })),
        sleep(i * 6).then(() => second.expireHolds()),
      ]),
    );
    expect(faults).toEqual([]);
    const ways = await Promise.all(bookings.map(events));
    for (const way of ways) expect(['hold,cancel', 'hold,expire', 'hold,settle', 'hold,settle,cancel']).toContain(way);
    const kept = ways.filter((way) => way === 'hold,settle').length;
    expect(await first.find('cancel or expire')).toMatchObject({ taken: kept });
  });

  it('a late payment and the next customer: one of them gets the last place', async () => {
    const allotmentId = await newAllotment('late payment', 1);
    for (let round = 0; round < 15; round += 1) {
      const { id } = await first.reserve(order([{ allotmentId, units: 1 }], { holdMinutes: 0 }));
      await first.expireHolds();
      const { done, refused, faults } = await settled<Booking>([
        first.transition({ bookingId: id, event: 'reinstate', actor: PAYMENT }),
        second.reserve(order([{ allotmentId, units: 1 }], { admission: 'confirm' })),
      ]);
      expect([done.length, refused, faults]).toEqual([1, ['SOLD_OUT'], []]);
      await first.transition({ bookingId: done[0]?.id ?? 0, event: 'cancel', actor: CUSTOMER });
    }
  });
});
