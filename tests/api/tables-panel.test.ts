import { type App, startApp } from '../helpers/app';
import { bookTable, dateIn, makeRestaurant, type Restaurant, signInManager } from '../helpers/tables';
import { signInStaff } from '../helpers/trips';

type Headers = { Authorization: string };

interface Line {
  documentId: string;
  status: string;
  time: string;
  quantity: number;
  fits: boolean;
  arrivedAt: string | null;
  contact: { name: string; phone: string | null };
  seen: { visits: number; noShows: number } | null;
}

let app: App;
let medina: Restaurant;
let port: Restaurant;
let slots: Restaurant;
let manager: Headers;
let other: Headers;
const tomorrow = dateIn(1);

const get = (path: string, headers: Headers = manager) => app.http.get(path).set(headers);
const post = (path: string, body: object, headers: Headers = manager) => app.http.post(path).set(headers).send(body);
const dinnerOf = (restaurant: Restaurant): string => restaurant.services.dinner?.documentId ?? '';
const pageOf = async (date: string, restaurant = medina, headers = manager) =>
  (await get(`/tables/services/${dinnerOf(restaurant)}/dates/${date}`, headers).expect(200)).body.data as {
    covers: number | null;
    taken: number;
    left: number | null;
    excess: number;
    closed: boolean;
    slots: { time: string; taken: number | null; left: number | null }[];
    bookings: Line[];
  };
const setCovers = (date: string, covers: number | null) =>
  post(`/tables/services/${dinnerOf(medina)}/dates`, { dates: [date], covers }).expect(200);
const phone = (date: string, fields: object = {}, headers = manager) =>
  post(
    `/tables/services/${dinnerOf(medina)}/bookings`,
    { date, time: '20:00', covers: 2, name: 'Mongi', phone: '98 765 432', ...fields },
    headers,
  );
const act = (booking: string, body: object, headers = manager) =>
  post(`/booking/bookings/${booking}/transitions`, body, headers);
const move = (booking: string, to: object, more: object = {}, headers = manager) =>
  post(`/booking/bookings/${booking}/move`, { to, ...more }, headers);

/** Somebody whose role reads all bookings, and nothing else. */
async function signInReader(): Promise<Headers> {
  const roles = app.strapi.service('admin::role');
  const role = await roles.create({ name: 'Reader', code: 'reader' });
  const read = { action: 'plugin::content-manager.explorer.read', subject: 'plugin::booking.booking', conditions: [] };
  await roles.assignPermissions(role.id, [{ ...read, properties: { fields: ['code', 'venue'] } }]);
  return (await signInStaff(app, 'reader@example.org', 'reader')).headers;
}

beforeAll(async () => {
  app = await startApp();
  medina = await makeRestaurant(app, 'la-medina', { name: 'La Médina', waitingList: 'show' });
  port = await makeRestaurant(app, 'le-port');
  slots = await makeRestaurant(app, 'les-heures', { countPer: 'slot', slotMinutes: 30, dwellMinutes: 60 });
  ({ headers: manager } = await signInManager(app, 'nadia@example.org', [medina, slots]));
  ({ headers: other } = await signInManager(app, 'sami@example.org', [port]));
});

afterAll(async () => {
  const engine = app.strapi.plugin('booking').service('engine');
  expect(await engine.findWrongCounts()).toEqual([]);
  expect(await engine.findBrokenHistories()).toEqual([]);
  await app.stop();
});

describe('whose book it is', () => {
  it('lists a manager their own restaurants, an admin all of them', async () => {
    const names = async (headers: Headers) =>
      (await get('/tables/restaurants', headers).expect(200)).body.data.map(({ name }: { name: string }) => name);
    expect(await names(manager)).toEqual(['La Médina', 'Restaurant les-heures']);
    expect(await names(other)).toEqual(['Restaurant le-port']);
    const admin = await signInStaff(app, 'admin@example.org', 'strapi-super-admin');
    expect(await names(admin.headers)).toHaveLength(3);
    const chief = await signInStaff(app, 'chief@example.org', 'station-chief');
    expect(await names(chief.headers)).toEqual([]);
  });

  it('opens no route to another manager, and changes nothing for them', async () => {
    const date = dateIn(2);
    const { body } = await phone(date).expect(201);
    const { documentId } = body.data;
    const dinner = dinnerOf(medina);
    await get(`/tables/book?restaurant=${medina.documentId}`, other).expect(404);
    await get(`/tables/services/${dinner}/dates/${date}`, other).expect(404);
    await post(`/tables/services/${dinner}/dates`, { dates: [date], covers: 1 }, other).expect(404);
    await phone(date, {}, other).expect(404);
    await get(`/booking/bookings/${documentId}`, other).expect(404);
    await get(`/tables/bookings/${documentId}`, other).expect(404);
    await act(documentId, { event: 'cancel' }, other).expect(404);
    await move(documentId, { covers: 4 }, {}, other).expect(404);
    const page = await pageOf(date);
    expect(page).toMatchObject({ covers: 30, taken: 2, left: 28 });
    expect(page.bookings.map(({ status }) => status)).toEqual(['confirmed']);
  });

  it('opens no route to those who are not signed in', async () => {
    const dinner = dinnerOf(medina);
    await app.http.get('/tables/restaurants').expect(401);
    await app.http.get(`/tables/book?restaurant=${medina.documentId}`).expect(401);
    await app.http.get(`/tables/services/${dinner}/dates/${tomorrow}`).expect(401);
    await app.http.post(`/tables/services/${dinner}/dates`).send({}).expect(401);
    await app.http.post(`/tables/services/${dinner}/bookings`).send({}).expect(401);
  });

  it('lets those who may only look change nothing', async () => {
    const headers = await signInReader();
    const { body } = await get('/tables/restaurants', headers).expect(200);
    expect(body.data[0]).toMatchObject({ name: 'La Médina', mayChange: false, mayPlan: false });
    const dinner = dinnerOf(medina);
    const date = dateIn(2);
    await phone(date).expect(201);
    const before = await pageOf(date, medina, headers);
    await phone(date, {}, headers).expect(403);
    await post(`/tables/services/${dinner}/dates`, { dates: [date], covers: 1 }, headers).expect(403);
    await act(before.bookings[0]?.documentId ?? '', { event: 'cancel' }, headers).expect(404);
    expect(await pageOf(date)).toEqual(before);
  });

  it('counts nobody else’s bookings', async () => {
    const date = dateIn(3);
    await bookTable(app, port, { date, time: '19:30', covers: 6 }).expect(201);
    await bookTable(app, medina, { date, time: '19:30', covers: 2 }).expect(201);
    const { body } = await get(`/tables/book?restaurant=${medina.documentId}&from=${date}&to=${date}`).expect(200);
    expect(body.data[0].services[1]).toMatchObject({ taken: 2, parties: 1 });
  });

  it('lets nobody move a booking to a restaurant or service that is not theirs', async () => {
    const date = dateIn(3);
    const { body } = await phone(date).expect(201);
    await move(body.data.documentId, { date, service: 'nowhere' }).expect(400);
    await move(body.data.documentId, { venue: port.documentId }).expect(400);
  });
});

describe('the days to come', () => {
  it('say what is set, taken, left and waiting, by date and service', async () => {
    const date = dateIn(4);
    await setCovers(date, 6);
    await phone(date, { covers: 4 }).expect(201);
    await bookTable(app, medina, { date, time: '20:30', covers: 3 }).expect(201);
    const { body } = await get(`/tables/book?restaurant=${medina.documentId}&from=${date}&to=${date}`).expect(200);
    const [lunch, dinner] = body.data[0].services;
    expect(lunch).toMatchObject({ covers: 20, usual: 20, taken: 0, left: 20, changed: false });
    expect(dinner).toMatchObject({ covers: 6, usual: 30, taken: 4, left: 2, parties: 1, changed: true });
    expect(dinner.waiting).toEqual({ parties: 1, covers: 3 });
    expect(body.meta.restaurant).toMatchObject({ name: 'La Médina', today: dateIn(0), mayPlan: true });
  });

  it('begin today, and go back as well', async () => {
    const { body } = await get(`/tables/book?restaurant=${medina.documentId}`).expect(200);
    expect(body.data[0].date).toBe(dateIn(0));
    expect(body.data).toHaveLength(14);
    const past = await get(`/tables/book?restaurant=${medina.documentId}&from=${dateIn(-20)}&to=${dateIn(-1)}`).expect(
      200,
    );
    expect(past.body.data).toHaveLength(20);
  });

  it('are sent again only when something has changed', async () => {
    const date = dateIn(5);
    const path = `/tables/services/${dinnerOf(medina)}/dates/${date}`;
    const tagNow = async (): Promise<string> => (await get(path).expect(200)).headers.etag ?? '';
    const isSame = async (tag: string): Promise<boolean> => (await get(path).set('If-None-Match', tag)).status === 304;
    const empty = await tagNow();
    expect(await isSame(empty)).toBe(true);
    const { body } = await phone(date).expect(201);
    expect(await isSame(empty)).toBe(false);
    const booked = await tagNow();
    await act(body.data.documentId, { event: 'attend' }).expect(200);
    expect(await isSame(booked)).toBe(false);
    const seated = await tagNow();
    await setCovers(date, 12);
    expect(await isSame(seated)).toBe(false);
    const lowered = await tagNow();
    await bookTable(app, port, { date, time: '19:30', covers: 2 }).expect(201);
    expect(await isSame(lowered)).toBe(true);
  });

  it('refuse dates that do not exist, spans without end and restaurants that are not there', async () => {
    const book = (query: string) => get(`/tables/book?restaurant=${medina.documentId}&${query}`);
    await book('from=2027-02-30').expect(400);
    await book('from=2027-02-01&to=2027-01-01').expect(400);
    await book('from=2027-01-01&to=2029-01-01').expect(400);
    await get('/tables/book').expect(400);
    await get('/tables/book?restaurant=nothere').expect(404);
    await get(`/tables/services/nothere/dates/${tomorrow}`).expect(404);
    await get(`/tables/services/${dinnerOf(medina)}/dates/tomorrow`).expect(400);
  });
});

describe('a booking taken by phone', () => {
  it('is confirmed and counted at once, and recognised when the person comes back', async () => {
    const date = dateIn(6);
    const first = await phone(date, { name: 'Habib', phone: '20 111 222', notes: 'Fenêtre' }).expect(201);
    expect(first.body.data).toMatchObject({ status: 'confirmed' });
    await act(first.body.data.documentId, { event: 'miss' }).expect(200);
    await phone(date, { name: 'Habib B.', phone: '+216 20 111 222', time: '21:00' }).expect(201);
    const { bookings } = await pageOf(date);
    expect(bookings).toMatchObject([
      { time: '20:00', status: 'no_show', notes: 'Fenêtre', contact: { phone: '+21620111222' } },
      { time: '21:00', status: 'confirmed', seen: { noShows: 1, visits: 0 } },
    ]);
  });

  it('goes over the covers only by its own act', async () => {
    const date = dateIn(7);
    await setCovers(date, 3);
    await phone(date).expect(201);
    const { body } = await phone(date).expect(400);
    expect(body.error).toMatchObject({ message: 'There are not enough places left.', details: { code: 'SOLD_OUT' } });
    expect(await pageOf(date)).toMatchObject({ taken: 2, left: 1, excess: 0 });
    await phone(date, { exceedCapacity: true }).expect(201);
    expect(await pageOf(date)).toMatchObject({ taken: 4, left: 0, excess: 1 });
  });

  it('is accepted where every booking is by hand, and counted', async () => {
    const date = dateIn(8);
    await setCovers(date, null);
    const { body } = await phone(date, { covers: 5 }).expect(201);
    expect(body.data.status).toBe('confirmed');
    expect(await pageOf(date)).toMatchObject({ covers: null, taken: 5, left: null });
    await setCovers(date, 12);
    expect(await pageOf(date)).toMatchObject({ covers: 12, taken: 5, left: 7 });
  });

  it('says what is wrong, field by field, and keeps nothing', async () => {
    const date = dateIn(9);
    const wrong: [object, string, string][] = [
      [{ name: ' ' }, 'name', 'required'],
      [{ phone: 'call me' }, 'phone', 'phone'],
      [{ covers: 0 }, 'covers', 'too_small'],
      [{ covers: 10_000 }, 'covers', 'too_large'],
      [{ date: '2027-02-30' }, 'date', 'date'],
      [{ time: '20:10' }, 'time', 'between_slots'],
      [{ time: '03:00' }, 'time', 'outside'],
      [{ time: 'soon' }, 'time', 'format'],
    ];
    for (const [fields, field, code] of wrong) {
      const { body } = await phone(date, fields).expect(400);
      expect(body.error.details.errors).toEqual([expect.objectContaining({ path: [field], code })]);
    }
    expect((await pageOf(date)).bookings).toEqual([]);
  });
});

describe('those who wait', () => {
  const waiting = async (date: string, covers: number, name: string): Promise<string> => {
    const contact = { name, email: `${name.toLowerCase()}@example.org` };
    const { body } = await bookTable(app, medina, { date, time: '20:00', covers, contact }).expect(201);
    const { bookings } = await pageOf(date);
    expect(body.data.status).toBe('waiting');
    return bookings.find((line) => line.contact.name === name)?.documentId ?? '';
  };

  it('are accepted while they fit, and above the covers by another act alone', async () => {
    const date = dateIn(10);
    await setCovers(date, 2);
    await phone(date).expect(201);
    const asked = await waiting(date, 3, 'Leila');
    expect((await pageOf(date)).bookings.find(({ documentId }) => documentId === asked)?.fits).toBe(false);
    const refused = await act(asked, { event: 'accept' }).expect(400);
    expect(refused.body.error.details.code).toBe('SOLD_OUT');
    await act(asked, { event: 'accept', exceedCapacity: true }).expect(200);
    expect(await pageOf(date)).toMatchObject({ taken: 5, left: 0, excess: 3 });
    const { body } = await get(`/booking/bookings/${asked}`).expect(200);
    expect(body.data.history.at(-1)).toMatchObject({ event: 'accept', actor: { name: 'Nadia Karoui' } });
  });

  it('get the last covers once, whoever accepts at the same time', async () => {
    const date = dateIn(11);
    await setCovers(date, 4);
    await phone(date).expect(201);
    const [first, second] = [await waiting(date, 3, 'Amine'), await waiting(date, 4, 'Rim')];
    await setCovers(date, 6);
    const { headers: colleague } = await signInStaff(app, 'colleague@example.org', 'strapi-super-admin');
    const answers = await Promise.all([
      act(first, { event: 'accept' }, manager),
      act(second, { event: 'accept' }, colleague),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    const { taken, left, excess, bookings } = await pageOf(date);
    expect(excess).toBe(0);
    expect(taken + (left ?? 0)).toBe(6);
    expect(bookings.map(({ status }) => status).sort()).toEqual(['confirmed', 'confirmed', 'waiting']);
  });

  it('are refused with a reason, and may be accepted again', async () => {
    const date = dateIn(12);
    await setCovers(date, 1);
    const asked = await waiting(date, 2, 'Sonia');
    await act(asked, { event: 'refuse', reason: 'Soirée privée' }).expect(200);
    const { body } = await get(`/booking/bookings/${asked}`).expect(200);
    expect(body.data.history.at(-1)).toMatchObject({ event: 'refuse', reason: 'Soirée privée' });
    await setCovers(date, 2);
    await act(asked, { event: 'accept' }).expect(200);
    expect(await pageOf(date)).toMatchObject({ taken: 2, left: 0 });
  });
});

describe('a booking that is changed', () => {
  it('goes to another time, number and date with its covers, and its notes are kept', async () => {
    const [date, next] = [dateIn(13), dateIn(14)];
    const { body } = await phone(date, { covers: 4 }).expect(201);
    const { documentId } = body.data;
    await move(documentId, { date, time: '21:30', covers: 6, notes: 'Anniversaire' }).expect(200);
    expect(await pageOf(date)).toMatchObject({ taken: 6, bookings: [{ time: '21:30', notes: 'Anniversaire' }] });
    await move(documentId, { date: next, time: '19:00', service: 'dinner' }).expect(200);
    expect(await pageOf(date)).toMatchObject({ taken: 0, bookings: [] });
    expect(await pageOf(next)).toMatchObject({ taken: 6, bookings: [{ time: '19:00', notes: 'Anniversaire' }] });
  });

  it('says which field is wrong, and goes above the covers only on purpose', async () => {
    const date = dateIn(15);
    await setCovers(date, 4);
    const { body } = await phone(date, { covers: 3 }).expect(201);
    const { documentId } = body.data;
    const wrong = await move(documentId, { time: '20:10' }).expect(400);
    expect(wrong.body.error.details.errors).toEqual([
      expect.objectContaining({ path: ['time'], code: 'between_slots' }),
    ]);
    const full = await move(documentId, { covers: 5 }).expect(400);
    expect(full.body.error.details.code).toBe('SOLD_OUT');
    await move(documentId, { covers: 5 }, { exceedCapacity: true }).expect(200);
    expect(await pageOf(date)).toMatchObject({ taken: 5, excess: 1 });
  });

  it('is found in the book', async () => {
    const date = dateIn(16);
    const { body } = await phone(date).expect(201);
    const found = await get(`/tables/bookings/${body.data.documentId}`).expect(200);
    expect(found.body.data).toEqual({ service: dinnerOf(medina), date });
    await get('/tables/bookings/nothere').expect(404);
  });

  it('shows when its people came', async () => {
    const date = dateIn(17);
    const { body } = await phone(date).expect(201);
    const before = Date.now() - 60_000;
    await act(body.data.documentId, { event: 'attend' }).expect(200);
    const [line] = (await pageOf(date)).bookings;
    expect(line?.status).toBe('attended');
    expect(new Date(line?.arrivedAt ?? 0).getTime()).toBeGreaterThan(before);
  });
});

describe('covers and closings', () => {
  it('are changed on several days at once, and taken back to what the week says', async () => {
    const dates = [dateIn(20), dateIn(21), dateIn(22)];
    const path = `/tables/services/${dinnerOf(medina)}/dates`;
    const { body: taken } = await bookTable(app, medina, { date: dates[0] as string, time: '20:00', covers: 4 });
    await post(path, { dates, covers: 3, note: 'Salle du fond fermée' }).expect(200);
    for (const date of dates) {
      expect(await pageOf(date)).toMatchObject({ covers: 3, changed: true, note: 'Salle du fond fermée' });
    }
    expect(await pageOf(dates[0] as string)).toMatchObject({ taken: 4, left: 0, excess: 1 });
    await post(path, { dates, closed: true }).expect(200);
    expect(await pageOf(dates[0] as string)).toMatchObject({ closed: true, hours: null, parties: 1 });
    await bookTable(app, medina, { date: dates[1] as string, time: '20:00', covers: 2 }).expect(422);
    await post(path, { dates, reset: true }).expect(200);
    for (const date of dates) expect(await pageOf(date)).toMatchObject({ covers: 30, closed: false, changed: false });
    expect(taken.data.status).toBe('confirmed');
  });

  it('refuse what cannot be, and change nothing then', async () => {
    const date = dateIn(23);
    const path = `/tables/services/${dinnerOf(medina)}/dates`;
    const wrong: [object, string][] = [
      [{ dates: [date] }, 'covers'],
      [{ dates: [], covers: 3 }, 'dates'],
      [{ dates: ['2027-02-30'], covers: 3 }, 'dates'],
      [{ dates: [dateIn(-1)], covers: 3 }, 'dates'],
      [{ dates: [date], covers: -1 }, 'covers'],
      [{ dates: [date], covers: 10_000 }, 'covers'],
      [{ dates: [date], covers: '12' }, 'covers'],
    ];
    for (const [fields, field] of wrong) {
      const { body } = await post(path, fields).expect(400);
      expect(body.error.details.errors[0].path[0]).toBe(field);
    }
    expect(await pageOf(date)).toMatchObject({ covers: 30, changed: false });
  });
});

describe('a restaurant that counts its slots', () => {
  it('shows what each of them has left, and that a party sits through two', async () => {
    const date = dateIn(2);
    const path = `/tables/services/${dinnerOf(slots)}`;
    await post(`${path}/dates`, { dates: [date], covers: 8 }).expect(200);
    await post(`${path}/bookings`, { date, time: '20:00', covers: 5, name: 'Olfa' }).expect(201);
    const page = await pageOf(date, slots);
    expect(page).toMatchObject({ covers: 8, taken: 5, left: 8 });
    expect(page.slots.filter(({ taken }) => taken !== 0)).toEqual([
      { time: '20:00', taken: 5, left: 3 },
      { time: '20:30', taken: 5, left: 3 },
    ]);
  });
});
