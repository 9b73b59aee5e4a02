import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { type App, startApp } from '../helpers/app';

const PASSWORD = 'Relais-demo-1';
const DAY_MS = 86_400_000;

const { seedDemo } = require(path.resolve(__dirname, '../../dist/database/seeds/demo.js')) as {
  seedDemo(strapi: Core.Strapi, options: { now: Date }): Promise<void>;
};

let app: App;
const now = new Date();

const countOf = (type: string) => app.strapi.db.query(type as never).count();
const counts = async () => ({
  stations: await countOf('plugin::trips.station'),
  vehicles: await countOf('plugin::trips.vehicle'),
  trips: await countOf('plugin::trips.trip'),
  bookings: await countOf('plugin::booking.booking'),
  staff: await countOf('admin::user'),
  clients: await countOf('plugin::users-permissions.user'),
});

const dateAfter = (days: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Africa/Tunis' }).format(new Date(now.getTime() + days * DAY_MS));

const toSousse = async (days: number) => {
  const query = `from=tunis-moncef-bey&to=sousse&date=${dateAfter(days)}&pageSize=100`;
  const { body } = await app.http.get(`/api/trips?${query}`).expect(200);
  return body.data as { documentId: string; seats: number; seatsLeft: number; price: object }[];
};

beforeAll(async () => {
  app = await startApp();
  await seedDemo(app.strapi, { now });
});

afterAll(async () => {
  await app.stop();
});

describe('the demo', () => {
  it('has Tunisian stations, with vehicles of eight seats', async () => {
    const { body } = await app.http.get('/api/stations').expect(200);
    const slugs = body.data.map(({ slug }: { slug: string }) => slug);
    expect(slugs.length).toBeGreaterThanOrEqual(15);
    expect(slugs).toEqual(expect.arrayContaining(['tunis-moncef-bey', 'sousse', 'sfax']));
    for (const { latitude, longitude, timeZone, currency } of body.data) {
      expect(latitude).toBeGreaterThan(30);
      expect(latitude).toBeLessThan(37.6);
      expect(longitude).toBeGreaterThan(7.4);
      expect(longitude).toBeLessThan(11.7);
      expect([timeZone, currency]).toEqual(['Africa/Tunis', 'TND']);
    }
    expect(await app.strapi.db.query('plugin::trips.vehicle').count({ where: { seats: 8 } })).toBe(
      await countOf('plugin::trips.vehicle'),
    );
  });

  it('has trips from Tunis to Sousse on each of the coming fourteen days, some of them taken', async () => {
    for (const days of [0, 1, 7, 14]) expect((await toSousse(days)).length).toBeGreaterThan(10);
    const tomorrow = await toSousse(1);
    expect(tomorrow.map(({ seatsLeft }) => seatsLeft)).toEqual(expect.arrayContaining([0, 1, 8]));
    expect(tomorrow[0]).toMatchObject({ seats: 8, price: { amount: 12_500, currency: 'TND' } });
    expect(await app.strapi.plugin('booking').service('engine').findWrongCounts()).toEqual([]);
  });

  it('lets its people in, each to their own', async () => {
    for (const [email, stations] of [
      ['admin@relais.test', 20],
      ['chief.tunis@relais.test', 1],
      ['chief.sousse@relais.test', 1],
    ] as const) {
      const { body } = await app.http.post('/admin/login').send({ email, password: PASSWORD }).expect(200);
      const { body: seen } = await app.http
        .get('/content-manager/collection-types/plugin::trips.station')
        .set('Authorization', `Bearer ${body.data.token}`)
        .expect(200);
      expect(seen.pagination.total).toBe(stations);
    }
    const client = { identifier: 'client@relais.test', password: PASSWORD };
    const { body } = await app.http.post('/api/auth/local').send(client).expect(200);
    const mine = await app.http.get('/api/me/bookings').set('Authorization', `Bearer ${body.jwt}`).expect(200);
    expect(mine.body.data.length).toBeGreaterThan(0);
  });

  it('adds nothing when it starts again, and the missing days a week later', async () => {
    const before = await counts();
    await seedDemo(app.strapi, { now });
    expect(await counts()).toEqual(before);

    expect(await toSousse(21)).toEqual([]);
    const { documentId } = (await toSousse(10))[0] as { documentId: string };
    await app.strapi
      .documents('plugin::trips.trip')
      .update({ documentId, data: { tripStatus: 'cancelled', seats: 5 } as never });
    await seedDemo(app.strapi, { now: new Date(now.getTime() + 7 * DAY_MS) });
    const after = await counts();
    expect((await toSousse(21)).length).toBeGreaterThan(10);
    expect(after.trips).toBe(before.trips + (before.trips / 15) * 7);
    expect(after).toMatchObject({
      stations: before.stations,
      vehicles: before.vehicles,
      staff: before.staff,
      clients: 1,
    });
    const { body: changed } = await app.http.get(`/api/trips/${documentId}`);
    expect(changed.data).toMatchObject({ status: 'cancelled', seats: 5 });
  });
});
