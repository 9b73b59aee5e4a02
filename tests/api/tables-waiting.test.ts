import { type App, startApp } from '../helpers/app';
import { bookTable, covers, DINNER, dateIn, makeRestaurant, type Restaurant, week } from '../helpers/tables';

let app: App;

interface Made {
  code: string;
  token: string;
  status: string;
}

const SERVED_WITHIN_MS = 10_000;
const HOURS = [{ ...DINNER, hours: week('19:00', '23:00', '22:00', 8) }];

const book = async (restaurant: Restaurant, date: string, party: number, more: object = {}): Promise<Made> =>
  (await bookTable(app, restaurant, { date, time: '20:00', covers: party, ...more }).expect(201)).body.data;
const read = async ({ code, token }: Made) =>
  (await app.http.get(`/api/bookings/${code}`).set('Booking-Token', token).expect(200)).body.data;
const act = ({ code, token }: Made, what: string, data: object = {}) =>
  app.http.post(`/api/bookings/${code}/${what}`).set('Booking-Token', token).send({ data });
const statuses = (made: readonly Made[]): Promise<string[]> =>
  Promise.all(made.map(async (each) => (await read(each)).status));

/** Who waits is served soon after places came free, by a clock: looked at until it is so. */
async function become(made: readonly Made[], expected: readonly string[]): Promise<void> {
  const until = Date.now() + SERVED_WITHIN_MS;
  while (Date.now() < until && (await statuses(made)).join() !== expected.join()) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(await statuses(made)).toEqual(expected);
}

/** Time enough for those to be served who should not be. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 1500));

let dates = 1;
const freshDate = (): string => {
  dates += 1;
  return dateIn(dates);
};

beforeAll(async () => {
  app = await startApp();
});

afterAll(async () => {
  const engine = app.strapi.plugin('booking').service('engine');
  expect(await engine.findWrongCounts()).toEqual([]);
  expect(await engine.findBrokenHistories()).toEqual([]);
  await app.stop();
});

describe('where the restaurant accepts by itself', () => {
  let own: Restaurant;
  beforeAll(async () => {
    own = await makeRestaurant(app, 'accepts', { waitingList: 'accept' }, HOURS);
  });

  it('serves in the order they came; a party that fits passes one that does not', async () => {
    const date = freshDate();
    const [table, six, two, four] = [
      await book(own, date, 8),
      await book(own, date, 6),
      await book(own, date, 2),
      await book(own, date, 4),
    ] as [Made, Made, Made, Made];
    expect(await statuses([table, six, two, four])).toEqual(['confirmed', 'waiting', 'waiting', 'waiting']);
    await act(table, 'move', { covers: 5 }).expect(200);
    await become([table, six, two, four], ['confirmed', 'waiting', 'confirmed', 'waiting']);
    await act(table, 'cancel').expect(200);
    await become([six, two, four], ['confirmed', 'confirmed', 'waiting']);
  });

  it('serves when covers are raised, or set for the first time on a date', async () => {
    const date = freshDate();
    const service = own.services.dinner?.documentId;
    await covers(app).putDates({ service, dates: [date], covers: null });
    const asked = await book(own, date, 4);
    expect(asked.status).toBe('waiting');
    await covers(app).putDates({ service, dates: [date], covers: 2 });
    await aWhile();
    expect((await read(asked)).status).toBe('waiting');
    await covers(app).putDates({ service, dates: [date], covers: 4 });
    await become([asked], ['confirmed']);
  });

  it('lets nobody new past one who waits and fits', async () => {
    const date = freshDate();
    const service = own.services.dinner?.documentId;
    const [table, waits] = [await book(own, date, 8), await book(own, date, 4)] as [Made, Made];
    await covers(app).putDates({ service, dates: [date], covers: 12 });
    const rush = await Promise.all(Array.from({ length: 6 }, () => book(own, date, 1)));
    await become([table, waits], ['confirmed', 'confirmed']);
    await aWhile();
    expect(await statuses(rush)).toEqual(rush.map(() => 'waiting'));
  });
});

describe('where the restaurant offers by mail', () => {
  it('holds the covers until the deadline; the customer takes the offer with one click', async () => {
    const own = await makeRestaurant(app, 'offers', { waitingList: 'offer', offerMinutes: 30 }, HOURS);
    const date = freshDate();
    const [table, waits] = [await book(own, date, 8), await book(own, date, 6)] as [Made, Made];
    await act(table, 'cancel').expect(200);
    await become([waits], ['held']);
    const offered = await read(waits);
    const minutes = (Date.parse(offered.holdExpiresAt) - Date.parse(offered.serverTime)) / 60_000;
    expect(minutes).toBeGreaterThan(29);
    expect(minutes).toBeLessThanOrEqual(30);
    expect(offered.allowed).toContain('settle');
    expect((await book(own, date, 4)).status).toBe('waiting');
    await act(waits, 'settle').expect(200);
    await act(waits, 'settle').expect(200);
    expect(await statuses([waits])).toEqual(['confirmed']);
  });

  it('gives what was offered to the next when the offer lapses', async () => {
    const own = await makeRestaurant(app, 'lapses', { waitingList: 'offer', offerMinutes: 30 }, HOURS);
    const date = freshDate();
    const [table, first, second] = [await book(own, date, 8), await book(own, date, 8), await book(own, date, 8)] as [
      Made,
      Made,
      Made,
    ];
    await act(table, 'cancel').expect(200);
    await become([first, second], ['held', 'waiting']);
    await app.strapi.db.connection.raw(
      `UPDATE bookings SET hold_expires_at = statement_timestamp() AT TIME ZONE 'UTC' - interval '1 second' WHERE code = ?`,
      [first.code],
    );
    await become([first, second], ['expired', 'held']);
    expect((await act(first, 'settle').expect(409)).body.error.details.code).toBe('HOLD_EXPIRED');
  });
});

describe('where the restaurant only sees who waits', () => {
  it('leaves it to the manager', async () => {
    const own = await makeRestaurant(app, 'shows', { waitingList: 'show' }, HOURS);
    const date = freshDate();
    const [table, waits] = [await book(own, date, 8), await book(own, date, 2)] as [Made, Made];
    await act(table, 'cancel').expect(200);
    await aWhile();
    expect(await statuses([waits])).toEqual(['waiting']);
  });
});

describe('who waits for slots', () => {
  it('is served once every slot that they sit through has room', async () => {
    const own = await makeRestaurant(
      app,
      'slots',
      { waitingList: 'accept', countPer: 'slot', dwellMinutes: 90 },
      HOURS,
    );
    const date = freshDate();
    const [early, late] = [
      await book(own, date, 8, { time: '19:00' }),
      await book(own, date, 8, { time: '20:30' }),
    ] as [Made, Made];
    const waits = await book(own, date, 4, { time: '19:30' });
    expect(await statuses([early, late, waits])).toEqual(['confirmed', 'confirmed', 'waiting']);
    await act(early, 'cancel').expect(200);
    await aWhile();
    expect(await statuses([waits])).toEqual(['waiting']);
    await act(late, 'move', { covers: 4 }).expect(200);
    await become([waits], ['confirmed']);
  });
});
