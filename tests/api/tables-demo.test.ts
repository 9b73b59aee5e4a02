import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { type App, startApp } from '../helpers/app';
import { dateIn } from '../helpers/tables';

const { seedDemo } = require(path.resolve(__dirname, '../../dist/database/seeds/demo.js')) as {
  seedDemo(strapi: Core.Strapi, options: { now: Date }): Promise<void>;
};

let app: App;

const bookings = () => app.strapi.db.query('plugin::booking.booking').findMany({ where: { trade: 'tables' } });
const month = async (slug: string) => {
  const { body } = await app.http
    .get(`/api/restaurants/${slug}/availability?from=${dateIn(1)}&to=${dateIn(31)}&covers=2`)
    .expect(200);
  return body.data as {
    date: string;
    state: string;
    services: { key: string; state: string; left: number | null }[];
  }[];
};

beforeAll(async () => {
  app = await startApp();
  await seedDemo(app.strapi, { now: new Date() });
});

afterAll(async () => {
  await app.stop();
});

describe('the restaurants of the demo', () => {
  it('say what they are in three languages', async () => {
    for (const locale of ['fr', 'en', 'ar']) {
      const { body } = await app.http.get(`/api/restaurants?locale=${locale}`).expect(200);
      expect(body.data.map(({ slug }: { slug: string }) => slug)).toEqual(['dar-zitoun', 'le-port', 'la-medina']);
      for (const { description } of body.data) expect(description.length).toBeGreaterThan(80);
    }
  });

  it('count per service, per slot, or not at all', async () => {
    const medina = await month('la-medina');
    expect(medina.filter(({ date }) => new Date(date).getUTCDay() === 1).map(({ state }) => state)).toEqual(
      expect.arrayContaining(['closed']),
    );
    const quiet = medina.findLast(({ state }) => state === 'open');
    expect(quiet?.services.map(({ left }) => left)).toEqual([20, 30]);
    expect((await month('le-port')).at(-2)?.services.map(({ left }) => left)).toEqual([8, 8]);
    const zitoun = (await month('dar-zitoun')).filter(({ state }) => state !== 'closed');
    expect(new Set(zitoun.map(({ state }) => state))).toEqual(new Set(['manual']));
  });

  it('have bookings in every state, and their managers', async () => {
    const states = new Set((await bookings()).map(({ bookingStatus }) => bookingStatus));
    expect([...states].sort()).toEqual(['attended', 'cancelled', 'confirmed', 'no_show', 'refused', 'waiting']);
    const managed = await app.strapi.db
      .query('plugin::tables.restaurant' as never)
      .findMany({ populate: ['manager'], orderBy: 'slug' } as never);
    expect(managed.map(({ manager }: { manager: { email: string } }) => manager.email)).toEqual([
      'manager.zitoun@relais.test',
      'manager.medina@relais.test',
      'manager.port@relais.test',
    ]);
  });

  it('stay as they are when the demo is started again', async () => {
    const before = (await bookings()).length;
    await seedDemo(app.strapi, { now: new Date() });
    expect((await bookings()).length).toBe(before);
  });
});
