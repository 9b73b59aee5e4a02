import type { App } from './app';

const PASSWORD = 'Relais-test-1';
const HOUR_MS = 3_600_000;

export interface Row {
  id: number;
  documentId: string;
}

/** A station with this slug; its other fields may be given. */
export async function makeStation(app: App, slug: string, fields: object = {}): Promise<Row> {
  const data = { name: `Station ${slug}`, city: slug, slug, timeZone: 'Africa/Tunis', currency: 'TND', ...fields };
  return (await app.strapi.documents('plugin::trips.station').create({ data })) as unknown as Row;
}

export async function makeVehicle(app: App, station: Row, fields: object = {}): Promise<Row> {
  const data = { plate: '187 TU 4521', owner: 'Hédi', seats: 8, station: station.documentId, ...fields };
  return (await app.strapi.documents('plugin::trips.vehicle').create({ data } as never)) as unknown as Row;
}

/** A trip of eight seats that leaves tomorrow, unless the fields say otherwise. */
export async function makeTrip(app: App, station: Row, destination: Row, fields: object = {}): Promise<Row> {
  const departure = new Date(Date.now() + 24 * HOUR_MS).toISOString();
  const links = { station: station.documentId, destination: destination.documentId };
  const data = { departure, price: 12500, seats: 8, ...links, ...fields };
  return (await app.strapi.documents('plugin::trips.trip').create({ data } as never)) as unknown as Row;
}

/** A member of staff with this role, who runs these stations; answers with the header that signs them in. */
export async function signInStaff(app: App, email: string, role: string, stations: readonly Row[] = []) {
  const found = await app.strapi.db.query('admin::role').findOne({ where: { code: role } });
  const account = { email, firstname: 'Karim', lastname: 'Trabelsi', password: PASSWORD, isActive: true };
  const user = await app.strapi.service('admin::user').create({ ...account, roles: [found.id] });
  for (const { documentId } of stations) {
    await app.strapi.documents('plugin::trips.station').update({ documentId, data: { chief: user.id } as never });
  }
  const { body } = await app.http.post('/admin/login').send({ email, password: PASSWORD }).expect(200);
  return { user: user as Row, headers: { Authorization: `Bearer ${body.data.token}` } };
}

export const book = (
  app: App,
  trip: Row,
  seats: number,
  contact: object = { name: 'Salma', email: 'salma@example.org' },
) => app.http.post(`/api/trips/${trip.documentId}/bookings`).send({ data: { seats, contact, locale: 'fr' } });
