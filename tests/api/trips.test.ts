import { type App, startApp } from '../helpers/app';
import { book, makeStation, makeTrip, makeVehicle, type Row } from '../helpers/trips';

let app: App;
let tunis: Row;
let sousse: Row;
let sfax: Row;

const get = (path: string) => app.http.get(path);
const search = (query: string) => get(`/api/trips?${query}`);
const CONTACT = { name: 'Salma', email: 'salma@example.org' };

beforeAll(async () => {
  app = await startApp();
  const place = { phone: '+21671000101', latitude: 36.79, longitude: 10.18, email: 'station@example.org' };
  tunis = await makeStation(app, 'tunis-moncef-bey', { name: 'Tunis – Moncef Bey', city: 'Tunis', ...place });
  sousse = await makeStation(app, 'sousse', { name: 'Sousse', city: 'Sousse' });
  sfax = await makeStation(app, 'sfax', { name: 'Sfax', city: 'Sfax' });
});

afterAll(async () => {
  await app.stop();
});

describe('GET /api/stations', () => {
  it('lists stations by city, a page at a time, with their public side only', async () => {
    const { body } = await get('/api/stations?page=2&pageSize=2').expect(200);
    expect(body.meta.pagination).toEqual({ page: 2, pageSize: 2, pageCount: 2, total: 3 });
    expect(body.data).toEqual([
      {
        documentId: tunis.documentId,
        slug: 'tunis-moncef-bey',
        name: 'Tunis – Moncef Bey',
        city: 'Tunis',
        phone: '+21671000101',
        latitude: 36.79,
        longitude: 10.18,
        timeZone: 'Africa/Tunis',
        currency: 'TND',
      },
    ]);
  });

  it('refuses a page size beyond its ceiling, and a page that is none', async () => {
    for (const query of ['pageSize=501', 'pageSize=0', 'page=-1', 'page=x', 'page=1.5', 'page=1e9']) {
      const { body } = await get(`/api/stations?${query}`).expect(400);
      expect(body.error.details.code).toBe('INVALID_QUERY');
    }
  });

  it('opens no filters and no populate', async () => {
    const { body } = await get('/api/stations?populate=*&filters[chief][email]=x&fields[]=email').expect(200);
    expect(body.data[0]).not.toHaveProperty('chief');
    expect(body.data[0]).not.toHaveProperty('email');
  });
});

describe('GET /api/stations/:slug', () => {
  it('says where one can go from there', async () => {
    await makeTrip(app, tunis, sousse);
    await makeTrip(app, tunis, sfax, { tripStatus: 'cancelled' });
    await makeTrip(app, tunis, sfax, { departure: '2020-01-01T08:00:00.000Z' });
    const { body } = await get('/api/stations/tunis-moncef-bey').expect(200);
    expect(body.data.destinations).toEqual([{ slug: 'sousse', name: 'Sousse', city: 'Sousse' }]);
  });

  it('answers 404 for what is not there', async () => {
    for (const slug of ['nowhere', 'Tunis', '%22', 'a'.repeat(300)]) {
      const { body } = await get(`/api/stations/${slug}`).expect(404);
      expect(body.error.details.code).toBe('NOT_FOUND');
    }
  });
});

describe('GET /api/trips', () => {
  it('finds the trips of a day, in the order they leave, each with its seats', async () => {
    const at = (time: string, fields: object = {}) =>
      makeTrip(app, tunis, sousse, { departure: `2027-04-10T${time}:00.000Z`, ...fields });
    const late = await at('10:00', { arrival: '2027-04-10T12:00:00.000Z' });
    const early = await at('06:00');
    await at('08:00', { station: sfax.documentId });
    const elsewhere = await at('09:00', { destination: sfax.documentId });
    const called = await at('11:00', { tripStatus: 'cancelled' });
    await book(app, late, 3).expect(201);

    const { body } = await search('from=tunis-moncef-bey&to=sousse&date=2027-04-10').expect(200);
    expect(body.data.map(({ documentId, seatsLeft, status }: never) => [documentId, seatsLeft, status])).toEqual([
      [early.documentId, 8, 'scheduled'],
      [late.documentId, 5, 'scheduled'],
      [called.documentId, 0, 'cancelled'],
    ]);
    expect(body.data[1]).toEqual({
      documentId: late.documentId,
      from: expect.objectContaining({ slug: 'tunis-moncef-bey', timeZone: 'Africa/Tunis', phone: '+21671000101' }),
      destination: { slug: 'sousse', name: 'Sousse', city: 'Sousse', timeZone: 'Africa/Tunis', phone: null },
      departure: '2027-04-10T10:00:00.000Z',
      arrival: '2027-04-10T12:00:00.000Z',
      price: { amount: 12500, currency: 'TND' },
      seats: 8,
      seatsLeft: 5,
      status: 'scheduled',
    });

    const anywhere = await search('from=tunis-moncef-bey&date=2027-04-10&pageSize=2&page=2').expect(200);
    expect(anywhere.body.meta.pagination).toEqual({ page: 2, pageSize: 2, pageCount: 2, total: 4 });
    expect(anywhere.body.data[0].documentId).toBe(late.documentId);
    expect(JSON.stringify(anywhere.body)).not.toContain(elsewhere.documentId);
    const beyond = await search('from=tunis-moncef-bey&date=2027-04-10&page=99').expect(200);
    expect(beyond.body).toMatchObject({ data: [], meta: { pagination: { total: 4 } } });
  });

  it('shows what has left as departed', async () => {
    const trip = await makeTrip(app, sfax, sousse, { departure: '2020-03-01T08:00:00.000Z' });
    const { body } = await search('from=sfax&date=2020-03-01').expect(200);
    expect(body.data[0]).toMatchObject({ documentId: trip.documentId, status: 'departed', seatsLeft: 0 });
    expect((await book(app, trip, 1).expect(409)).body.error.details.code).toBe('CLOSED');
  });

  it('refuses what it does not understand', async () => {
    const good = 'from=sousse&date=2027-04-10';
    const wrong = [
      'date=2027-04-10',
      'from=sousse',
      'from=sousse&date=2027-02-30',
      'from=sousse&date=20270410',
      'from=sousse&date=2027-04-10T00:00',
      'from=So%20usse&date=2027-04-10',
      'from[]=sousse&date=2027-04-10',
      'from[$ne]=x&date=2027-04-10',
      `${good}&to=../etc`,
      `${good}&pageSize=101`,
      `${good}&page=0`,
    ];
    for (const query of wrong) {
      const { body } = await search(query).expect(400);
      expect(body.error.details).toMatchObject({ code: 'INVALID_QUERY', errors: [expect.anything()] });
    }
    await search('from=nowhere&date=2027-04-10').expect(404);
    await search('from=sousse&to=nowhere&date=2027-04-10').expect(404);
  });
});

describe('a day of the station, on the nights of the time change', () => {
  const NIGHTS = [
    { zone: 'Europe/Paris', date: '2027-03-28', first: '2027-03-27T23:00', last: '2027-03-28T21:59', hours: 23 },
    { zone: 'Europe/Paris', date: '2027-10-31', first: '2027-10-30T22:00', last: '2027-10-31T22:59', hours: 25 },
    { zone: 'Atlantic/Faroe', date: '2027-03-28', first: '2027-03-28T00:00', last: '2027-03-28T22:59', hours: 23 },
    { zone: 'Atlantic/Faroe', date: '2027-10-31', first: '2027-10-30T23:00', last: '2027-10-31T23:59', hours: 25 },
    { zone: 'Africa/Tunis', date: '2027-03-28', first: '2027-03-27T23:00', last: '2027-03-28T22:59', hours: 24 },
  ];

  it.each(NIGHTS)(
    '$date in $zone has $hours hours, no minute missing or doubled',
    async ({ zone, date, first, last }) => {
      const slug = `night-${date}-${zone.toLowerCase().replace('/', '-')}`;
      const station = await makeStation(app, slug, { timeZone: zone });
      const minute = 60_000;
      const at = (time: number) => makeTrip(app, station, sousse, { departure: new Date(time).toISOString() });
      const [start, end] = [Date.parse(`${first}Z`), Date.parse(`${last}Z`)];
      const inside = [await at(start), await at((start + end) / 2), await at(end)];
      await at(start - minute);
      await at(end + minute);
      const { body } = await search(`from=${slug}&date=${date}`).expect(200);
      const ids = body.data.map(({ documentId }: Row) => documentId);
      expect(ids).toEqual(inside.map(({ documentId }) => documentId));
    },
  );
});

describe('GET /api/trips/:documentId', () => {
  it('shows a trip with the seats of a smaller vehicle, and whether one may pay at the station', async () => {
    const minibus = await makeVehicle(app, tunis, { seats: 8 });
    const trip = await makeTrip(app, tunis, sousse, { vehicle: minibus.documentId });
    await app.strapi
      .documents('plugin::trips.vehicle')
      .update({ documentId: minibus.documentId, data: { seats: 6 } as never });
    const { body } = await get(`/api/trips/${trip.documentId}`).expect(200);
    expect(body.data).toMatchObject({ seats: 6, seatsLeft: 6, payAtVenue: true, holdMinutes: 10, status: 'scheduled' });
  });

  it('answers 404 for what is not there', async () => {
    for (const id of ['nothing', 'UPPER', '1%27', 'a'.repeat(100)]) await get(`/api/trips/${id}`).expect(404);
  });
});

describe('POST /api/trips/:documentId/bookings', () => {
  it('holds seats and says everything the next page needs', async () => {
    const trip = await makeTrip(app, tunis, sousse);
    const { body } = await book(app, trip, 2, { name: ' Salma ', phone: '55 001 234' }).expect(201);
    expect(body.data).toMatchObject({
      code: expect.stringMatching(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/),
      token: expect.stringMatching(/^[\w-]{40,}$/),
      trade: 'trips',
      status: 'held',
      quantity: 2,
      price: { amount: 25000, currency: 'TND' },
      venue: { slug: 'tunis-moncef-bey', timeZone: 'Africa/Tunis' },
      subject: { documentId: trip.documentId, destination: { slug: 'sousse' } },
      title: 'Tunis – Moncef Bey → Sousse',
      contact: { name: 'Salma', email: null, phone: '+21655001234' },
      payAtVenue: true,
      allowed: ['settle', 'cancel', 'move'],
    });
    expect(Date.parse(body.data.holdExpiresAt) - Date.parse(body.data.serverTime)).toBe(10 * 60_000);
    const { body: found } = await get(`/api/bookings/${body.data.code}`)
      .set('Booking-Token', body.data.token)
      .expect(200);
    const { token: _token, serverTime: _at, ...same } = body.data;
    expect(found.data).toMatchObject(same);
  });

  it('sells the last seat once, and says how many are left', async () => {
    const trip = await makeTrip(app, tunis, sousse);
    await book(app, trip, 7).expect(201);
    const { body } = await book(app, trip, 2).expect(409);
    expect(body.error.details).toEqual({ code: 'SOLD_OUT', left: 1 });
    await book(app, trip, 1).expect(201);
    expect((await book(app, trip, 1).expect(409)).body.error.details).toEqual({ code: 'SOLD_OUT', left: 0 });
  });

  it('follows the station: how long a hold lasts, whether one may pay there', async () => {
    const strict = await makeStation(app, 'strict', { holdMinutes: 3, payAtVenue: false });
    const { body } = await book(app, await makeTrip(app, strict, sousse), 1).expect(201);
    expect(body.data).toMatchObject({ payAtVenue: false, allowed: ['cancel', 'move'] });
    expect(Date.parse(body.data.holdExpiresAt) - Date.parse(body.data.createdAt)).toBe(3 * 60_000);
    const desk = app.http.post(`/api/bookings/${body.data.code}/payments`).set('Booking-Token', body.data.token);
    expect((await desk.send({ data: { provider: 'desk' } }).expect(409)).body.error.details.code).toBe(
      'PAY_AT_VENUE_OFF',
    );
  });

  it('refuses what is wrong, field by field, and never with a 500', async () => {
    const trip = await makeTrip(app, tunis, sousse);
    const good = { seats: 1, contact: CONTACT, locale: 'fr' };
    const post = (data: unknown) => app.http.post(`/api/trips/${trip.documentId}/bookings`).send({ data } as object);
    const wrong: [unknown, string[], string][] = [
      [{ ...good, seats: undefined }, ['seats'], 'required'],
      [{ ...good, seats: '2' }, ['seats'], 'type'],
      [{ ...good, seats: 0 }, ['seats'], 'too_small'],
      [{ ...good, seats: 1.5 }, ['seats'], 'type'],
      [{ ...good, seats: 9 }, ['seats'], 'too_large'],
      [{ ...good, seats: 1e12 }, ['seats'], 'too_large'],
      [{ ...good, contact: undefined }, ['contact'], 'required'],
      [{ ...good, contact: { name: 'A' } }, ['contact', 'email'], 'required'],
      [{ ...good, contact: { ...CONTACT, email: 'nope' } }, ['contact', 'email'], 'email'],
      [{ ...good, contact: { name: 'A', phone: '12' } }, ['contact', 'phone'], 'phone'],
      [{ ...good, contact: { ...CONTACT, name: '  ' } }, ['contact', 'name'], 'required'],
      [{ ...good, contact: { ...CONTACT, name: 'x'.repeat(121) } }, ['contact', 'name'], 'too_long'],
      [{ ...good, locale: 'xx' }, ['locale'], 'unknown'],
    ];
    for (const [data, path, code] of wrong) {
      const { body } = await post(data).expect(422);
      expect(body.error.details).toMatchObject({ code: 'INVALID_FIELDS', errors: [{ path, code }] });
    }
    for (const data of [undefined, null, [], 'x', 7]) {
      expect((await post(data).expect(400)).body.error.details.code).toBe('INVALID_BODY');
    }
    await app.http
      .post(`/api/trips/${trip.documentId}/bookings`)
      .set('content-type', 'application/json')
      .send('{')
      .expect(400);
    await app.http.post('/api/trips/nothing/bookings').send({ data: good }).expect(404);
    await app.http
      .post(`/api/trips/${trip.documentId}/bookings`)
      .set('Authorization', 'Bearer x')
      .send({ data: good })
      .expect(401);
    expect((await get(`/api/trips/${trip.documentId}`)).body.data.seatsLeft).toBe(8);
  });

  it('answers one key with one booking', async () => {
    const trip = await makeTrip(app, tunis, sousse);
    const send = (seats: number) => book(app, trip, seats).set('Idempotency-Key', 'the-same');
    const answers = await Promise.all([send(2), send(2), send(2)]);
    expect(new Set(answers.map(({ body }) => body.data.code)).size).toBe(1);
    expect((await send(3).expect(422)).body.error.details.code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect((await get(`/api/trips/${trip.documentId}`)).body.data.seatsLeft).toBe(6);
  });
});

describe('a booking asked for again with its key', () => {
  it('comes with the time it is now, so that a countdown goes on and does not begin anew', async () => {
    const trip = await makeTrip(app, tunis, sousse);
    const send = () => book(app, trip, 1).set('Idempotency-Key', 'again');
    const { body: first } = await send().expect(201);
    await app.strapi.db.connection.raw(
      `UPDATE bookings SET created_at = created_at - interval '5 minutes' WHERE code = ?`,
      [first.data.code],
    );
    const { body: again } = await send().expect(201);
    expect(again.data).toMatchObject({ code: first.data.code, token: first.data.token, subject: first.data.subject });
    expect(Date.parse(again.data.serverTime)).toBeGreaterThan(Date.parse(again.data.createdAt) + 4 * 60_000);
  });
});

describe('moving a booking', () => {
  const move = ({ code, token }: { code: string; token: string }, data: object) =>
    app.http.post(`/api/bookings/${code}/move`).set('Booking-Token', token).send({ data });
  const left = async (trip: Row) => (await get(`/api/trips/${trip.documentId}`)).body.data.seatsLeft;

  it('takes it to another trip between the same stations, at that price, seats and all', async () => {
    const here = await makeTrip(app, tunis, sousse);
    const there = await makeTrip(app, tunis, sousse, { price: 15000, departure: '2027-06-01T08:00:00.000Z' });
    const { data } = (await book(app, here, 2).expect(201)).body;
    const { body } = await move(data, { trip: there.documentId, quantity: 3 }).expect(200);
    expect(body.data).toMatchObject({
      quantity: 3,
      price: { amount: 45000, currency: 'TND' },
      startsAt: '2027-06-01T08:00:00.000Z',
      subject: { documentId: there.documentId },
    });
    expect([await left(here), await left(there)]).toEqual([8, 5]);
  });

  it('refuses another way, another station, too many seats, and what is no trip', async () => {
    const here = await makeTrip(app, tunis, sousse);
    const otherWay = await makeTrip(app, tunis, sfax);
    const full = await makeTrip(app, tunis, sousse);
    await book(app, full, 8).expect(201);
    const { data } = (await book(app, here, 2).expect(201)).body;
    const wrong: [object, string, string][] = [
      [{}, 'trip', 'required'],
      [{ trip: 7 }, 'trip', 'type'],
      [{ trip: 'nothing' }, 'trip', 'unknown'],
      [{ trip: otherWay.documentId }, 'trip', 'other_way'],
      [{ quantity: 0 }, 'quantity', 'too_small'],
      [{ quantity: 'two' }, 'quantity', 'type'],
      [{ quantity: 9 }, 'quantity', 'too_large'],
    ];
    for (const [wish, field, code] of wrong) {
      const { body } = await move(data, wish).expect(422);
      expect(body.error.details.errors).toEqual([expect.objectContaining({ path: [field], code })]);
    }
    expect((await move(data, { trip: full.documentId }).expect(409)).body.error.details.code).toBe('SOLD_OUT');
    expect(await left(here)).toBe(6);
  });
});
