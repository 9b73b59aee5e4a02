import { createDatabase, dropDatabase, withClient } from '../helpers/database';
import { type EngineProcess, startEngines } from '../helpers/engine';
import { audit, SOUND } from '../helpers/engine-audit';
import { allotment, CUSTOMER, order } from '../helpers/engine-orders';

let databaseUrl: string;
let processes: EngineProcess[];
let first: EngineProcess;
let second: EngineProcess;

/** Nobody serves unless a test asks for it, so that it can look in between. */
beforeAll(async () => {
  databaseUrl = await createDatabase();
  processes = await startEngines(2, { databaseUrl });
  [first, second] = processes as [EngineProcess, EngineProcess];
  for (const process of processes) await process.stopClock();
});

afterEach(async () => {
  expect(await audit(databaseUrl, first)).toEqual(SOUND);
});

afterAll(async () => {
  await Promise.all(processes?.map((process) => process.stop()));
  await dropDatabase(databaseUrl);
});

let tables = 0;
async function table(capacity: number | null): Promise<number> {
  tables += 1;
  return (await first.put([allotment(`table ${tables}`, capacity)]))[0]?.id ?? 0;
}

const book = (allotmentIds: number[], units: number, venue = 'accepts') =>
  first.reserve(
    order(
      allotmentIds.map((allotmentId) => ({ allotmentId, units })),
      { venue, admission: 'confirm', otherwise: 'wait', queues: venue !== 'shows' },
    ),
  );

const statusOf = async (booking: { code: string }) => (await first.findByCode(booking.code))?.status;
const statuses = (...bookings: { code: string }[]) => Promise.all(bookings.map(statusOf));

/** Past the engine: nobody is told, so that nobody serves at once. */
const cancelQuietly = (id: number) =>
  withClient(databaseUrl, async (client) => {
    await client.query(`INSERT INTO booking_history (document_id, booking_id, code, event, from_status, to_status, quantity, actor, at)
      SELECT 'q' || id, id, code, 'cancel', booking_status, 'cancelled', quantity, 'customer', now() FROM bookings WHERE id = ${id}`);
    await client.query('UPDATE bookings SET booking_status = $2 WHERE id = $1', [id, 'cancelled']);
  });

/** Its deadline passes, and nobody has said so yet. */
const runOut = (id: number) =>
  withClient(databaseUrl, (client) =>
    client.query(`UPDATE bookings SET hold_expires_at = (now() AT TIME ZONE 'UTC') - interval '1 s' WHERE id = $1`, [
      id,
    ]),
  );

it('serves in the order they came, and a party that fits passes one that does not', async () => {
  const dinner = await table(10);
  const [six, four] = [await book([dinner], 6), await book([dinner], 4)];
  const waiting = [await book([dinner], 5), await book([dinner], 3), await book([dinner], 1)];
  expect(await statuses(...waiting)).toEqual(['waiting', 'waiting', 'waiting']);
  await cancelQuietly(four.id);
  expect(await first.serveWaiting()).toBe(2);
  expect(await statuses(...waiting)).toEqual(['waiting', 'confirmed', 'confirmed']);
  await cancelQuietly(six.id);
  expect(await first.serveWaiting()).toBe(1);
  expect(await statuses(...waiting)).toEqual(['confirmed', 'confirmed', 'confirmed']);
});

it('serves soon after places came free, with nobody asking', async () => {
  const dinner = await table(2);
  const two = await book([dinner], 2);
  const waits = await book([dinner], 2);
  await first.transition({ bookingId: two.id, event: 'cancel', actor: CUSTOMER });
  for (let tries = 0; tries < 100 && (await statusOf(waits)) === 'waiting'; tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await statusOf(waits)).toBe('confirmed');
});

it('lets nobody new pass one who waits and fits', async () => {
  const dinner = await table(4);
  const four = await book([dinner], 4);
  const [large, small] = [await book([dinner], 6), await book([dinner], 3)];
  await cancelQuietly(four.id);
  const newcomer = await book([dinner], 1);
  expect(newcomer.status).toBe('waiting');
  await first.serveWaiting();
  expect(await statuses(large, small, newcomer)).toEqual(['waiting', 'confirmed', 'confirmed']);
  expect((await book([dinner], 1)).status).toBe('waiting');
});

it('lets nobody new pass one who fits since a hold has run out, though nothing has ended it yet', async () => {
  const dinner = await table(10);
  await book([dinner], 4);
  const held = await first.reserve(order([{ allotmentId: dinner, units: 4 }], { venue: 'accepts' }));
  const waits = await book([dinner], 5);
  await runOut(held.id);
  const newcomer = await book([dinner], 2);
  expect(await statuses(waits, newcomer)).toEqual(['waiting', 'waiting']);
  expect(await first.serveWaiting()).toBe(1);
  expect(await statuses(held, waits, newcomer)).toEqual(['expired', 'confirmed', 'waiting']);
});

it('lets a newcomer in where those who wait do not fit', async () => {
  const dinner = await table(4);
  await book([dinner], 2);
  expect((await book([dinner], 3)).status).toBe('waiting');
  expect((await book([dinner], 2)).status).toBe('confirmed');
});

it('serves parties that need several slots only when all of them are free', async () => {
  const slots = [await table(2), await table(2)];
  const [early, late] = [await book([slots[0] as number], 2), await book([slots[1] as number], 2)];
  const long = await book(slots, 2);
  await cancelQuietly(early.id);
  expect(await first.serveWaiting()).toBe(0);
  await cancelQuietly(late.id);
  expect(await first.serveWaiting()).toBe(1);
  expect(await statusOf(long)).toBe('confirmed');
});

it('offers with a deadline where the venue wants that, and turns to the next when it lapses', async () => {
  const dinner = await table(2);
  const two = await book([dinner], 2, 'offers');
  const [sleeper, keen] = [await book([dinner], 2, 'offers'), await book([dinner], 2, 'offers')];
  await cancelQuietly(two.id);
  expect(await first.serveWaiting()).toBe(1);
  const offered = await first.findByCode(sleeper.code);
  expect(offered).toMatchObject({ status: 'held' });
  expect((offered?.holdExpiresAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(25 * 60_000);
  await runOut(sleeper.id);
  await first.expireHolds();
  expect(await first.serveWaiting()).toBe(1);
  expect(await statuses(sleeper, keen)).toEqual(['expired', 'held']);
  await first.transition({ bookingId: keen.id, event: 'settle', actor: CUSTOMER });
  expect(await statusOf(keen)).toBe('confirmed');
});

it('leaves it to staff where the venue only shows who waits, and where no capacity is set', async () => {
  const [dinner, byHand] = [await table(2), await table(null)];
  const two = await book([dinner], 2, 'shows');
  const waits = await book([dinner], 2, 'shows');
  const asked = await book([byHand], 2);
  await cancelQuietly(two.id);
  expect(await first.serveWaiting()).toBe(0);
  expect(await statuses(waits, asked)).toEqual(['waiting', 'waiting']);
  expect((await book([dinner], 2, 'shows')).status).toBe('confirmed');
});

it('serves each once though two processes serve at the same time', async () => {
  const dinner = await table(30);
  const thirty = await book([dinner], 30);
  const waiting = [];
  for (let i = 0; i < 40; i += 1) waiting.push(await book([dinner], 1));
  await cancelQuietly(thirty.id);
  const served = await Promise.all([first, second, first, second].map((process) => process.serveWaiting()));
  expect(served.reduce((sum, count) => sum + count, 0)).toBe(30);
  expect(await statuses(...waiting)).toEqual([...Array(30).fill('confirmed'), ...Array(10).fill('waiting')]);
});

it('counts what one order wants twice of an allotment as one claim', async () => {
  const dinner = await table(3);
  const claims = [
    { allotmentId: dinner, units: 1 },
    { allotmentId: dinner, units: 2 },
  ];
  const booking = await first.reserve(order(claims, { admission: 'confirm' }));
  expect(await first.find(`table ${tables}`)).toMatchObject({ taken: 3 });
  expect(booking.status).toBe('confirmed');
});
