import { type App, startApp } from '../helpers/app';
import {
  bookTable,
  covers,
  DINNER,
  dateIn,
  makeRestaurant,
  type Restaurant,
  signInManager,
  week,
} from '../helpers/tables';

let app: App;
let medina: Restaurant;
let port: Restaurant;
let managers: { headers: { Authorization: string } }[];

interface Made {
  code: string;
  status: string;
}

const ROUNDS = 4;
const SLOTS = ['19:00', '19:30', '20:00', '20:30', '21:00', '21:30', '22:00'];

let dates = 1;
const freshDate = (): string => {
  dates += 1;
  return dateIn(dates);
};

const book = async (restaurant: Restaurant, date: string, time: string, party: number): Promise<Made> =>
  (await bookTable(app, restaurant, { date, time, covers: party }).expect(201)).body.data;
const many = <T>(count: number, work: (nth: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, nth) => work(nth)));
const countOf = (made: readonly Made[], status: string): number => made.filter((one) => one.status === status).length;
const allotments = (date: string): Promise<{ resource: string; taken: number; capacity: number }[]> =>
  app.strapi.db.query('plugin::booking.allotment').findMany({ where: { resource: { $contains: date } } });
const act = async ({ code }: Made, who: number, event: string, more: object = {}): Promise<number> => {
  const { documentId } = await app.strapi.db.query('plugin::booking.booking').findOne({ where: { code } });
  const { headers } = managers[who] as (typeof managers)[number];
  return (
    await app.http
      .post(`/booking/bookings/${documentId}/transitions`)
      .set(headers)
      .send({ event, ...more })
  ).status;
};

beforeAll(async () => {
  app = await startApp();
  medina = await makeRestaurant(app, 'la-medina', { waitingList: 'show' });
  port = await makeRestaurant(app, 'le-port', { countPer: 'slot', dwellMinutes: 90 }, [
    { ...DINNER, hours: week('19:00', '23:00', '22:00', 8) },
  ]);
  // One restaurant has one manager; an admin works in the same book.
  managers = [await signInManager(app, 'manager@example.org', [medina, port])];
  const role = await app.strapi.db.query('admin::role').findOne({ where: { code: 'strapi-super-admin' } });
  const account = {
    email: 'admin@example.org',
    firstname: 'Amel',
    lastname: 'B',
    password: 'Relais-test-1',
    isActive: true,
  };
  await app.strapi.service('admin::user').create({ ...account, roles: [role.id] });
  const { body } = await app.http.post('/admin/login').send({ email: account.email, password: account.password });
  managers.push({ headers: { Authorization: `Bearer ${body.data.token}` } });
});

afterAll(async () => {
  const engine = app.strapi.plugin('booking').service('engine');
  expect(await engine.findWrongCounts()).toEqual([]);
  expect(await engine.findBrokenHistories()).toEqual([]);
  await app.stop();
});

it('gives the last covers to as many as they are for, of 50 clients at once, and lets the others wait', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const date = freshDate();
    const made = await many(50, () => book(medina, date, '20:00', 1));
    expect([countOf(made, 'confirmed'), countOf(made, 'waiting')]).toEqual([30, 20]);
    expect(await allotments(date)).toEqual([expect.objectContaining({ taken: 30, capacity: 30 })]);
  }
});

it('fills no slot beyond its covers, however parties overlap and from wherever they come', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const date = freshDate();
    const party = (nth: number): [string, number] => [SLOTS[(nth * 5) % SLOTS.length] as string, 1 + (nth % 3)];
    const made = await many(60, (nth) => book(port, date, ...party(nth)));
    expect(countOf(made, 'confirmed') + countOf(made, 'waiting')).toBe(60);
    for (const { taken } of await allotments(date)) expect(taken).toBeLessThanOrEqual(8);
    // The slot that most want is full: nobody was sent away for nothing.
    expect(Math.max(...(await allotments(date)).map(({ taken }) => taken))).toBe(8);
  }
});

it('lets parties pass each other through their slots in opposite directions', async () => {
  const date = freshDate();
  const made = await many(4, (nth) => book(port, date, nth % 2 ? '19:00' : '20:30', 2));
  const engine = app.strapi.plugin('booking').service('engine');
  const trade = engine.trades.get('tables');
  const move = async (code: string, time: string): Promise<void> => {
    const booking = await engine.findByCode(code);
    const to = await trade.destinationOf(booking, { time });
    await engine.move({ bookingId: booking.id, to, actor: { kind: 'staff' } });
  };
  for (let round = 0; round < 6; round += 1) {
    await Promise.all(made.map(({ code }, nth) => move(code, (nth + round) % 2 ? '20:30' : '19:00')));
  }
  const taken = new Map((await allotments(date)).map((one) => [one.resource.split('/')[2], one.taken]));
  expect(SLOTS.map((time) => taken.get(time) ?? 0)).toEqual([4, 4, 4, 4, 4, 4, 0]);
});

it('lets one of two managers accept the last covers', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const date = freshDate();
    await covers(app).putDates({ service: medina.services.dinner?.documentId, dates: [date], covers: 6 });
    const asked = [await book(medina, date, '20:00', 6)];
    const waiting = [await book(medina, date, '20:00', 4), await book(medina, date, '20:00', 4)] as [Made, Made];
    await act(asked[0] as Made, 0, 'refuse');
    const answers = await Promise.all(waiting.map((booking, nth) => act(booking, nth, 'accept')));
    expect(answers.toSorted()).toEqual([200, 400]);
    expect(await allotments(date)).toEqual([expect.objectContaining({ taken: 4, capacity: 6 })]);
  }
});

it('gives covers back once when two managers refuse the same booking', async () => {
  const date = freshDate();
  const booking = await book(medina, date, '20:00', 5);
  const other = await book(medina, date, '20:00', 3);
  const answers = await Promise.all([0, 1, 0, 1].map((who) => act(booking, who, 'refuse')));
  expect(answers.filter((status) => status === 200)).toHaveLength(1);
  expect(other.status).toBe('confirmed');
  expect(await allotments(date)).toEqual([expect.objectContaining({ taken: 3 })]);
});

it('counts by the plan of the moment while the manager changes it in the rush', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const date = freshDate();
    const service = port.services.dinner?.documentId;
    const rush = many(30, (nth) =>
      bookTable(app, port, { date, time: SLOTS[nth % SLOTS.length] as string, covers: 1 }).then(({ status }) => status),
    );
    const [statuses] = await Promise.all([rush, covers(app).putDates({ service, dates: [date], covers: 3 })]);
    expect(statuses.every((status) => status === 201)).toBe(true);
    const after = await allotments(date);
    expect(after.length).toBeGreaterThan(0);
    expect(new Set(after.map(({ capacity }) => capacity))).toEqual(new Set([3]));
  }
});

it('sells nothing of a date once it is closed, however many ask meanwhile', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const date = freshDate();
    const service = port.services.dinner?.documentId;
    const rush = many(30, (nth) =>
      bookTable(app, port, { date, time: SLOTS[nth % SLOTS.length] as string, covers: 1 }).then(({ status }) => status),
    );
    const [statuses] = await Promise.all([rush, covers(app).putDates({ service, dates: [date], closed: true })]);
    expect(statuses.every((status) => [201, 409, 422].includes(status))).toBe(true);
    const standing: { closed: boolean }[] = (await allotments(date)) as never;
    expect(standing.every(({ closed }) => closed)).toBe(true);
    expect([409, 422]).toContain((await bookTable(app, port, { date, time: '20:00', covers: 1 })).status);
  }
});
