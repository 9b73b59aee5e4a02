import { type App, startApp } from '../helpers/app';
import { book, makeStation, makeTrip, makeVehicle, type Row, signInStaff } from '../helpers/trips';

const TRIPS = '/content-manager/collection-types/plugin::trips.trip';
const VEHICLES = '/content-manager/collection-types/plugin::trips.vehicle';
const STATIONS = '/content-manager/collection-types/plugin::trips.station';

let app: App;
let headers: { Authorization: string };
let tunis: Row;
let sousse: Row;
let sfax: Row;

const call = (method: 'get' | 'post' | 'put' | 'delete', path: string) => app.http[method](path).set(headers);

const allotmentOf = (trip: Row) =>
  app.strapi.db.query('plugin::booking.allotment').findOne({ where: { trade: 'trips', resource: trip.documentId } });

const bookingOf = (code: string) => app.strapi.db.query('plugin::booking.booking').findOne({ where: { code } });

beforeAll(async () => {
  app = await startApp();
  tunis = await makeStation(app, 'tunis');
  sousse = await makeStation(app, 'sousse');
  sfax = await makeStation(app, 'sfax');
  ({ headers } = await signInStaff(app, 'admin@example.org', 'strapi-super-admin'));
});

afterAll(async () => {
  await app.stop();
});

describe('planning a trip in the panel', () => {
  const form = (fields: object = {}) => ({
    station: { connect: [{ id: tunis.id, documentId: tunis.documentId }], disconnect: [] },
    destination: { connect: [{ id: sousse.id, documentId: sousse.documentId }], disconnect: [] },
    departure: '2027-03-01T08:00:00.000Z',
    price: 12500,
    seats: 8,
    ...fields,
  });

  it('puts its seats on sale, in the currency of its station', async () => {
    const { body } = await call('post', TRIPS).send(form()).expect(201);
    expect(await allotmentOf(body.data)).toMatchObject({
      capacity: 8,
      taken: 0,
      closed: false,
      venue: tunis.documentId,
    });
    const { body: shown } = await app.http.get(`/api/trips/${body.data.documentId}`).expect(200);
    expect(shown.data).toMatchObject({
      price: { amount: 12500, currency: 'TND' },
      seatsLeft: 8,
      from: { slug: 'tunis' },
    });
  });

  it('saves a form whose relations were not touched', async () => {
    const trip = await makeTrip(app, tunis, sousse);
    const untouched = { connect: [], disconnect: [] };
    const fields = { station: untouched, destination: untouched, vehicle: untouched, price: 13000 };
    await call('put', `${TRIPS}/${trip.documentId}`).send(fields).expect(200);
    const { body } = await app.http.get(`/api/trips/${trip.documentId}`).expect(200);
    expect(body.data).toMatchObject({
      price: { amount: 13000 },
      from: { slug: 'tunis' },
      destination: { slug: 'sousse' },
    });
  });

  it('links and unlinks a vehicle from the form', async () => {
    const trip = await makeTrip(app, tunis, sousse);
    const vehicle = await makeVehicle(app, tunis, { seats: 8 });
    const vehicleOf = async () =>
      (await app.strapi.db.query('plugin::trips.trip').findOne({ where: { id: trip.id }, populate: ['vehicle'] }))
        .vehicle;
    await call('put', `${TRIPS}/${trip.documentId}`)
      .send({ vehicle: { connect: [{ id: vehicle.id }] } })
      .expect(200);
    expect(await vehicleOf()).toMatchObject({ documentId: vehicle.documentId });
    await call('put', `${TRIPS}/${trip.documentId}`)
      .send({ vehicle: { disconnect: [{ id: vehicle.id }] } })
      .expect(200);
    expect(await vehicleOf()).toBeNull();
  });

  it('copies a trip of a timetable as one of its own', async () => {
    const source = await makeTrip(app, tunis, sousse, { feedKey: 'gtfs:a:2027-03-01:0:1' });
    const fields = { departure: '2027-03-02T08:00:00.000Z' };
    const { body } = await call('post', `${TRIPS}/clone/${source.documentId}`).send(fields).expect(200);
    expect(await allotmentOf(body.data)).toMatchObject({ capacity: 8, taken: 0 });
    const copy = await app.http.get(`/api/trips/${body.data.documentId}`).expect(200);
    expect(copy.body.data).toMatchObject({ departure: '2027-03-02T08:00:00.000Z', destination: { slug: 'sousse' } });
  });

  it('refuses what a plan cannot be, in words, and plans nothing', async () => {
    const small = await makeVehicle(app, tunis, { seats: 4 });
    const strange = await makeVehicle(app, sfax);
    const there = { connect: [{ documentId: tunis.documentId }] };
    const wrong: [object, string][] = [
      [{ vehicle: small.documentId }, 'The trip has more seats than its vehicle.'],
      [{ vehicle: strange.documentId }, 'This vehicle belongs to another station.'],
      [{ destination: there }, 'A trip needs a station and another one as its destination.'],
      [{ destination: null }, 'A trip needs a station and another one as its destination.'],
      [{ arrival: '2027-03-01T07:00:00.000Z' }, 'A trip arrives after it leaves.'],
      [{ station: { connect: [{ documentId: 'nothere' }] } }, 'What is linked here does not exist.'],
    ];
    const count = () => app.strapi.db.query('plugin::trips.trip').count();
    const before = await count();
    for (const [fields, message] of wrong) {
      const { body } = await call('post', TRIPS).send(form(fields)).expect(400);
      expect(body.error.message).toBe(message);
    }
    expect(await count()).toBe(before);
  });
});

describe('changing a trip that is on sale', () => {
  it('sells no more seats than the vehicle has, and cancels nobody when it shrinks', async () => {
    const vehicle = await makeVehicle(app, tunis, { seats: 8 });
    const trip = await makeTrip(app, tunis, sousse, { vehicle: vehicle.documentId });
    const { body } = await book(app, trip, 5).expect(201);
    await call('put', `${VEHICLES}/${vehicle.documentId}`).send({ seats: 4 }).expect(200);
    expect(await allotmentOf(trip)).toMatchObject({ capacity: 4, taken: 5 });
    expect(await bookingOf(body.data.code)).toMatchObject({ bookingStatus: 'held' });
    await book(app, trip, 1).expect(409);
    // It is still the chief's to edit, though it has more seats than its vehicle now.
    await call('put', `${TRIPS}/${trip.documentId}`).send({ price: 9000 }).expect(200);
    await call('delete', `${VEHICLES}/${vehicle.documentId}`).expect(200);
    expect(await allotmentOf(trip)).toMatchObject({ capacity: 8 });
  });

  it('tells its passengers another departure', async () => {
    const trip = await makeTrip(app, tunis, sousse, { departure: '2027-05-01T08:00:00.000Z' });
    const { body } = await book(app, trip, 1).expect(201);
    await call('put', `${TRIPS}/${trip.documentId}`).send({ departure: '2027-05-01T09:30:00.000Z' }).expect(200);
    expect(new Date((await bookingOf(body.data.code)).startsAt).toISOString()).toBe('2027-05-01T09:30:00.000Z');
  });

  it('books at the new time whoever comes in the very next moment', async () => {
    const trip = await makeTrip(app, tunis, sousse, { departure: '2027-05-01T08:00:00.000Z' });
    await book(app, trip, 1).expect(201);
    const times = { departure: '2027-05-01T09:30:00.000Z', arrival: '2027-05-01T11:00:00.000Z' };
    await call('put', `${TRIPS}/${trip.documentId}`).send(times).expect(200);
    const { body } = await book(app, trip, 1).expect(201);
    expect(body.data).toMatchObject({ startsAt: times.departure, endsAt: times.arrival, subject: times });
    expect(new Date((await bookingOf(body.data.code)).startsAt).toISOString()).toBe(times.departure);
  });

  it('keeps the stations of a trip that is booked', async () => {
    const trip = await makeTrip(app, tunis, sousse);
    await book(app, trip, 1).expect(201);
    const { body } = await call('put', `${TRIPS}/${trip.documentId}`)
      .send({ destination: sfax.documentId })
      .expect(400);
    expect(body.error.message).toMatch('Seats are booked on this trip');
    expect((await app.http.get(`/api/trips/${trip.documentId}`)).body.data.destination.slug).toBe('sousse');
  });

  it('calls off a cancelled trip: its passengers are cancelled with a history, and nothing more is sold', async () => {
    const trip = await makeTrip(app, tunis, sousse);
    const { body } = await book(app, trip, 3).expect(201);
    await call('put', `${TRIPS}/${trip.documentId}`).send({ tripStatus: 'cancelled' }).expect(200);
    const booking = await bookingOf(body.data.code);
    expect(booking.bookingStatus).toBe('cancelled');
    const history = await app.strapi.db
      .query('plugin::booking.history-entry')
      .findMany({ where: { booking: booking.id } });
    expect(history.map(({ event, actor }) => [event, actor])).toEqual([
      ['hold', 'customer'],
      ['cancel', expect.stringMatching(/^staff \d+ Karim Trabelsi$/)],
    ]);
    expect((await book(app, trip, 1).expect(409)).body.error.details.code).toBe('CLOSED');
    expect((await app.http.get(`/api/trips/${trip.documentId}`)).body.data).toMatchObject({
      status: 'cancelled',
      seatsLeft: 0,
    });

    await call('put', `${TRIPS}/${trip.documentId}`).send({ tripStatus: 'scheduled' }).expect(200);
    expect(await allotmentOf(trip)).toMatchObject({ taken: 0, closed: false });
    expect((await bookingOf(body.data.code)).bookingStatus).toBe('cancelled');
  });

  it('calls off a trip on which a hold has lapsed that nobody has tidied up yet', async () => {
    const trip = await makeTrip(app, tunis, sousse);
    const [lapsed, live] = [await book(app, trip, 1).expect(201), await book(app, trip, 1).expect(201)];
    const { code } = lapsed.body.data;
    await app.strapi.db.connection.raw(
      `UPDATE bookings SET hold_expires_at = (now() AT TIME ZONE 'UTC') - interval '1 second' WHERE code = ?`,
      [code],
    );
    await call('put', `${TRIPS}/${trip.documentId}`).send({ tripStatus: 'cancelled' }).expect(200);
    expect((await bookingOf(code)).bookingStatus).toBe('expired');
    expect((await bookingOf(live.body.data.code)).bookingStatus).toBe('cancelled');
    expect(await allotmentOf(trip)).toMatchObject({ taken: 0 });
  });

  it('deletes no trip that is booked, alone or with others, and any other', async () => {
    const [booked, free] = [await makeTrip(app, tunis, sousse), await makeTrip(app, tunis, sousse)];
    await book(app, booked, 1).expect(201);
    const { body } = await call('delete', `${TRIPS}/${booked.documentId}`).expect(400);
    expect(body.error.message).toBe(
      'Seats are booked on this trip: set it to cancelled instead, its passengers are told.',
    );
    const both = { documentIds: [free.documentId, booked.documentId] };
    await call('post', `${TRIPS}/actions/bulkDelete`).send(both).expect(400);
    expect(await allotmentOf(free)).toMatchObject({ closed: false });
    await call('delete', `${TRIPS}/${free.documentId}`).expect(200);
    await app.http.get(`/api/trips/${free.documentId}`).expect(404);
  });
});

describe('a station', () => {
  it('has a real zone and currency, and stays while trips use it', async () => {
    const put = (fields: object) => call('put', `${STATIONS}/${tunis.documentId}`).send(fields);
    expect((await put({ timeZone: 'Africa/Atlantis' }).expect(400)).body.error.message).toMatch('no time zone');
    expect((await put({ currency: 'XTN' }).expect(400)).body.error.message).toMatch('no currency code');
    expect((await call('delete', `${STATIONS}/${tunis.documentId}`).expect(400)).body.error.message).toMatch(
      'cannot be deleted',
    );
    const spare = await makeStation(app, 'spare');
    await call('delete', `${STATIONS}/${spare.documentId}`).expect(200);
  });
});
