import type { BookingPort, Writer } from '../../src/plugins/booking/server/port';
import { type App, startApp } from '../helpers/app';
import { withClient } from '../helpers/database';
import { audit, SOUND } from '../helpers/engine-audit';
import { type Engine, engineCalls } from '../helpers/engine-calls.mts';
import { allotment, CUSTOMER, order, STAFF, settled } from '../helpers/engine-orders';

let app: App;
let engine: Engine;
/** What happens inside the next transactions, when all their statements have succeeded and only the COMMIT is to come. */
let beforeCommit: 'nothing' | 'session ended' | 'constraint broken' = 'nothing';

/** Changes written by all transactions, whether they were committed or not. */
let written = 0;

beforeAll(async () => {
  app = await startApp();
  engine = engineCalls(app.strapi);
  const port: BookingPort = app.strapi.plugin('booking').service('engine');
  port.onChange(async (writer, changes) => {
    written += changes.length;
    if (beforeCommit === 'session ended') await endSession(writer);
    // Deferred: nothing is said until the COMMIT.
    if (beforeCommit === 'constraint broken') await writer.raw('UPDATE booking_claims SET allotment_id = NULL', []);
  });
});

/** A batch of bookings sends its writes with the COMMIT: there the session ends itself just before it. */
async function endSession(writer: Writer): Promise<void> {
  const answer = (await writer.raw('SELECT pg_backend_pid() AS pid', [])) as { rows: [{ pid: number }] } | undefined;
  if (answer) {
    const { pid } = answer.rows[0];
    await withClient(app.databaseUrl, (client) => client.query('SELECT pg_terminate_backend($1)', [pid]));
  } else await writer.raw('SELECT pg_terminate_backend(pg_backend_pid())', []);
}

afterEach(async () => {
  beforeCommit = 'nothing';
  expect(await audit(app.databaseUrl, engine)).toEqual(SOUND);
});

afterAll(async () => {
  await app.stop();
});

const newAllotment = async (resource: string): Promise<number> =>
  (await engine.put([allotment(resource, 50)]))[0]?.id ?? 0;

describe.each(['session ended', 'constraint broken'] as const)('a transaction whose COMMIT fails (%s)', (how) => {
  it('answers no booking', async () => {
    const allotmentId = await newAllotment(`commit, ${how}`);
    beforeCommit = how;
    const { done, faults } = await settled(
      Array.from({ length: 10 }, () => engine.reserve(order([{ allotmentId, units: 1 }]))),
    );
    expect([done, faults.length]).toEqual([[], 10]);
    expect(await engine.find(`commit, ${how}`)).toMatchObject({ taken: 0 });
  });

  it('is not tried again member by member when it may have been carried out', async () => {
    const allotmentId = await newAllotment(`uncertain, ${how}`);
    beforeCommit = how;
    written = 0;
    await settled(Array.from({ length: 10 }, () => engine.reserve(order([{ allotmentId, units: 1 }]))));
    expect(written).toBe(how === 'session ended' ? 10 : 20);
  });

  it('answers no transition, no move and no edit', async () => {
    const allotmentId = await newAllotment(`transition, ${how}`);
    const booking = await engine.reserve(order([{ allotmentId, units: 1 }]));
    const { venue, startsAt, endsAt, price } = booking;
    const to = { claims: [{ allotmentId, units: 2 }], quantity: 2, venue, startsAt, endsAt, price };
    beforeCommit = how;
    const { faults } = await settled<unknown>([
      engine.transition({ bookingId: booking.id, event: 'settle', actor: CUSTOMER }),
      engine.move({ bookingId: booking.id, to, actor: STAFF }),
      engine.edit(booking.documentId, { bookingStatus: 'confirmed' }),
    ]);
    expect(faults).toHaveLength(3);
    expect(await engine.findByCode(booking.code)).toMatchObject({ status: 'held', quantity: 1 });
    beforeCommit = 'nothing';
    expect(await engine.transition({ bookingId: booking.id, event: 'settle', actor: CUSTOMER })).toMatchObject({
      status: 'confirmed',
    });
  });
});
