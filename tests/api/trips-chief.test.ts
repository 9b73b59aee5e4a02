import { type App, startApp } from '../helpers/app';
import { book, makeStation, makeTrip, makeVehicle, type Row, signInStaff } from '../helpers/trips';

const MANAGER = '/content-manager/collection-types';
const TRIPS = `${MANAGER}/plugin::trips.trip`;
const VEHICLES = `${MANAGER}/plugin::trips.vehicle`;
const STATIONS = `${MANAGER}/plugin::trips.station`;
const BOOKINGS = `${MANAGER}/plugin::booking.booking`;
const NOT_YOURS = 'This belongs to a station that is not yours.';

let app: App;
let headers: { Authorization: string };
let own: { station: Row; trip: Row; vehicle: Row };
let other: { station: Row; trip: Row; vehicle: Row };
let otherCode: string;

const get = (path: string) => app.http.get(path).set(headers);
const post = (path: string, body: object) => app.http.post(path).set(headers).send(body);
const put = (path: string, body: object) => app.http.put(path).set(headers).send(body);
const idsIn = (rows: Row[]) => rows.map(({ documentId }) => documentId);
const tripOf = ({ documentId }: Row) =>
  app.strapi.db.query('plugin::trips.trip').findOne({ where: { documentId }, populate: ['station', 'vehicle'] });

beforeAll(async () => {
  app = await startApp();
  const [tunis, sousse] = [await makeStation(app, 'tunis'), await makeStation(app, 'sousse')];
  const at = async (station: Row, destination: Row, plate: string) => ({
    station,
    trip: await makeTrip(app, station, destination),
    vehicle: await makeVehicle(app, station, { plate }),
  });
  own = await at(tunis, sousse, '101 TU 1001');
  other = await at(sousse, tunis, '202 TU 2002');
  const chief = await signInStaff(app, 'chief@example.org', 'station-chief', [tunis]);
  headers = chief.headers;
  await signInStaff(app, 'other-chief@example.org', 'station-chief', [sousse]);
  await book(app, own.trip, 1, { name: 'Salma', email: 'salma@example.org' }).expect(201);
  const { body } = await book(app, other.trip, 1, { name: 'Rim', email: 'rim@example.org' }).expect(201);
  otherCode = body.data.code;
});

afterAll(async () => {
  await app.stop();
});

describe("a station chief, of another's rows", () => {
  it('sees none in lists', async () => {
    for (const [path, row] of [
      [TRIPS, own.trip],
      [VEHICLES, own.vehicle],
      [STATIONS, own.station],
    ] as const) {
      const { body } = await get(path).expect(200);
      expect(idsIn(body.results)).toEqual([row.documentId]);
      expect(body.pagination.total).toBe(1);
    }
    const { body } = await get(BOOKINGS).expect(200);
    expect(body.results.map(({ contactName }: { contactName: string }) => contactName)).toEqual(['Salma']);
  });

  it('opens, changes and deletes none by id', async () => {
    for (const [path, row] of [
      [TRIPS, other.trip],
      [VEHICLES, other.vehicle],
    ] as const) {
      await get(`${path}/${row.documentId}`).expect(403);
      await put(`${path}/${row.documentId}`, { seats: 1 }).expect(403);
      await app.http.delete(`${path}/${row.documentId}`).set(headers).expect(403);
    }
    await get(`${STATIONS}/${other.station.documentId}`).expect(403);
    await put(`${STATIONS}/${other.station.documentId}`, { phone: '+21671000000' }).expect(403);
    const booking = await app.strapi.db.query('plugin::booking.booking').findOne({ where: { code: otherCode } });
    await get(`${BOOKINGS}/${booking.documentId}`).expect(403);
    await put(`${BOOKINGS}/${booking.documentId}`, { contactName: 'X' }).expect(403);
  });

  it('deletes none in bulk', async () => {
    const spare = await makeTrip(app, other.station, own.station);
    await post(`${TRIPS}/actions/bulkDelete`, { documentIds: [spare.documentId] });
    await post(`${VEHICLES}/actions/bulkDelete`, { documentIds: [other.vehicle.documentId] });
    expect(await tripOf(spare)).toMatchObject({ documentId: spare.documentId });
    expect(await app.strapi.db.query('plugin::trips.vehicle').count({ where: { id: other.vehicle.id } })).toBe(1);
  });

  it('reaches none by filter or sort, nor what a role may not read', async () => {
    const counted = async (query: string) => {
      const { status, body } = await get(`${TRIPS}?${query}`);
      return status === 200 ? body.pagination.total : status;
    };
    expect(await counted('filters[station][slug][$eq]=sousse')).toBe(0);
    expect(await counted(`filters[documentId][$eq]=${other.trip.documentId}`)).toBe(0);
    expect(await counted('filters[$or][0][seats][$gt]=0&filters[$or][1][id][$gt]=0')).toBe(1);
    expect(await counted('sort=station.slug:ASC')).toBe(1);
    // A secret must not come out as a yes or no either.
    const mail = 'filters[station][chief][email][$startsWith]';
    expect(await counted(`${mail}=chief`)).toBe(await counted(`${mail}=zzz`));
    const hash = 'filters[station][chief][password][$startsWith]';
    expect(await counted(`${hash}=$2`)).toBe(await counted(`${hash}=zzz`));
  });

  it('gets none by populating', async () => {
    const answers = await Promise.all([
      get(`${TRIPS}/${own.trip.documentId}?populate[station][populate]=*&populate[destination][populate]=*`),
      get(`${TRIPS}?populate=*`),
      get(`${TRIPS}?populate[station][populate][chief]=*`),
      get(`${STATIONS}/${own.station.documentId}?populate=*`),
    ]);
    for (const { text } of answers) expect(text).not.toMatch(/chief@example|password|202 TU/);
  });

  it('is offered none in pickers, except as a destination', async () => {
    const offered = async (type: string, field: string) => {
      const { body } = await get(`/content-manager/relations/${type}/${field}`).expect(200);
      return body.results.map(({ documentId }: Row) => documentId);
    };
    expect(await offered('plugin::trips.trip', 'station')).toEqual([own.station.documentId]);
    expect(await offered('plugin::trips.trip', 'vehicle')).toEqual([own.vehicle.documentId]);
    expect(await offered('plugin::trips.vehicle', 'station')).toEqual([own.station.documentId]);
    const destinations = await offered('plugin::trips.trip', 'destination');
    expect(destinations.toSorted()).toEqual([own.station.documentId, other.station.documentId].toSorted());
  });
});

describe('a station chief, planning', () => {
  const plan = (station: Row, destination: Row, fields: object = {}) => ({
    station: { connect: [{ id: station.id, documentId: station.documentId }], disconnect: [] },
    destination: { connect: [{ id: destination.id, documentId: destination.documentId }], disconnect: [] },
    departure: '2027-03-01T08:00:00.000Z',
    price: 12500,
    seats: 8,
    tripStatus: 'scheduled',
    ...fields,
  });

  it('plans, changes and removes trips of their own station', async () => {
    const { body } = await post(TRIPS, plan(own.station, other.station, { vehicle: own.vehicle.documentId })).expect(
      201,
    );
    await put(`${TRIPS}/${body.data.documentId}`, { price: 11000 }).expect(200);
    await app.http.delete(`${TRIPS}/${body.data.documentId}`).set(headers).expect(200);
  });

  it("plans nothing at another's station, and brings nothing there", async () => {
    const count = () => app.strapi.db.query('plugin::trips.trip').count();
    const before = await count();
    const { body } = await post(TRIPS, plan(other.station, own.station)).expect(403);
    expect(body.error.message).toBe(NOT_YOURS);
    expect(await count()).toBe(before);

    const mine = await makeTrip(app, own.station, other.station);
    const there = { station: other.station.documentId, destination: own.station.documentId };
    await put(`${TRIPS}/${mine.documentId}`, there).expect(403);
    expect(await tripOf(mine)).toMatchObject({ station: { id: own.station.id } });

    const vehicle = { plate: '1 TU 1', owner: 'X', seats: 8 };
    await post(VEHICLES, { ...vehicle, station: other.station.documentId }).expect(403);
    await post(VEHICLES, vehicle).expect(403);
    await put(`${VEHICLES}/${own.vehicle.documentId}`, { station: other.station.documentId }).expect(403);
  });

  it("drives no vehicle of another's", async () => {
    const mine = await makeTrip(app, own.station, other.station);
    await put(`${TRIPS}/${mine.documentId}`, { vehicle: { connect: [{ id: other.vehicle.id }] } }).expect(400);
    expect((await tripOf(mine)).vehicle).toBeNull();
  });

  it("changes of their station its phone only, and nobody's chief", async () => {
    const changed = { phone: '+21671000999', name: 'Mine now', chief: null, payAtVenue: false };
    await put(`${STATIONS}/${own.station.documentId}`, changed).expect(200);
    const station = await app.strapi.db
      .query('plugin::trips.station')
      .findOne({ where: { id: own.station.id }, populate: ['chief'] });
    expect(station).toMatchObject({ phone: '+21671000999', name: 'Station tunis', payAtVenue: true });
    expect(station.chief).toMatchObject({ email: 'chief@example.org' });
    await post(STATIONS, { name: 'New', city: 'New', slug: 'new' }).expect(403);
  });
});

describe('staff who run no station', () => {
  it('see nothing', async () => {
    const idle = await signInStaff(app, 'idle@example.org', 'station-chief');
    for (const path of [TRIPS, VEHICLES, STATIONS, BOOKINGS]) {
      const { body } = await app.http.get(path).set(idle.headers).expect(200);
      expect(body.results).toEqual([]);
    }
  });
});

describe('the role', () => {
  it('is made once: what an admin changed in it stays after a restart', async () => {
    const roles = app.strapi.service('admin::role');
    const role = await roles.findOne({ code: 'station-chief' });
    const permissions = (await app.strapi
      .service('admin::permission')
      .findMany({ where: { role: { id: role.id } } })) as {
      action: string;
    }[];
    expect(permissions.length).toBeGreaterThan(8);
    const { seedChiefRole } = require('../../dist/src/plugins/trips/server/services/access.js') as {
      seedChiefRole(strapi: unknown): Promise<void>;
    };
    await roles.assignPermissions(role.id, []);
    await seedChiefRole(app.strapi);
    expect(await app.strapi.service('admin::permission').findMany({ where: { role: { id: role.id } } })).toEqual([]);
    expect(await app.strapi.db.query('admin::role').count({ where: { code: 'strapi-super-admin' } })).toBe(1);
  });
});
