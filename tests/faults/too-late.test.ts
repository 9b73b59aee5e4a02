import { type App, startApp } from '../helpers/app';
import { withClient } from '../helpers/database';
import { type Engine, engineCalls } from '../helpers/engine-calls.mts';
import { allotment, order } from '../helpers/engine-orders';

const HOUR_MS = 60 * 60_000;
const REAL = ['nextTick', 'setImmediate', 'clearImmediate', 'setInterval', 'clearInterval', 'setTimeout'] as const;

let app: App;
let engine: Engine;

beforeAll(async () => {
  app = await startApp();
  engine = engineCalls(app.strapi);
});

afterEach(() => {
  jest.useRealTimers();
});

afterAll(async () => {
  await app.stop();
});

/** Only `Date` is wrong in this process; its timers go on. */
const processClockOff = (byMs: number) =>
  jest.useFakeTimers({
    now: Date.now() + byMs,
    doNotFake: [...REAL, 'clearTimeout', 'queueMicrotask', 'performance', 'hrtime'],
  });

/** Cancels, as the customer does, a booking that begins in so many milliseconds; until then it may be. */
async function cancelBefore(startMs: number, clockOffMs: number) {
  const [put] = await engine.put([allotment(`${startMs} ${clockOffMs}`, 1)]);
  const { code } = await engine.reserve(order([{ allotmentId: put?.id ?? 0, units: 1 }]));
  await withClient(app.databaseUrl, (client) =>
    client.query(
      `UPDATE bookings SET starts_at = (now() AT TIME ZONE 'UTC') + $1 * interval '1 millisecond' WHERE code = $2`,
      [startMs, code],
    ),
  );
  processClockOff(clockOffMs);
  const answer = app.http.post(`/api/bookings/${code}/cancel`).set('Booking-Token', await engine.linkToken(code));
  return answer.send({ data: {} });
}

describe('whether it is too late to cancel, in a process whose clock is an hour off,', () => {
  it('is decided by the database when the process is ahead', async () => {
    const { status, body } = await cancelBefore(HOUR_MS / 2, HOUR_MS);
    expect([status, body.data?.status]).toEqual([200, 'cancelled']);
  });

  it('is decided by the database when the process is behind', async () => {
    const { status, body } = await cancelBefore(-HOUR_MS / 2, -HOUR_MS);
    expect([status, body.error?.details.code]).toEqual([409, 'TOO_LATE']);
  });
});
