import type { Client } from 'pg';
import type { Booking } from '../../src/plugins/booking/server/port';
import { type App, startApp } from '../helpers/app';
import { createDatabase, dropDatabase, withClient } from '../helpers/database';
import { startEngine } from '../helpers/engine';
import { audit, SOUND } from '../helpers/engine-audit';
import { type Engine, engineCalls } from '../helpers/engine-calls.mts';
import { allotment, CUSTOMER, order, STAFF } from '../helpers/engine-orders';

let app: App;
let engine: Engine;

beforeAll(async () => {
  app = await startApp();
  engine = engineCalls(app.strapi);
});

afterAll(async () => {
  await app.stop();
});

const newAllotment = async (resource: string, capacity: number | null): Promise<number> =>
  (await engine.put([allotment(resource, capacity)]))[0]?.id ?? 0;

const sql = (statement: string, values: unknown[] = []) =>
  withClient(app.databaseUrl, (client) => client.query(statement, values));

/** Statements by hand, in one transaction that is committed. */
const byHand = (...statements: string[]) =>
  withClient(app.databaseUrl, async (client) => {
    await client.query('BEGIN');
    for (const statement of statements) await client.query(statement);
    await client.query('COMMIT');
  });

const CHECK_VIOLATED = { code: '23514' };

describe('what SQL by hand cannot do', () => {
  let allotmentId: number;
  let bookingId: number;

  beforeAll(async () => {
    allotmentId = await newAllotment('by hand', 3);
    bookingId = (await engine.reserve(order([{ allotmentId, units: 2 }]))).id;
  });

  afterEach(async () => {
    expect(await audit(app.databaseUrl, engine)).toEqual(SOUND);
  });

  it.each([
    ['set what is taken', 'UPDATE booking_allotments SET taken = 0'],
    ['empty what is taken', 'UPDATE booking_allotments SET taken = NULL'],
    ['claim more than there is', 'UPDATE booking_claims SET units = 4'],
    ['claim nothing', 'UPDATE booking_claims SET units = 0'],
    ['claim less than nothing', 'UPDATE booking_claims SET units = -1'],
    ['give a status that does not exist', `UPDATE bookings SET booking_status = 'sold'`],
    ['take a status away', 'UPDATE bookings SET booking_status = NULL'],
    ['take the deadline off a hold', 'UPDATE bookings SET hold_expires_at = NULL'],
    ['write another history', `UPDATE booking_history SET actor = 'nobody'`],
    ['take a line out of the history', 'DELETE FROM booking_history'],
    ['loosen the history from its booking', 'UPDATE booking_history SET booking_id = NULL'],
    ['empty the history', 'TRUNCATE booking_history'],
  ])('%s', async (_what, statement) => {
    await expect(sql(statement)).rejects.toMatchObject(CHECK_VIOLATED);
  });

  it.each([
    ['take the allotment from a claim', 'UPDATE booking_claims SET allotment_id = NULL'],
    ['take the booking from a claim', 'UPDATE booking_claims SET booking_id = NULL'],
    ['remove an allotment that is claimed', 'DELETE FROM booking_allotments'],
  ])('%s', async (_what, statement) => {
    await expect(sql(statement)).rejects.toMatchObject({ code: '23503' });
  });

  it('loosen a history in one step and remove it in the next', async () => {
    await expect(byHand('UPDATE booking_history SET booking_id = NULL', 'DELETE FROM booking_history')).rejects.toThrow(
      'append-only',
    );
  });

  it('make room above capacity by emptying what was allowed there', async () => {
    await sql('UPDATE booking_allotments SET allowance = NULL');
    await expect(sql('UPDATE booking_claims SET units = 4')).rejects.toMatchObject(CHECK_VIOLATED);
  });

  it('insert an allotment that has something taken already', async () => {
    await sql(`INSERT INTO booking_allotments (document_id, trade, resource, venue, starts_at, capacity, taken)
      VALUES ('x', 'rehearsal', 'inserted', 'v', now(), 5, 4)`);
    expect(await engine.find('inserted')).toMatchObject({ taken: 0 });
  });

  it('give the same code twice', async () => {
    const { code } = await engine.reserve(order([{ allotmentId, units: 1 }]));
    await expect(sql(`UPDATE bookings SET code = '${code}' WHERE id = ${bookingId}`)).rejects.toMatchObject({
      code: '23505',
    });
  });
});

describe('a capacity that is lowered', () => {
  it('cancels nobody, sells nothing more, and its excess melts as places come free', async () => {
    const allotmentId = await newAllotment('lowered', 5);
    const bookings: Booking[] = [];
    for (let i = 0; i < 5; i += 1) bookings.push(await engine.reserve(order([{ allotmentId, units: 1 }])));
    await engine.put([allotment('lowered', 3)]);
    expect(await engine.find('lowered')).toMatchObject({ capacity: 3, taken: 5, allowance: 2 });
    const cancel = (i: number) =>
      engine.transition({ bookingId: bookings[i]?.id ?? 0, event: 'cancel', actor: CUSTOMER });
    await cancel(0);
    expect(await engine.find('lowered')).toMatchObject({ taken: 4, allowance: 1 });
    await expect(engine.reserve(order([{ allotmentId, units: 1 }]))).rejects.toMatchObject({ code: 'SOLD_OUT' });
    await cancel(1);
    await cancel(2);
    await engine.reserve(order([{ allotmentId, units: 1 }]));
    await expect(engine.reserve(order([{ allotmentId, units: 1 }]))).rejects.toMatchObject({ code: 'SOLD_OUT' });
    expect(await audit(app.databaseUrl, engine)).toEqual(SOUND);
  });

  it('unset waits for staff, and their acceptance fits', async () => {
    const allotmentId = await newAllotment('unset', null);
    const wish = order([{ allotmentId, units: 2 }], { admission: 'confirm', otherwise: 'wait' });
    const waiting = await engine.reserve(wish);
    expect(waiting.status).toBe('waiting');
    await expect(engine.reserve({ ...wish, otherwise: 'refuse' })).rejects.toMatchObject({ code: 'SOLD_OUT' });
    await engine.transition({ bookingId: waiting.id, event: 'accept', actor: STAFF });
    await engine.put([allotment('unset', 1)]);
    expect(await engine.find('unset')).toMatchObject({ capacity: 1, taken: 2, allowance: 1 });
    expect(await audit(app.databaseUrl, engine)).toEqual(SOUND);
  });
});

describe('what SQL by hand does without harm', () => {
  afterEach(async () => {
    expect((await audit(app.databaseUrl, engine)).wrongCounts).toEqual([]);
  });

  it('ends a booking: its places are free', async () => {
    const allotmentId = await newAllotment('ended by hand', 3);
    const { id } = await engine.reserve(order([{ allotmentId, units: 3 }]));
    await sql(`UPDATE bookings SET booking_status = 'cancelled' WHERE id = $1`, [id]);
    expect(await engine.find('ended by hand')).toMatchObject({ taken: 0 });
  });

  it('deletes a booking: its places are free, and its history stays', async () => {
    const allotmentId = await newAllotment('deleted by hand', 3);
    const { id, code } = await engine.reserve(order([{ allotmentId, units: 3 }]));
    await sql('DELETE FROM bookings WHERE id = $1', [id]);
    expect(await engine.find('deleted by hand')).toMatchObject({ taken: 0 });
    expect((await sql('SELECT event FROM booking_history WHERE code = $1', [code])).rows).toEqual([{ event: 'hold' }]);
  });

  it('gives a booking another claim while somebody else ends that booking', async () => {
    const allotmentId = await newAllotment('claimed while ended', 5);
    const elsewhere = await newAllotment('the other claim', 5);
    const { id } = await engine.reserve(order([{ allotmentId, units: 1 }]));
    const end = (client: Client) =>
      client.query(`UPDATE bookings SET booking_status = 'cancelled' WHERE id = $1`, [id]);
    await withClient(app.databaseUrl, async (one) =>
      withClient(app.databaseUrl, async (two) => {
        await one.query('BEGIN');
        await end(one);
        const claimed = two.query(
          `INSERT INTO booking_claims (document_id, booking_id, allotment_id, units) VALUES ('c', $1, $2, 1)`,
          [id, elsewhere],
        );
        await Promise.race([claimed, new Promise((resolve) => setTimeout(resolve, 100))]);
        await one.query('COMMIT');
        await claimed;
      }),
    );
    expect(await engine.find('the other claim')).toMatchObject({ taken: 0 });
  });
});

describe('a boot', () => {
  const GUARDS = `SELECT conname AS name, pg_get_constraintdef(oid) AS sql FROM pg_constraint WHERE conname LIKE 'relais%'
    UNION ALL SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE tgname LIKE 'relais%'
    UNION ALL SELECT indexname, indexdef FROM pg_indexes WHERE indexname LIKE 'relais%' ORDER BY name, sql`;

  const boot = async (databaseUrl: string) => {
    const process = await startEngine({ databaseUrl });
    const found = await audit(databaseUrl, process);
    await process.stop();
    return found;
  };

  it('locks no table when nothing has changed: it is not held up by a transaction that has written everywhere', async () => {
    await withClient(app.databaseUrl, async (client) => {
      await client.query('BEGIN');
      await client.query('UPDATE booking_allotments SET venue = venue');
      await client.query('UPDATE bookings SET notes = notes');
      await client.query('UPDATE booking_claims SET units = units');
      await client.query(`INSERT INTO booking_history (code, event) VALUES ('x', 'x')`);
      const booted = boot(app.databaseUrl);
      const late = new Promise((resolve) => setTimeout(() => resolve('late'), 20_000).unref());
      expect(await Promise.race([booted.then(() => 'booted'), late])).toBe('booted');
      await client.query('ROLLBACK');
      await booted;
    });
  });

  it('puts back what was dropped or changed by hand, and makes the guards of a database that had none', async () => {
    const databaseUrl = await createDatabase();
    await withClient(databaseUrl, async (client) => {
      const before = (await client.query(GUARDS)).rows;
      expect(before.length).toBeGreaterThan(20);
      const drop =
        (await client.query(`SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop
          FROM pg_constraint WHERE conname LIKE 'relais%' AND contype <> 't'
        UNION ALL SELECT format('DROP TRIGGER %I ON %s', tgname, tgrelid::regclass) FROM pg_trigger WHERE tgname LIKE 'relais%'
        UNION ALL SELECT format('DROP INDEX %I', indexname) FROM pg_indexes WHERE indexname LIKE 'relais%'
        UNION ALL SELECT format('DROP FUNCTION %s CASCADE', oid::regprocedure) FROM pg_proc WHERE proname LIKE 'relais%'`)) as {
          rows: { drop: string }[];
        };
      for (const { drop: statement } of drop.rows) await client.query(statement);
      expect((await client.query(GUARDS)).rows).toEqual([]);
      await client.query('ALTER TABLE booking_allotments ADD CONSTRAINT relais_taken_not_negative CHECK (taken > -9)');
      expect(await boot(databaseUrl)).toEqual(SOUND);
      expect((await client.query(GUARDS)).rows).toEqual(before);
    });
    await dropDatabase(databaseUrl);
  });
});
