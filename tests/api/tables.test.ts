import { type App, startApp } from '../helpers/app';
import { bookTable, CONTACT, covers, DINNER, dateIn, makeRestaurant, type Restaurant, week } from '../helpers/tables';

let app: App;
let medina: Restaurant;
let port: Restaurant;
let night: Restaurant;

interface Time {
  time: string;
  startsAt: string;
  state: string;
  left: number | null;
}
interface Day {
  date: string;
  state: string;
  services: { key: string; name: string; state: string; left: number | null; times: Time[] }[];
}

const get = (path: string) => app.http.get(path);
const availability = async (slug: string, query: string): Promise<Day[]> =>
  (await get(`/api/restaurants/${slug}/availability?${query}`).expect(200)).body.data;
const on = async (slug: string, date: string, party = 2): Promise<Day> =>
  (await availability(slug, `from=${date}&to=${date}&covers=${party}`))[0] as Day;
const errorsIn = (body: { error: { details: { errors: { path: string[]; code: string }[] } } }) =>
  body.error.details.errors.map(({ path, code }) => `${path.join('.')} ${code}`);

beforeAll(async () => {
  app = await startApp();
  medina = await makeRestaurant(app, 'la-medina', {
    name: 'La Médina',
    nameAr: 'المدينة',
    descriptionFr: 'Cuisine tunisoise.',
    descriptionEn: 'Cooking of Tunis.',
    address: '12, rue du Pacha',
    phone: '+21671000201',
    email: 'medina@example.org',
    daysAhead: 30,
  });
  port = await makeRestaurant(app, 'le-port', { city: 'Sousse', countPer: 'slot', dwellMinutes: 90 }, [
    { ...DINNER, hours: week('19:00', '23:00', '22:00', 8) },
  ]);
  night = await makeRestaurant(app, 'the-night', { city: 'Zarzis', dwellMinutes: null }, [
    { ...DINNER, hours: week('22:00', '03:00', '02:00', 10) },
  ]);
});

afterAll(async () => {
  const engine = app.strapi.plugin('booking').service('engine');
  expect(await engine.findWrongCounts()).toEqual([]);
  expect(await engine.findBrokenHistories()).toEqual([]);
  await app.stop();
});

describe('GET /api/restaurants', () => {
  it('lists restaurants with their public side only, in the language asked for', async () => {
    const { body } = await get('/api/restaurants?locale=ar&page=2&pageSize=1').expect(200);
    expect(body.meta.pagination).toEqual({ page: 2, pageSize: 1, pageCount: 3, total: 3 });
    expect(body.data).toEqual([
      {
        documentId: medina.documentId,
        slug: 'la-medina',
        name: 'المدينة',
        city: 'Tunis',
        address: '12, rue du Pacha',
        phone: '+21671000201',
        description: 'Cuisine tunisoise.',
        photos: [],
        latitude: null,
        longitude: null,
        timeZone: 'Africa/Tunis',
        largestParty: 10,
      },
    ]);
  });

  it('opens no filters and no populate', async () => {
    const { body } = await get('/api/restaurants?populate=*&filters[manager][email]=x&fields[]=email').expect(200);
    for (const hidden of ['email', 'manager', 'services']) expect(body.data[0]).not.toHaveProperty(hidden);
    await get('/api/restaurants?locale=de').expect(400);
  });
});

describe('GET /api/restaurants/:slug', () => {
  it('says when it is open and how one books', async () => {
    await covers(app).putDates({
      service: medina.services.lunch?.documentId,
      dates: [dateIn(9), dateIn(10)],
      closed: true,
    });
    await covers(app).putDates({ service: medina.services.dinner?.documentId, dates: [dateIn(10)], closed: true });
    const { body } = await get('/api/restaurants/la-medina?locale=en').expect(200);
    expect(body.data).toMatchObject({
      description: 'Cooking of Tunis.',
      countPer: 'service',
      slotMinutes: 30,
      daysAhead: 30,
      leadMinutes: 60,
      cancelMinutes: 120,
      keepMinutes: 15,
      closedDates: [dateIn(10)],
    });
    expect(body.data.services.map(({ key, name }: { key: string; name: string }) => [key, name])).toEqual([
      ['lunch', 'Lunch'],
      ['dinner', 'Dinner'],
    ]);
    expect(body.data.services[0].hours[0]).toEqual({
      weekday: 1,
      opens: '12:00',
      closes: '15:00',
      lastSeating: '14:00',
    });
  });

  it('answers 404 for what is not there', async () => {
    for (const slug of ['nowhere', 'La-Medina', '%22', 'a'.repeat(300)]) {
      for (const path of [slug, `${slug}/availability?from=${dateIn(1)}&to=${dateIn(1)}`]) {
        const { body } = await get(`/api/restaurants/${path}`).expect(404);
        expect(body.error.details.code).toBe('NOT_FOUND');
      }
      await bookTable(app, { slug }, { date: dateIn(1), time: '19:30', covers: 2 }).expect(404);
    }
  });
});

describe('GET /api/restaurants/:slug/availability', () => {
  it('shows each date, service and time before anybody has booked', async () => {
    const [day] = await availability('la-medina', `from=${dateIn(1)}&to=${dateIn(1)}&covers=2&locale=ar`);
    expect(day).toMatchObject({ date: dateIn(1), state: 'open' });
    expect(day?.services.map(({ key, name, state, left }) => [key, name, state, left])).toEqual([
      ['lunch', 'غداء', 'open', 20],
      ['dinner', 'عشاء', 'open', 30],
    ]);
    expect(day?.services[0]?.times.map(({ time }) => time)).toEqual(['12:00', '12:30', '13:00', '13:30', '14:00']);
    expect(day?.services[0]?.times[0]?.startsAt).toBe(`${dateIn(1)}T11:00:00.000Z`);
  });

  it('is closed in the past, on closed dates, and further ahead than one may book', async () => {
    const days = await availability('la-medina', `from=${dateIn(-2)}&to=${dateIn(32)}`);
    expect(days).toHaveLength(35);
    const closed = days.filter(({ state }) => state === 'closed').map(({ date }) => date);
    expect(closed).toEqual(expect.arrayContaining([dateIn(-2), dateIn(-1), dateIn(10), dateIn(31), dateIn(32)]));
    expect(closed).not.toContain(dateIn(9));
  });

  it('is full for a party that is too large, and waiting for one that does not fit', async () => {
    expect((await on('la-medina', dateIn(2), 11)).state).toBe('full');
    expect((await on('le-port', dateIn(2), 9)).state).toBe('waiting');
  });

  it('refuses spans that are none, or too long', async () => {
    const wrong = [
      'from=2026-02-30&to=2026-03-01',
      'from=2027-03-02&to=2027-03-01',
      'from=2027-01-01&to=2027-03-04',
      'to=2027-01-01',
      'from=2027-01-01&to=2027-01-01&covers=0',
      'from=2027-01-01&to=2027-01-01&covers=10000',
    ];
    for (const query of wrong) {
      const { body } = await get(`/api/restaurants/la-medina/availability?${query}`).expect(400);
      expect(body.error.details.code).toBe('INVALID_QUERY');
    }
  });
});

describe('POST /api/restaurants/:slug/bookings', () => {
  it('confirms while covers last, then lets wait', async () => {
    const wish = { date: dateIn(3), time: '19:30', covers: 10 };
    const { body } = await bookTable(app, medina, { ...wish, notes: 'Près de la fenêtre' }).expect(201);
    expect(body.data).toMatchObject({
      trade: 'tables',
      status: 'confirmed',
      quantity: 10,
      startsAt: `${dateIn(3)}T18:30:00.000Z`,
      endsAt: `${dateIn(3)}T20:00:00.000Z`,
      price: null,
      holdExpiresAt: null,
      title: 'La Médina',
      notes: 'Près de la fenêtre',
      contact: { ...CONTACT, phone: null },
      venue: { slug: 'la-medina', timeZone: 'Africa/Tunis' },
      subject: {
        restaurant: { slug: 'la-medina', name: 'La Médina' },
        service: { key: 'dinner', name: 'Dîner' },
        date: dateIn(3),
        time: '19:30',
        covers: 10,
        waitingFor: null,
      },
      allowed: ['cancel', 'move'],
    });
    expect(body.data.token.length).toBeGreaterThan(20);
    await bookTable(app, medina, { ...wish, time: '21:00' }).expect(201);
    expect((await on('la-medina', dateIn(3))).services[1]).toMatchObject({ state: 'open', left: 10 });
    await bookTable(app, medina, { ...wish, covers: 6 }).expect(201);
    const waiting = await bookTable(app, medina, { ...wish, covers: 5, locale: 'ar' }).expect(201);
    expect(waiting.body.data).toMatchObject({
      status: 'waiting',
      subject: { waitingFor: 'limit', service: { name: 'عشاء' }, restaurant: { name: 'المدينة' } },
    });
    const small = await bookTable(app, medina, { ...wish, covers: 4 }).expect(201);
    expect(small.body.data.status).toBe('confirmed');
    expect((await on('la-medina', dateIn(3))).services.map(({ state, left }) => [state, left])).toEqual([
      ['open', 20],
      ['waiting', 0],
    ]);
  });

  it('counts a party in every slot that it sits through, all or none', async () => {
    const date = dateIn(4);
    const at = (time: string, party: number) => bookTable(app, port, { date, time, covers: party }).expect(201);
    expect((await at('20:00', 5)).body.data.status).toBe('confirmed');
    const left = async () => (await on('le-port', date)).services[0]?.times.map((time) => `${time.time} ${time.left}`);
    expect(await left()).toEqual(['19:00 3', '19:30 3', '20:00 3', '20:30 3', '21:00 3', '21:30 8', '22:00 8']);
    expect((await at('19:00', 4)).body.data.status).toBe('waiting');
    expect((await at('21:00', 3)).body.data.status).toBe('confirmed');
    expect(await left()).toEqual(['19:00 3', '19:30 3', '20:00 0', '20:30 0', '21:00 0', '21:30 5', '22:00 5']);
  });

  it('takes the small hours for those of the evening before', async () => {
    const { body } = await bookTable(app, night, { date: dateIn(2), time: '00:30', covers: 2 }).expect(201);
    expect(body.data).toMatchObject({
      startsAt: `${dateIn(2)}T23:30:00.000Z`,
      endsAt: `${dateIn(3)}T02:00:00.000Z`,
      subject: { date: dateIn(2), time: '00:30' },
    });
    expect((await on('the-night', dateIn(2))).services[0]?.left).toBe(8);
    expect((await on('the-night', dateIn(3))).services[0]?.left).toBe(10);
  });

  it('answers a repeated request with the same booking, and refuses the key with another', async () => {
    const headers = { 'Idempotency-Key': 'one-table' };
    const wish = { date: dateIn(5), time: '12:30', covers: 2 };
    const first = await bookTable(app, medina, wish, headers).expect(201);
    const again = await bookTable(app, medina, wish, headers).expect(201);
    expect(again.body.data).toMatchObject({ code: first.body.data.code, token: first.body.data.token });
    const other = await bookTable(app, medina, { ...wish, covers: 3 }, headers).expect(422);
    expect(other.body.error.details.code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect((await on('la-medina', dateIn(5))).services[0]?.left).toBe(18);
  });

  it.each([
    ['a date that does not exist', { date: '2027-02-30' }, ['date date']],
    ['no date', { date: undefined }, ['date required']],
    ['the past', { date: dateIn(-2) }, ['date past']],
    ['a closed day', { date: dateIn(10) }, ['date closed']],
    ['a date too far ahead', { date: dateIn(31) }, ['date too_far']],
    ['a time between slots', { time: '19:40' }, ['time between_slots']],
    ['a time outside of all services', { time: '17:00' }, ['time outside']],
    ['a time that is none', { time: '19h30' }, ['time format']],
    ['nobody', { covers: 0 }, ['covers too_small']],
    ['half a person', { covers: 1.5 }, ['covers type']],
    ['a party larger than the restaurant takes', { covers: 11 }, ['covers too_large']],
    ['10,000 covers', { covers: 10_000 }, ['covers too_large']],
    ['a service that is another restaurant’s', { service: 'brunch' }, ['service unknown']],
    ['a phone number that is none', { contact: { name: 'Salma', phone: '12' } }, ['contact.phone phone']],
    ['nobody to tell', { contact: { name: 'Salma' } }, ['contact.email required']],
    ['notes longer than a page', { notes: 'a'.repeat(501) }, ['notes too_long']],
    ['several things at once', { covers: 11, time: '19:40' }, ['covers too_large', 'time between_slots']],
  ])('refuses by field: %s', async (_what, wrong, expected) => {
    const { body } = await bookTable(app, medina, { date: dateIn(6), time: '19:30', covers: 2, ...wrong }).expect(422);
    expect(body.error.details.code).toBe('INVALID_FIELDS');
    expect(errorsIn(body)).toEqual(expected);
    expect(body.error.details.errors.every(({ message }: { message: string }) => message.length > 0)).toBe(true);
  });

  it('takes nobody later than the restaurant says', async () => {
    const early = await makeRestaurant(app, 'early', { city: 'Zarzis', leadMinutes: 3 * 24 * 60 });
    const { body } = await bookTable(app, early, { date: dateIn(1), time: '19:30', covers: 2 }).expect(422);
    expect(errorsIn(body)).toEqual(['date too_late']);
    expect(await on('early', dateIn(1))).toMatchObject({ state: 'closed' });
    expect(await on('early', dateIn(5))).toMatchObject({ state: 'open' });
  });
});

describe('a customer', () => {
  const wish = { date: dateIn(7), time: '12:30', covers: 4 };
  const act = ({ code, token }: { code: string; token: string }, what: string, data: object = {}) =>
    app.http.post(`/api/bookings/${code}/${what}`).set('Booking-Token', token).send({ data });

  it('moves to another date, time or number of covers, in one step', async () => {
    const { body } = await bookTable(app, medina, wish).expect(201);
    const moved = await act(body.data, 'move', {
      date: dateIn(8),
      time: '20:30',
      covers: 6,
      notes: 'En terrasse',
    }).expect(200);
    expect(moved.body.data).toMatchObject({
      status: 'confirmed',
      quantity: 6,
      startsAt: `${dateIn(8)}T19:30:00.000Z`,
      notes: 'En terrasse',
      subject: { service: { key: 'dinner' }, date: dateIn(8), time: '20:30', covers: 6 },
    });
    expect((await on('la-medina', dateIn(7))).services[0]?.left).toBe(20);
    expect((await on('la-medina', dateIn(8))).services[1]?.left).toBe(24);
    await act(body.data, 'move', { time: '21:00' }).expect(200);
    const { body: now } = await app.http.get(`/api/bookings/${body.data.code}`).set('Booking-Token', body.data.token);
    expect(now.data).toMatchObject({ startsAt: `${dateIn(8)}T20:00:00.000Z`, quantity: 6 });
  });

  it('is told by field what cannot be, and keeps what they have', async () => {
    const { body } = await bookTable(app, medina, wish).expect(201);
    const faults = async (data: object) => errorsIn((await act(body.data, 'move', data).expect(422)).body);
    expect(await faults({})).toEqual(['date required']);
    expect(await faults({ date: dateIn(10) })).toEqual(['date closed']);
    expect(await faults({ time: '12:10' })).toEqual(['time between_slots']);
    expect(await faults({ covers: 11 })).toEqual(['covers too_large']);
    expect(await faults({ covers: 0 })).toEqual(['covers too_small']);
    const { body: now } = await app.http.get(`/api/bookings/${body.data.code}`).set('Booking-Token', body.data.token);
    expect(now.data).toMatchObject({ startsAt: body.data.startsAt, quantity: 4, status: 'confirmed' });
  });

  it('stays where they are when there is not enough left elsewhere', async () => {
    const { body } = await bookTable(app, medina, wish).expect(201);
    const refused = await act(body.data, 'move', { date: dateIn(3), time: '19:30' }).expect(409);
    expect(refused.body.error.details).toMatchObject({ code: 'SOLD_OUT', left: 0 });
  });

  it('cancels, which gives the covers back exactly once', async () => {
    const before = (await on('la-medina', dateIn(7))).services[0]?.left as number;
    const { body } = await bookTable(app, medina, wish).expect(201);
    for (let again = 0; again < 3; again += 1) await act(body.data, 'cancel').expect(200);
    expect((await on('la-medina', dateIn(7))).services[0]?.left).toBe(before);
  });

  it('changes nothing any more once it is too late', async () => {
    const strict = await makeRestaurant(app, 'strict', { cancelMinutes: 43_200 });
    const { body } = await bookTable(app, strict, wish).expect(201);
    expect(body.data.allowed).toEqual([]);
    expect((await act(body.data, 'cancel').expect(409)).body.error.details.code).toBe('TOO_LATE');
    expect((await act(body.data, 'move', { covers: 2 }).expect(409)).body.error.details.code).toBe('TOO_LATE');
  });

  it('gets the booking as a calendar, and no ticket', async () => {
    const { body } = await bookTable(app, medina, wish).expect(201);
    const { text } = await app.http
      .get(`/api/bookings/${body.data.code}/calendar`)
      .set('Booking-Token', body.data.token);
    expect(text).toContain('La Médina');
    await app.http.get(`/api/bookings/${body.data.code}/ticket`).set('Booking-Token', body.data.token).expect(404);
  });
});

describe('restaurants over GraphQL', () => {
  it('answer what REST answers', async () => {
    const { body } = await app.http.post('/graphql').send({
      query: `{
        restaurants(locale: "ar", pageSize: 2) { slug name }
        restaurant(slug: "la-medina", locale: "en") { description services { key name hours { opens } } countPer }
        nothing: restaurant(slug: "nowhere") { slug }
      }`,
    });
    expect(body.data.restaurants).toEqual([
      { slug: 'le-port', name: 'Restaurant le-port' },
      { slug: 'la-medina', name: 'المدينة' },
    ]);
    expect(body.data.restaurant).toMatchObject({ description: 'Cooking of Tunis.', countPer: 'service' });
    expect(body.data.nothing).toBeNull();
  });
});
