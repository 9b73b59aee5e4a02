import { type App, startApp } from '../helpers/app';
import { book, makeStation, makeTrip, makeVehicle, type Row, signInStaff } from '../helpers/trips';

interface Signed {
  headers: Record<string, string>;
}

const TRIP = 'plugin::trips.trip';

let app: App;
let tunis: Row;
let sousse: Row;
let admin: Signed;
let chief: Signed;
let stranger: Signed;

beforeAll(async () => {
  app = await startApp();
  tunis = await makeStation(app, 'tunis');
  sousse = await makeStation(app, 'sousse');
  admin = await signInStaff(app, 'admin@example.org', 'strapi-super-admin');
  chief = await signInStaff(app, 'tunis@example.org', 'station-chief', [tunis]);
  stranger = await signInStaff(app, 'sousse@example.org', 'station-chief', [sousse]);
});

afterAll(async () => {
  await app.stop();
});

const panel = {
  get: (as: Signed, url: string) => app.http.get(url).set(as.headers),
  post: (as: Signed, url: string, body: object) => app.http.post(url).set(as.headers).send(body),
};

const atCounter = (as: Signed, trip: Row, body: object) =>
  panel.post(as, `/trips/trips/${trip.documentId}/bookings`, body);
const repeat = (as: Signed, trip: Row, body: object) => panel.post(as, `/trips/trips/${trip.documentId}/copies`, body);
const passengers = async (trip: Row) =>
  (await panel.get(chief, `/booking/resources/trips/${trip.documentId}/bookings`).expect(200)).body;

describe('a booking at the counter', () => {
  it('is confirmed at once, by the person who took it', async () => {
    const trip = await makeTrip(app, tunis, sousse);
    await atCounter(chief, trip, { name: ' Slim ', phone: '55 123 456', seats: 2 }).expect(201);
    const { data, meta } = await passengers(trip);
    expect(data).toEqual([
      expect.objectContaining({
        status: 'confirmed',
        quantity: 2,
        contact: { name: 'Slim', email: null, phone: '+21655123456' },
        price: { amount: 25_000, currency: 'TND' },
      }),
    ]);
    expect(meta.allotment).toMatchObject({ taken: 2, left: 6 });
    const { body } = await panel.get(chief, `/booking/bookings/${data[0].documentId}`).expect(200);
    expect(body.data.history).toEqual([
      expect.objectContaining({ event: 'confirm', actor: { kind: 'staff', name: 'Karim Trabelsi' } }),
    ]);
  });

  it('needs no phone, and takes no number that is none', async () => {
    const trip = await makeTrip(app, tunis, sousse);
    await atCounter(chief, trip, { name: 'Slim', phone: null, seats: 1 }).expect(201);
    await atCounter(chief, trip, { name: 'Slim', phone: '', seats: 1 }).expect(201);
    const { body } = await atCounter(chief, trip, { name: 'Slim', phone: '12', seats: 1 }).expect(400);
    expect(body.error.details.errors).toEqual([expect.objectContaining({ path: ['phone'] })]);
  });

  it.each([{}, { name: '', seats: 1 }, { name: 'Slim', seats: 0 }, { name: 'Slim', seats: 1.5 }, { name: 'Slim' }])(
    'refuses %j',
    async (body) => {
      await atCounter(chief, await makeTrip(app, tunis, sousse), body).expect(400);
    },
  );

  it('takes no seat that is not there', async () => {
    const trip = await makeTrip(app, tunis, sousse);
    await book(app, trip, 7).expect(201);
    const { body } = await atCounter(chief, trip, { name: 'Slim', seats: 2 }).expect(400);
    expect(body.error).toMatchObject({
      message: 'There are not enough places left.',
      details: { code: 'SOLD_OUT', left: 1 },
    });
    await atCounter(chief, trip, { name: 'Slim', seats: 9 }).expect(400);
    expect((await passengers(trip)).meta.allotment.taken).toBe(7);
  });

  it('takes nothing on a trip that has left', async () => {
    const trip = await makeTrip(app, tunis, sousse, { departure: new Date(Date.now() - 60_000).toISOString() });
    const { body } = await atCounter(chief, trip, { name: 'Slim', seats: 1 }).expect(400);
    expect(body.error.message).toBe('Bookings are closed there.');
  });

  it("is not for another station's chief, nor for anybody who has not signed in", async () => {
    const trip = await makeTrip(app, tunis, sousse);
    await atCounter(stranger, trip, { name: 'Slim', seats: 1 }).expect(404);
    await app.http.post(`/trips/trips/${trip.documentId}/bookings`).send({ name: 'Slim', seats: 1 }).expect(401);
    expect((await passengers(trip)).data).toEqual([]);
  });
});

describe('a day of departures', () => {
  it('is the day of the station, with what is taken and the vehicle', async () => {
    const kiritimati = await makeStation(app, 'kiritimati', { timeZone: 'Pacific/Kiritimati' });
    const vehicle = await makeVehicle(app, kiritimati, { plate: '1 KI 1', seats: 6 });
    const links = { vehicle: vehicle.documentId, seats: 6 };
    // 14 hours ahead of UTC: the last minute of 9 March there is ten in the morning of 9 March in UTC.
    const last = await makeTrip(app, kiritimati, sousse, { ...links, departure: '2031-03-09T09:59:00.000Z' });
    await makeTrip(app, kiritimati, sousse, { ...links, departure: '2031-03-09T10:00:00.000Z' });
    await book(app, last, 2).expect(201);
    const url = `/trips/departures?station=${kiritimati.documentId}&date=2031-03-09`;
    const { body } = await panel.get(admin, url).expect(200);
    expect(body.meta.station.timeZone).toBe('Pacific/Kiritimati');
    expect(body.data).toEqual([
      expect.objectContaining({
        documentId: last.documentId,
        destination: 'Station sousse',
        vehicle: { plate: '1 KI 1', owner: 'Hédi', phone: null },
        seats: 6,
        taken: 2,
        left: 4,
        excess: 0,
        status: 'scheduled',
      }),
    ]);
  });

  it('shows seats that were sold before the vehicle became smaller', async () => {
    const vehicle = await makeVehicle(app, tunis, { plate: '2 TU 2' });
    const trip = await makeTrip(app, tunis, sousse, {
      vehicle: vehicle.documentId,
      departure: '2031-05-01T10:00:00.000Z',
    });
    await book(app, trip, 5).expect(201);
    await app.strapi
      .documents('plugin::trips.vehicle')
      .update({ documentId: vehicle.documentId, data: { seats: 4 } as never });
    const { body } = await panel
      .get(chief, `/trips/departures?station=${tunis.documentId}&date=2031-05-01`)
      .expect(200);
    expect(body.data[0]).toMatchObject({ seats: 4, taken: 5, left: 0, excess: 1 });
  });

  it("is refused to another station's chief, who is not shown the station either", async () => {
    await panel.get(stranger, `/trips/departures?station=${tunis.documentId}`).expect(404);
    const names = async (as: Signed) =>
      (await panel.get(as, '/trips/stations').expect(200)).body.data.map(({ name }: { name: string }) => name);
    expect(await names(stranger)).toEqual(['Station sousse']);
    expect(await names(admin)).toEqual(expect.arrayContaining(['Station tunis', 'Station sousse']));
  });

  it.each(['station=a b', 'date=2026-02-30', ''])('refuses the query "%s"', async (query) => {
    await panel.get(chief, `/trips/departures?${query}`).expect(400);
  });

  it('gives the home page only what leaves from stations one may see', async () => {
    const soon = new Date(Date.now() + 1000 * 60).toISOString();
    const trip = await makeTrip(app, tunis, sousse, { departure: soon });
    const ids = async (as: Signed) =>
      (await panel.get(as, '/trips/coming').expect(200)).body.data.map(
        ({ documentId }: { documentId: string }) => documentId,
      );
    expect(await ids(chief)).toContain(trip.documentId);
    expect(await ids(stranger)).not.toContain(trip.documentId);
  });
});

describe('a trip that is repeated', () => {
  const departuresTo = async (destination: Row): Promise<string[]> => {
    const rows = await app.strapi.db
      .query(TRIP)
      .findMany({ where: { destination: destination.id }, orderBy: 'departure' });
    return rows.map(({ departure }: { departure: string }) => new Date(departure).toISOString());
  };

  it('is planned at every time of every chosen day, as it was, and not twice', async () => {
    const sfax = await makeStation(app, 'sfax');
    const vehicle = await makeVehicle(app, tunis, { plate: '3 TU 3' });
    const fields = { departure: '2031-06-01T09:00:00.000Z', arrival: '2031-06-01T12:30:00.000Z', price: 20_500 };
    const trip = await makeTrip(app, tunis, sfax, { ...fields, vehicle: vehicle.documentId });
    const wish = { from: '2031-06-02', until: '2031-06-08', weekdays: [1, 5], times: ['06:30', '07:15'] };
    const { body } = await repeat(chief, trip, wish).expect(200);
    expect(body.data).toEqual({ made: 4, there: 0, past: 0 });
    expect((await repeat(chief, trip, wish).expect(200)).body.data).toEqual({ made: 0, there: 4, past: 0 });
    expect(await departuresTo(sfax)).toEqual([
      '2031-06-01T09:00:00.000Z',
      '2031-06-02T05:30:00.000Z',
      '2031-06-02T06:15:00.000Z',
      '2031-06-06T05:30:00.000Z',
      '2031-06-06T06:15:00.000Z',
    ]);
    const { body: day } = await panel.get(chief, `/trips/departures?station=${tunis.documentId}&date=2031-06-02`);
    expect(day.data[0]).toMatchObject({ seats: 8, taken: 0, vehicle: { plate: '3 TU 3' } });
  });

  it('keeps its local time over the night of the time change', async () => {
    const paris = await makeStation(app, 'paris', { timeZone: 'Europe/Paris' });
    const lyon = await makeStation(app, 'lyon', { timeZone: 'Europe/Paris' });
    const trip = await makeTrip(app, paris, lyon, { departure: '2031-03-01T07:00:00.000Z' });
    await repeat(admin, trip, { from: '2031-03-29', until: '2031-03-30', times: ['08:00'] }).expect(200);
    expect(await departuresTo(lyon)).toEqual([
      '2031-03-01T07:00:00.000Z',
      '2031-03-29T07:00:00.000Z',
      '2031-03-30T06:00:00.000Z',
    ]);
  });

  it('leaves the past alone', async () => {
    const trip = await makeTrip(app, tunis, sousse);
    const { body } = await repeat(chief, trip, { from: '2020-01-01', until: '2020-01-02', times: ['08:00'] }).expect(
      200,
    );
    expect(body.data).toEqual({ made: 0, there: 0, past: 2 });
  });

  it('plans all of them or none', async () => {
    const gabes = await makeStation(app, 'gabes');
    const vehicle = await makeVehicle(app, tunis, { plate: '4 TU 4' });
    const trip = await makeTrip(app, tunis, gabes, {
      departure: '2031-07-01T09:00:00.000Z',
      vehicle: vehicle.documentId,
    });
    await app.strapi
      .documents('plugin::trips.vehicle')
      .update({ documentId: vehicle.documentId, data: { seats: 4 } as never });
    const { body } = await repeat(chief, trip, { from: '2031-07-02', until: '2031-07-03', times: ['08:00'] }).expect(
      400,
    );
    expect(body.error.message).toBe('The trip has more seats than its vehicle.');
    expect(await departuresTo(gabes)).toHaveLength(1);
  });

  it.each([
    { from: '2031-01-02', until: '2031-01-01', times: ['08:00'] },
    { from: '2031-01-01', until: '2031-01-02', times: [] },
    { from: '2031-01-01', until: '2031-01-02', times: ['8h'] },
    { from: '2031-01-01', until: '2031-12-31', times: ['08:00'] },
    { from: '2031-01-01', until: '9999-12-31', times: ['08:00'] },
    { from: '2031-01-01', until: '2031-01-02', times: ['08:00'], weekdays: [8] },
  ])('refuses %j', async (wish) => {
    await repeat(chief, await makeTrip(app, tunis, sousse), wish).expect(400);
  });

  it("is not for another station's chief", async () => {
    const trip = await makeTrip(app, tunis, sousse);
    await repeat(stranger, trip, { from: '2031-01-01', until: '2031-01-02', times: ['08:00'] }).expect(404);
    await panel.get(stranger, `/trips/trips/${trip.documentId}`).expect(404);
    expect((await panel.get(stranger, `/trips/summaries?ids=${trip.documentId}`).expect(200)).body.data).toEqual({});
  });
});

describe('money and times in the form', () => {
  it('are fields of our own above plain columns', async () => {
    const { price, departure } = app.strapi.contentType(TRIP).attributes as Record<
      string,
      { type: string; customField?: string }
    >;
    expect(price).toMatchObject({ type: 'integer', customField: 'plugin::booking.money' });
    expect(departure).toMatchObject({ type: 'datetime', customField: 'plugin::booking.local-time' });
    const { rows } = await app.strapi.db.connection.raw(
      `SELECT column_name, data_type FROM information_schema.columns
       WHERE table_name = 'trips' AND column_name IN ('price', 'departure') ORDER BY column_name`,
    );
    expect(rows.map((row: { data_type: string }) => row.data_type)).toEqual(['timestamp without time zone', 'integer']);
  });
});
