import type { App } from './app';
import type { Row } from './trips';

const PASSWORD = 'Relais-test-1';

export interface Restaurant extends Row {
  slug: string;
  /** documentIds by key. */
  services: Record<string, Row>;
}

/** A service open on these weekdays, every day unless others are given. */
export const week = (
  opens: string,
  closes: string,
  lastSeating: string,
  covers: number | null,
  weekdays: readonly number[] = [1, 2, 3, 4, 5, 6, 7],
) => weekdays.map((weekday) => ({ weekday, opens, closes, lastSeating, covers }));

export const LUNCH = { key: 'lunch', nameFr: 'Déjeuner', nameEn: 'Lunch', nameAr: 'غداء', position: 0 };
export const DINNER = { key: 'dinner', nameFr: 'Dîner', nameEn: 'Dinner', nameAr: 'عشاء', position: 1 };

/** Twenty covers for lunch, thirty for dinner, counted per service, unless the fields or services say otherwise. */
export async function makeRestaurant(
  app: App,
  slug: string,
  fields: object = {},
  services: readonly { key: string; hours: object }[] = [
    { ...LUNCH, hours: week('12:00', '15:00', '14:00', 20) },
    { ...DINNER, hours: week('19:00', '23:00', '22:00', 30) },
  ],
): Promise<Restaurant> {
  const data = {
    name: `Restaurant ${slug}`,
    city: 'Tunis',
    slug,
    timeZone: 'Africa/Tunis',
    largestParty: 10,
    ...fields,
  };
  const made = (await app.strapi
    .documents('plugin::tables.restaurant' as never)
    .create({ data } as never)) as unknown as Row;
  const kept: Record<string, Row> = {};
  for (const service of services) {
    kept[service.key] = (await app.strapi
      .documents('plugin::tables.service' as never)
      .create({ data: { nameFr: service.key, restaurant: made.documentId, ...service } } as never)) as unknown as Row;
  }
  return { ...made, slug, services: kept };
}

/** The date that it is in this zone, some days from now. */
export const dateIn = (days: number, timeZone = 'Africa/Tunis'): string =>
  Temporal.Now.plainDateISO(timeZone).add({ days }).toString();

export const CONTACT = { name: 'Salma', email: 'salma@example.org' };

/** @param wish at least date, time and covers */
export const bookTable = (
  app: App,
  { slug }: { slug: string },
  wish: Readonly<Record<string, unknown>>,
  headers: Record<string, string> = {},
) =>
  app.http
    .post(`/api/restaurants/${slug}/bookings`)
    .set(headers)
    .send({ data: { contact: CONTACT, locale: 'fr', ...wish } });

/** A member of staff with the role of restaurant managers, who runs these restaurants. */
export async function signInManager(app: App, email: string, restaurants: readonly Row[] = []) {
  const role = await app.strapi.db.query('admin::role').findOne({ where: { code: 'restaurant-manager' } });
  const account = { email, firstname: 'Nadia', lastname: 'Karoui', password: PASSWORD, isActive: true };
  const user = await app.strapi.service('admin::user').create({ ...account, roles: [role.id] });
  for (const { documentId } of restaurants) {
    await app.strapi
      .documents('plugin::tables.restaurant' as never)
      .update({ documentId, data: { manager: user.id } } as never);
  }
  const { body } = await app.http.post('/admin/login').send({ email, password: PASSWORD }).expect(200);
  return { user: user as Row, headers: { Authorization: `Bearer ${body.data.token}` } };
}

/** A service's own function of the compiled server, as the panel's routes call it. */
export function covers(app: App) {
  const { putDates, clearDates, putWeek } = require('../../dist/src/plugins/tables/server/services/covers.js');
  return {
    putDates: (change: object): Promise<void> => putDates(app.strapi, change),
    clearDates: (change: object): Promise<void> => clearDates(app.strapi, change),
    putWeek: (service: string, hours: object): Promise<void> => putWeek(app.strapi, service, hours),
  };
}
