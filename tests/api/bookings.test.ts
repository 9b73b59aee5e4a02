import { type App, startApp } from '../helpers/app';
import { makeStation, makeTrip, type Row } from '../helpers/trips';

let app: App;
let tunis: Row;
let sousse: Row;

const contact = { name: 'Amel Ben Salah', email: 'amel@example.org', phone: '71 234 567' };

interface Made {
  code: string;
  token: string;
  documentId: string;
}

async function hold(seats = 1, trip?: Row): Promise<Made> {
  const { documentId } = trip ?? (await makeTrip(app, tunis, sousse));
  const { body } = await app.http
    .post(`/api/trips/${documentId}/bookings`)
    .send({ data: { seats, contact, locale: 'fr' } })
    .expect(201);
  return { ...body.data, documentId };
}

const at = ({ code, token }: Made) => ({
  get: (path = '') => app.http.get(`/api/bookings/${code}${path}`).set('Booking-Token', token),
  post: (path: string, data: object = {}) =>
    app.http.post(`/api/bookings/${code}${path}`).set('Booking-Token', token).send({ data }),
});

const left = async (trip: string): Promise<number> =>
  (await app.http.get(`/api/trips/${trip}`).expect(200)).body.data.seatsLeft;

const wrongCounts = () => app.strapi.plugin('booking').service('engine').findWrongCounts();

beforeAll(async () => {
  app = await startApp();
  tunis = await makeStation(app, 'tunis');
  sousse = await makeStation(app, 'sousse');
});

afterAll(async () => {
  expect(await wrongCounts()).toEqual([]);
  await app.stop();
});

describe('a held booking', () => {
  it('is answered with its code, its token, its deadline by the server clock and its price', async () => {
    const made = await hold(2);
    expect(made).toMatchObject({
      code: expect.stringMatching(/^[2-9B-DF-HJ-NP-TV-XZ]{4}-[2-9B-DF-HJ-NP-TV-XZ]{4}$/),
      token: expect.stringMatching(/^[\w-]{43}$/),
      status: 'held',
      quantity: 2,
      price: { amount: 25_000, currency: 'TND' },
      venue: { slug: 'tunis', timeZone: 'Africa/Tunis' },
      contact: { ...contact, phone: '+21671234567' },
      payAtVenue: true,
    });
    const { holdExpiresAt, serverTime } = made as unknown as { holdExpiresAt: string; serverTime: string };
    expect(Date.parse(holdExpiresAt) - Date.parse(serverTime)).toBe(600_000);
  });

  it('is confirmed by the promise to pay at the venue, once and again without harm', async () => {
    const made = await hold();
    const { body } = await at(made).post('/payments', { provider: 'desk' }).expect(201);
    expect(body.data).toMatchObject({ provider: 'desk', status: 'pending', redirectUrl: null });
    const again = await at(made).post('/payments', { provider: 'desk' }).expect(201);
    expect(again.body.data.id).toBe(body.data.id);
    expect((await at(made).get().expect(200)).body.data).toMatchObject({ status: 'confirmed', holdExpiresAt: null });
  });

  it('cannot be confirmed that way where the venue does not offer it', async () => {
    const strict = await makeStation(app, 'strict', { payAtVenue: false });
    const made = await hold(1, await makeTrip(app, strict, sousse));
    const { body } = await at(made).post('/payments', { provider: 'desk' }).expect(409);
    expect(body.error.details.code).toBe('PAY_AT_VENUE_OFF');
  });

  it('gives its seats back when it is cancelled, once', async () => {
    const made = await hold(3);
    expect(await left(made.documentId)).toBe(5);
    await at(made).post('/cancel', { reason: 'ill' }).expect(200);
    expect(await left(made.documentId)).toBe(8);
    const { body } = await at(made).post('/cancel').expect(200);
    expect(body.data.status).toBe('cancelled');
    expect(await left(made.documentId)).toBe(8);
  });

  it('that has lapsed is refused by name, and its seats are free', async () => {
    const made = await hold(8);
    await app.strapi.db.connection.raw(
      `UPDATE bookings SET hold_expires_at = (now() AT TIME ZONE 'UTC') - interval '1 second' WHERE code = ?`,
      [made.code],
    );
    expect(await left(made.documentId)).toBe(8);
    const { body } = await at(made).post('/payments', { provider: 'desk' }).expect(409);
    expect(body.error.details.code).toBe('HOLD_EXPIRED');
    expect((await at(made).get().expect(200)).body.data).toMatchObject({ status: 'expired', allowed: [] });
  });
});

describe('a booking is moved', () => {
  it('to another number of seats, taking and giving only the difference', async () => {
    const made = await hold(2);
    const more = await at(made).post('/move', { quantity: 5 }).expect(200);
    expect(more.body.data).toMatchObject({ quantity: 5, price: { amount: 62_500, currency: 'TND' } });
    expect(await left(made.documentId)).toBe(3);
    const { body } = await at(made).post('/move', { quantity: 9 }).expect(422);
    expect(body.error.details.errors[0]).toMatchObject({ path: ['quantity'], code: 'too_large' });
    await at(made).post('/move', { quantity: 1 }).expect(200);
    expect(await left(made.documentId)).toBe(7);
  });

  it('to another trip, in one step', async () => {
    const made = await hold(4);
    const other = await makeTrip(app, tunis, sousse);
    const { body } = await at(made).post('/move', { trip: other.documentId }).expect(200);
    expect(body.data).toMatchObject({ code: made.code, status: 'held' });
    expect([await left(made.documentId), await left(other.documentId)]).toEqual([8, 4]);
  });

  it('not to a trip that is full: it keeps what it has', async () => {
    const full = await makeTrip(app, tunis, sousse);
    await hold(7, full);
    const made = await hold(4);
    const { body } = await at(made).post('/move', { trip: full.documentId }).expect(409);
    expect(body.error.details).toMatchObject({ code: 'SOLD_OUT', left: 1 });
    expect(await left(made.documentId)).toBe(4);
  });
});

describe('who may see a booking', () => {
  it('is whoever has its token; to others it does not exist', async () => {
    const made = await hold();
    const other = await hold();
    await at(made).get().expect(200);
    await app.http.get(`/api/bookings/${made.code}`).expect(404);
    await app.http.get(`/api/bookings/${made.code}`).set('Booking-Token', other.token).expect(404);
    await app.http.get('/api/bookings/2222-2222').set('Booking-Token', made.token).expect(404);
    await app.http.post(`/api/bookings/${made.code}/cancel`).set('Booking-Token', 'x').send({ data: {} }).expect(404);
  });

  it('finds it by its code as people type it', async () => {
    const made = await hold();
    await at({ ...made, code: made.code.toLowerCase().replace('-', '') })
      .get()
      .expect(200);
  });
});

describe('the calendar file', () => {
  it('says when, where and which, in the zone of the venue and under a lasting UID', async () => {
    const made = await hold();
    await at(made).post('/payments', { provider: 'desk' }).expect(201);
    const { text, headers } = await at(made).get('/calendar').expect(200);
    expect(headers['content-type']).toContain('text/calendar');
    expect(text).toMatch(/UID:b[0-9a-f]{23}@relais/);
    expect(text).toMatch(/DTSTART;TZID=Africa\/Tunis:\d{8}T\d{6}/);
    expect(text).toContain('STATUS:CONFIRMED');
    expect(text).toContain(made.code);
  });
});

describe('text that looks like SQL', () => {
  const NASTY = [`O'Brien`, `a\\'b\\`, `?:patience$1`, `'); DROP TABLE messages; --`, `{"x","y"}`, `E'\\x27`];

  it.each(NASTY)('is kept as it was typed, as a name and as a key: %s', async (text) => {
    const { documentId } = await makeTrip(app, tunis, sousse);
    const send = () =>
      app.http
        .post(`/api/trips/${documentId}/bookings`)
        .set('Idempotency-Key', `${documentId}${text.replaceAll(' ', '_')}`)
        .send({ data: { seats: 1, contact: { ...contact, name: text }, locale: 'fr' } });
    const first = await send().expect(201);
    const again = await send().expect(201);
    expect(again.body.data.code).toBe(first.body.data.code);
    expect((await at(first.body.data).get().expect(200)).body.data.contact.name).toBe(text);
    expect(await left(documentId)).toBe(7);
    const messages = await app.strapi.db.query('plugin::messaging.message').count({
      where: { booking: { code: first.body.data.code } },
    });
    expect(messages).toBe(1);
  });
});

describe('bad input is answered by field and never with a 500', () => {
  const send = async (data: unknown, documentId?: string) => {
    const trip = documentId ?? (await makeTrip(app, tunis, sousse)).documentId;
    return app.http.post(`/api/trips/${trip}/bookings`).send({ data } as object);
  };
  const good = { seats: 1, contact, locale: 'fr' };

  it.each<[string, unknown, (string | number)[], string]>([
    ['no seats', { ...good, seats: undefined }, ['seats'], 'required'],
    ['seats as text', { ...good, seats: '2' }, ['seats'], 'type'],
    ['no seat at all', { ...good, seats: 0 }, ['seats'], 'too_small'],
    ['half a seat', { ...good, seats: 1.5 }, ['seats'], 'type'],
    ['more seats than there are', { ...good, seats: 9 }, ['seats'], 'too_large'],
    ['no contact', { ...good, contact: undefined }, ['contact'], 'required'],
    ['an empty name', { ...good, contact: { ...contact, name: ' ' } }, ['contact', 'name'], 'required'],
    [
      'a name without end',
      { ...good, contact: { ...contact, name: 'x'.repeat(500) } },
      ['contact', 'name'],
      'too_long',
    ],
    [
      'a mail address that is none',
      { ...good, contact: { ...contact, email: 'amel@' } },
      ['contact', 'email'],
      'email',
    ],
    ['a phone number that is none', { ...good, contact: { ...contact, phone: '12' } }, ['contact', 'phone'], 'phone'],
    ['no way to reach them', { ...good, contact: { name: 'Amel' } }, ['contact', 'email'], 'required'],
    ['a language that is not spoken', { ...good, locale: 'xx' }, ['locale'], 'unknown'],
  ])('%s', async (_what, data, path, code) => {
    const { status, body } = await send(data);
    expect(status).toBe(422);
    expect(body.error.details.code).toBe('INVALID_FIELDS');
    expect(body.error.details.errors).toContainEqual(expect.objectContaining({ path, code }));
  });

  it.each<[string, unknown]>([
    ['no data', undefined],
    ['a list', []],
    ['text', 'seats'],
    ['null', null],
  ])('data that is %s', async (_what, data) => {
    const { status, body } = await send(data);
    expect([status, body.error.details.code]).toEqual([400, 'INVALID_BODY']);
  });

  it.each(['a\u0000b', '\ud800', 'a\u0007b'])('text that cannot be stored: %j', async (name) => {
    expect((await send({ ...good, contact: { ...contact, name } })).status).toBeGreaterThanOrEqual(400);
    expect((await send({ ...good, contact: { ...contact, name } })).status).toBeLessThan(500);
  });

  it('a trip that is not there', async () => {
    expect((await send(good, 'nosuchtrip')).status).toBe(404);
    expect((await send(good, "x' OR 1=1 --")).status).toBe(404);
  });

  it('an idempotency key that is none', async () => {
    const { documentId } = await makeTrip(app, tunis, sousse);
    const { status } = await app.http
      .post(`/api/trips/${documentId}/bookings`)
      .set('Idempotency-Key', 'x'.repeat(300))
      .send({ data: good });
    expect(status).toBe(422);
  });
});
