import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { createDatabase, dropDatabase, withClient } from '../helpers/database';
import { type EngineProcess, startEngine } from '../helpers/engine';
import { audit, SOUND } from '../helpers/engine-audit';
import { allotment, CUSTOMER, order, STAFF } from '../helpers/engine-orders';

const ROOT = path.resolve(__dirname, '../..');
/** The command compiles the app it is started in: a copy, so that no test beside this one sees files half written. */
const APP = path.join(ROOT, '.cache', `transfer-${process.pid}`);
const ARCHIVE = path.join(APP, 'all');

let source: string;
let target: string;
let engine: EngineProcess;

beforeAll(async () => {
  for (const name of ['config', 'src', 'package.json', 'tsconfig.json', 'public/robots.txt']) {
    const from = path.join(ROOT, name);
    if (fs.existsSync(from)) fs.cpSync(from, path.join(APP, name), { recursive: true });
  }
  fs.mkdirSync(path.join(APP, 'public/uploads'), { recursive: true });
  source = await createDatabase();
  target = await createDatabase();
});

afterAll(async () => {
  await engine?.stop();
  fs.rmSync(APP, { recursive: true, force: true });
  await Promise.all([source, target].map(dropDatabase));
});

/** Strapi's own command line, as an operator types it. */
const strapi = (databaseUrl: string, ...args: string[]) =>
  promisify(execFile)(process.execPath, [path.join(ROOT, 'node_modules/@strapi/strapi/bin/strapi.js'), ...args], {
    cwd: APP,
    env: { ...process.env, DATABASE_URL: databaseUrl, NODE_ENV: 'development' },
  });

/** Strapi writes instants to the millisecond. */
const WHOLE = `
  SELECT a.resource, a.capacity, a.taken, a.allowance, a.closed,
    (SELECT json_agg(json_build_array(b.code, b.booking_status, c.units, b.quantity, b.starts_at, b.hold_expires_at,
        (SELECT json_agg(json_build_array(h.event, h.from_status, h.to_status, h.actor, date_trunc('milliseconds', h.at)) ORDER BY h.id)
         FROM booking_history h WHERE h.booking_id = b.id)) ORDER BY b.code)
     FROM booking_claims c JOIN bookings b ON b.id = c.booking_id WHERE c.allotment_id = a.id) AS bookings
  FROM booking_allotments a ORDER BY a.resource`;

const whole = async (databaseUrl: string): Promise<unknown[]> =>
  withClient(databaseUrl, async (client) => (await client.query(WHOLE)).rows);

/** One of each: sold out, lowered below what is taken, squeezed in by staff, by hand, closed, and two at once. */
async function fill(): Promise<void> {
  engine = await startEngine({ databaseUrl: source });
  const names = ['sold out', 'lowered', 'squeezed', 'by hand', 'closed'];
  const put = await engine.put(names.map((name) => allotment(name, name === 'by hand' ? null : 3)));
  const ids = names.map((name) => put.find(({ resource }) => resource === name)?.id ?? 0);
  const book = (i: number, units: number, more = {}) =>
    engine.reserve(
      order([{ allotmentId: ids[i] as number, units }], { admission: 'confirm', otherwise: 'wait', ...more }),
    );
  await book(0, 3, { admission: 'hold', holdMinutes: 600 });
  for (const units of [1, 2]) await book(1, units);
  await engine.put([allotment('lowered', 1)]);
  await book(2, 3);
  const late = await book(2, 2);
  await engine.transition({ bookingId: late.id, event: 'accept', actor: STAFF, exceedCapacity: true });
  const asked = await book(3, 4);
  await engine.transition({ bookingId: asked.id, event: 'accept', actor: STAFF });
  const gone = await book(4, 1);
  await engine.transition({ bookingId: gone.id, event: 'cancel', actor: CUSTOMER, reason: 'ill' });
  await book(4, 2);
  await engine.reserve(
    order(
      [ids[3], ids[4]].map((id) => ({ allotmentId: id as number, units: 1 })),
      { otherwise: 'wait' },
    ),
  );
  await engine.put([allotment('closed', 3, { closed: true })]);
}

describe('everything, exported and imported into another database with hooks off', () => {
  it('arrives whole, counts right, and replaces what was there', async () => {
    await fill();
    expect(await audit(source, engine)).toEqual(SOUND);
    const sent = await whole(source);
    expect(sent).toContainEqual(expect.objectContaining({ resource: 'lowered', capacity: 1, taken: 3, allowance: 2 }));
    expect(sent).toContainEqual(expect.objectContaining({ resource: 'squeezed', capacity: 3, taken: 5, allowance: 2 }));
    await engine.stop();

    engine = await startEngine({ databaseUrl: target });
    const [put] = await engine.put([allotment('there before', 5)]);
    await engine.reserve(order([{ allotmentId: put?.id ?? 0, units: 2 }]));
    await engine.stop();

    await strapi(source, 'export', '--no-encrypt', '--no-compress', '--file', ARCHIVE);
    await strapi(target, 'import', '--force', '--file', `${ARCHIVE}.tar`);
    engine = await startEngine({ databaseUrl: target });
    expect(await whole(target)).toEqual(sent);
    expect(await audit(target, engine)).toEqual(SOUND);
  });

  it('goes on being sold there, exactly', async () => {
    const found = await engine.find('sold out');
    const wish = order([{ allotmentId: found?.id ?? 0, units: 1 }]);
    await expect(engine.reserve(wish)).rejects.toMatchObject({ code: 'SOLD_OUT' });
    await engine.put([allotment('sold out', 4)]);
    await engine.reserve(wish);
    await expect(engine.reserve(wish)).rejects.toMatchObject({ code: 'SOLD_OUT' });
    expect(await audit(target, engine)).toEqual(SOUND);
  });
});
