import { type App, startApp } from '../helpers/app';
import { bookTable, dateIn, makeRestaurant, type Restaurant, signInManager, week } from '../helpers/tables';
import type { Row } from '../helpers/trips';

const MANAGER = '/content-manager/collection-types';
const RESTAURANTS = `${MANAGER}/plugin::tables.restaurant`;
const SERVICES = `${MANAGER}/plugin::tables.service`;
const BOOKINGS = `${MANAGER}/plugin::booking.booking`;
const NOT_YOURS = 'This belongs to a restaurant that is not yours.';

let app: App;
let headers: { Authorization: string };
let own: Restaurant;
let other: Restaurant;

const get = (path: string) => app.http.get(path).set(headers);
const post = (path: string, body: object) => app.http.post(path).set(headers).send(body);
const put = (path: string, body: object) => app.http.put(path).set(headers).send(body);
const idsIn = (rows: Row[]) => rows.map(({ documentId }) => documentId).sort();
const rowIn = (uid: string, documentId: string) =>
  app.strapi.db.query(uid as never).findOne({ where: { documentId }, populate: ['restaurant'] } as never);
const on = (weekdays: number[], opens = '19:00', lastSeating = '22:00', covers = 8) =>
  week(opens, '23:00', lastSeating, covers, weekdays);
const service = (restaurant: Restaurant, key = 'dinner') => restaurant.services[key] as Row;

beforeAll(async () => {
  app = await startApp();
  own = await makeRestaurant(app, 'la-medina');
  other = await makeRestaurant(app, 'le-port');
  ({ headers } = await signInManager(app, 'manager@example.org', [own]));
  await signInManager(app, 'other@example.org', [other]);
  for (const [restaurant, name] of [
    [own, 'Salma'],
    [other, 'Rim'],
  ] as const) {
    const contact = { name, email: `${name}@example.org` };
    await bookTable(app, restaurant, { date: dateIn(1), time: '19:30', covers: 2, contact }).expect(201);
  }
});

afterAll(async () => {
  await app.stop();
});

describe("a manager, of another's restaurant", () => {
  it('sees nothing in lists and in counts', async () => {
    for (const [path, expected] of [
      [RESTAURANTS, [own.documentId]],
      [SERVICES, idsIn(Object.values(own.services))],
    ] as const) {
      const { body } = await get(path).expect(200);
      expect(idsIn(body.results)).toEqual(expected);
      expect(body.pagination.total).toBe(expected.length);
    }
    const { body } = await get(BOOKINGS).expect(200);
    expect(body.results.map(({ contactName }: { contactName: string }) => contactName)).toEqual(['Salma']);
  });

  it('opens, changes and deletes nothing by id', async () => {
    for (const path of [`${RESTAURANTS}/${other.documentId}`, `${SERVICES}/${service(other).documentId}`]) {
      await get(path).expect(403);
      await put(path, { position: 3 }).expect(403);
      await app.http.delete(path).set(headers).expect(403);
    }
    const booking = await app.strapi.db.query('plugin::booking.booking').findOne({ where: { contactName: 'Rim' } });
    await get(`${BOOKINGS}/${booking.documentId}`).expect(403);
    const { body } = await post(`/booking/bookings/${booking.documentId}/transitions`, { event: 'refuse' }).expect(404);
    expect(body.data).toBeNull();
  });

  it('makes no service there, and pushes none of their own over to it', async () => {
    const hours = week('19:00', '23:00', '22:00', 8);
    const data = {
      key: 'brunch',
      nameFr: 'Brunch',
      position: 2,
      hours,
      restaurant: { connect: [{ documentId: other.documentId }] },
    };
    const { body } = await post(SERVICES, data).expect(403);
    expect(body.error.message).toBe(NOT_YOURS);
    const moved = await put(`${SERVICES}/${service(own).documentId}`, {
      restaurant: { connect: [{ documentId: other.documentId }] },
    });
    expect(moved.status).toBeGreaterThanOrEqual(400);
    const row = (await rowIn('plugin::tables.service', service(own).documentId)) as { restaurant: Row };
    expect(row.restaurant.documentId).toBe(own.documentId);
  });

  it('sees no manager, nor asks by one', async () => {
    const { body } = await get(`${RESTAURANTS}/${own.documentId}`).expect(200);
    expect(body.data).not.toHaveProperty('manager');
    await get(`${RESTAURANTS}?filters[manager][email][$contains]=other`).expect(({ status, body: found }) => {
      expect(status === 400 || status === 403 || found.pagination.total === 1).toBe(true);
    });
    await put(`${RESTAURANTS}/${own.documentId}`, { slug: 'mine', manager: null });
    const { body: now } = await app.http.get('/api/restaurants/la-medina').expect(200);
    expect(now.data.slug).toBe('la-medina');
  });
});

describe('a manager, of their own restaurant', () => {
  it('changes its words, its options and its hours', async () => {
    await put(`${RESTAURANTS}/${own.documentId}`, { descriptionFr: 'Au coin du feu.', largestParty: 4 }).expect(200);
    const hours = week('18:00', '01:00', '23:30', 12);
    await put(`${SERVICES}/${service(own).documentId}`, { hours }).expect(200);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const { body } = await app.http.get('/api/restaurants/la-medina').expect(200);
    expect(body.data).toMatchObject({ description: 'Au coin du feu.', largestParty: 4 });
    expect(body.data.services[1].hours[0]).toMatchObject({ opens: '18:00', closes: '01:00', lastSeating: '23:30' });
  });

  it.each([
    ['a day that is none', [{ weekday: 9 }], 'Days of the week go from 1 (Monday) to 7 (Sunday).'],
    ['a day twice', [...on([1]), ...on([1])], 'A day of the week stands twice in the hours.'],
    ['a time that is none', on([1], '19h'), 'Times are written like 19:30.'],
    ['a late last seating', on([1], '19:00', '23:00'), 'The last seating is before the service closes.'],
    [
      'fewer covers than none',
      on([1], '19:00', '22:00', -3),
      'Covers are a number from 0 to 5000, or nothing: then every booking is by hand.',
    ],
    ['no list', { monday: 1 }, 'The hours are a list, with an entry for each day of the week that is open.'],
  ])('is told what is wrong with the hours: %s', async (_what, hours, message) => {
    const { body } = await put(`${SERVICES}/${service(own).documentId}`, { hours }).expect(400);
    expect(body.error.message).toBe(message);
  });

  it('cannot count otherwise, nor delete a service, while tables are booked ahead', async () => {
    for (const change of [{ countPer: 'slot' }, { slotMinutes: 15 }, { timeZone: 'Europe/Paris' }]) {
      const { body } = await put(`${RESTAURANTS}/${own.documentId}`, change).expect(400);
      expect(body.error.message).toContain('Tables are booked ahead');
    }
    const { body } = await app.http
      .delete(`${SERVICES}/${service(own).documentId}`)
      .set(headers)
      .expect(400);
    expect(body.error.message).toContain('Tables are booked in this service');
    await app.http
      .delete(`${SERVICES}/${service(own, 'lunch').documentId}`)
      .set(headers)
      .expect(200);
    const { body: wrong } = await put(`${RESTAURANTS}/${own.documentId}`, { timeZone: 'Mars/Olympus' }).expect(400);
    expect(wrong.error.message).toBe('This is no time zone. Write it like Africa/Tunis.');
  });
});

it('shows nothing to a manager who runs no restaurant', async () => {
  const nobody = await signInManager(app, 'nobody@example.org');
  for (const path of [RESTAURANTS, SERVICES, BOOKINGS]) {
    const { body } = await app.http.get(path).set(nobody.headers).expect(200);
    expect(body.pagination.total).toBe(0);
  }
});
