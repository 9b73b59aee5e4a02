import { type App, startApp } from '../helpers/app';
import {
  bookTable,
  covers,
  DINNER,
  dateIn,
  makeRestaurant,
  type Restaurant,
  signInManager,
  week,
} from '../helpers/tables';

let app: App;
let medina: Restaurant;
let port: Restaurant;
let zitoun: Restaurant;
let headers: { Authorization: string };

interface Made {
  code: string;
  token: string;
  status: string;
}

const DINNER_AT = '19:30';
const dinner = async (slug: string, date: string) => {
  const { body } = await app.http.get(`/api/restaurants/${slug}/availability?from=${date}&to=${date}&covers=1`);
  const found = body.data[0].services.find(({ key }: { key: string }) => key === 'dinner');
  return { state: found.state, left: found.left };
};
const book = async (restaurant: Restaurant, date: string, party: number, more: object = {}): Promise<Made> =>
  (await bookTable(app, restaurant, { date, time: DINNER_AT, covers: party, ...more }).expect(201)).body.data;
const idOf = async ({ code }: Made): Promise<string> =>
  (await app.strapi.db.query('plugin::booking.booking').findOne({ where: { code } })).documentId;
const act = async (booking: Made, event: string, more: object = {}) =>
  app.http
    .post(`/booking/bookings/${await idOf(booking)}/transitions`)
    .set(headers)
    .send({ event, ...more });
const move = async (booking: Made, to: object, more: object = {}) =>
  app.http
    .post(`/booking/bookings/${await idOf(booking)}/move`)
    .set(headers)
    .send({ to, ...more });
const read = async ({ code, token }: Made) =>
  (await app.http.get(`/api/bookings/${code}`).set('Booking-Token', token).expect(200)).body.data;
const takenAt = async (resource: string) =>
  (await app.strapi.db.query('plugin::booking.allotment').findOne({ where: { resource } }))?.taken;

let dates = 1;
/** A date that no other test has touched. */
const freshDate = (): string => {
  dates += 1;
  return dateIn(dates);
};

beforeAll(async () => {
  app = await startApp();
  medina = await makeRestaurant(app, 'la-medina');
  port = await makeRestaurant(app, 'le-port', { countPer: 'slot', dwellMinutes: 90 }, [
    { ...DINNER, hours: week('19:00', '23:00', '22:00', 8) },
  ]);
  zitoun = await makeRestaurant(app, 'dar-zitoun', {}, [{ ...DINNER, hours: week('19:00', '23:00', '22:00', null) }]);
  ({ headers } = await signInManager(app, 'manager@example.org', [medina, port, zitoun]));
});

afterAll(async () => {
  const engine = app.strapi.plugin('booking').service('engine');
  expect(await engine.findWrongCounts()).toEqual([]);
  expect(await engine.findBrokenHistories()).toEqual([]);
  await app.stop();
});

describe('a date of a service', () => {
  it('has covers of its own, one date or several at once, and goes back to its week', async () => {
    const service = medina.services.dinner?.documentId as string;
    const [first, second, third] = [freshDate(), freshDate(), freshDate()];
    await book(medina, first, 4);
    await covers(app).putDates({ service, dates: [first, second], covers: 12 });
    expect(await dinner('la-medina', first)).toEqual({ state: 'open', left: 8 });
    expect(await dinner('la-medina', second)).toEqual({ state: 'open', left: 12 });
    expect(await dinner('la-medina', third)).toEqual({ state: 'open', left: 30 });
    await covers(app).clearDates({ service, dates: [first, second] });
    expect(await dinner('la-medina', first)).toEqual({ state: 'open', left: 26 });
    expect(await dinner('la-medina', second)).toEqual({ state: 'open', left: 30 });
  });

  it('follows its week where it is not different itself', async () => {
    const own = await makeRestaurant(app, 'weekly');
    const service = own.services.dinner?.documentId as string;
    const [usual, special] = [freshDate(), freshDate()];
    await book(own, usual, 2);
    await book(own, special, 2);
    await covers(app).putDates({ service, dates: [special], covers: 50 });
    await covers(app).putWeek(service, week('19:00', '23:00', '22:00', 10));
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(await dinner('weekly', usual)).toEqual({ state: 'open', left: 8 });
    expect(await dinner('weekly', special)).toEqual({ state: 'open', left: 48 });
  });

  it('keeps its bookings when covers are lowered below them, or when it is closed', async () => {
    const date = freshDate();
    const service = medina.services.dinner?.documentId as string;
    const kept = await book(medina, date, 6);
    await covers(app).putDates({ service, dates: [date], covers: 2 });
    expect(await dinner('la-medina', date)).toEqual({ state: 'waiting', left: 0 });
    expect((await book(medina, date, 1)).status).toBe('waiting');
    await covers(app).putDates({ service, dates: [date], closed: true });
    expect(await dinner('la-medina', date)).toEqual({ state: 'closed', left: null });
    await bookTable(app, medina, { date, time: DINNER_AT, covers: 1 }).expect(422);
    expect((await read(kept)).status).toBe('confirmed');
    await covers(app).putDates({ service, dates: [date], closed: false, covers: 7 });
    expect(await dinner('la-medina', date)).toEqual({ state: 'open', left: 1 });
  });

  it('answers a request that is sent again as it was, though its date has been closed since', async () => {
    const date = freshDate();
    const key = { 'Idempotency-Key': 'sent-again-later' };
    const wish = { date, time: DINNER_AT, covers: 2 };
    const { body } = await bookTable(app, medina, wish, key).expect(201);
    const service = medina.services.dinner?.documentId as string;
    await covers(app).putDates({ service, dates: [date], closed: true });
    const again = await bookTable(app, medina, wish, key).expect(201);
    expect(again.body.data).toMatchObject({ code: body.data.code, token: body.data.token, status: 'confirmed' });
    const other = await bookTable(app, medina, { ...wish, covers: 3 }, key).expect(422);
    expect(other.body.error.details.code).toBe('IDEMPOTENCY_KEY_REUSED');
    await bookTable(app, medina, wish, { 'Idempotency-Key': 'another' }).expect(422);
  });

  it('changes every slot of its date where slots are counted', async () => {
    const date = freshDate();
    const service = port.services.dinner?.documentId as string;
    await book(port, date, 3, { time: '20:00' });
    await covers(app).putDates({ service, dates: [date], covers: 4 });
    expect(await takenAt(`${service}/${date}/20:30`)).toBe(3);
    expect((await book(port, date, 2, { time: '19:30' })).status).toBe('waiting');
    expect((await book(port, date, 4, { time: '21:30' })).status).toBe('confirmed');
  });

  it('may open for once, at hours of its own', async () => {
    const own = await makeRestaurant(app, 'eve', {}, [{ ...DINNER, hours: week('19:00', '23:00', '22:00', 30, []) }]);
    const date = freshDate();
    expect((await dinner('eve', date)).state).toBe('closed');
    const opening = { opens: '20:00', closes: '03:00', lastSeating: '01:00' };
    await covers(app).putDates({ service: own.services.dinner?.documentId, dates: [date], covers: 6, opening });
    expect(await dinner('eve', date)).toEqual({ state: 'open', left: 6 });
    expect((await book(own, date, 2, { time: '00:30' })).status).toBe('confirmed');
  });

  it('refuses covers and hours that are none', async () => {
    const service = medina.services.dinner?.documentId;
    const put = (change: object) => covers(app).putDates({ service, dates: [freshDate()], ...change });
    for (const wrong of [{ covers: -1 }, { covers: 10_000 }, { covers: 1.5 }, { opening: { opens: '19:00' } }]) {
      await expect(put(wrong)).rejects.toMatchObject({ code: 'INVALID_FIELDS' });
    }
    await expect(put({ service: 'nothing', covers: 3 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('covers that are not set', () => {
  it('let every booking wait, and count what is accepted all the same', async () => {
    const date = freshDate();
    const service = zitoun.services.dinner?.documentId as string;
    expect(await dinner('dar-zitoun', date)).toEqual({ state: 'manual', left: null });
    const { body } = await bookTable(app, zitoun, { date, time: DINNER_AT, covers: 4 }).expect(201);
    expect(body.data).toMatchObject({ status: 'waiting', subject: { waitingFor: 'hand' } });
    expect((await read(body.data)).subject.waitingFor).toBe('hand');
    expect((await act(body.data, 'accept')).status).toBe(200);
    expect(await takenAt(`${service}/${date}`)).toBe(4);
    await covers(app).putDates({ service, dates: [date], covers: 10 });
    expect(await dinner('dar-zitoun', date)).toEqual({ state: 'open', left: 6 });
    const automatic = await book(zitoun, date, 3);
    expect(automatic.status).toBe('confirmed');
    await covers(app).putDates({ service, dates: [date], covers: null });
    expect(await dinner('dar-zitoun', date)).toEqual({ state: 'manual', left: null });
    expect((await book(zitoun, date, 2)).status).toBe('waiting');
    await act(automatic, 'refuse');
    await covers(app).putDates({ service, dates: [date], covers: 10 });
    expect(await dinner('dar-zitoun', date)).toEqual({ state: 'open', left: 6 });
  });
});

describe('a manager', () => {
  it('refuses what was accepted, which gives the covers back once; accepting again takes them again', async () => {
    const date = freshDate();
    const booking = await book(medina, date, 5);
    for (const [event, left] of [
      ['refuse', 30],
      ['accept', 25],
      ['refuse', 30],
      ['accept', 25],
      ['cancel', 30],
    ] as const) {
      expect((await act(booking, event)).status).toBe(200);
      expect((await dinner('la-medina', date)).left).toBe(left);
      expect((await act(booking, event)).status).toBe(400);
      expect((await dinner('la-medina', date)).left).toBe(left);
    }
  });

  it('goes beyond the covers only by saying so', async () => {
    const date = freshDate();
    await covers(app).putDates({ service: medina.services.dinner?.documentId, dates: [date], covers: 4 });
    await book(medina, date, 4);
    const waiting = await book(medina, date, 3);
    const refused = await act(waiting, 'accept');
    expect([refused.status, refused.body.error.details.code]).toEqual([400, 'SOLD_OUT']);
    expect(await read(waiting)).toMatchObject({ status: 'waiting', subject: { waitingFor: 'limit' } });
    expect((await act(waiting, 'accept', { exceedCapacity: true })).status).toBe(200);
    expect((await read(waiting)).subject.waitingFor).toBeNull();
    expect(await takenAt(`${medina.services.dinner?.documentId}/${date}`)).toBe(7);
    expect(await dinner('la-medina', date)).toEqual({ state: 'waiting', left: 0 });
  });

  it('changes date, service, time, covers and notes, which takes or gives the difference', async () => {
    const [date, other] = [freshDate(), freshDate()];
    const booking = await book(medina, date, 5);
    expect((await move(booking, { covers: 8 })).status).toBe(200);
    expect((await dinner('la-medina', date)).left).toBe(22);
    expect((await move(booking, { covers: 2, notes: 'Au calme' })).status).toBe(200);
    expect((await dinner('la-medina', date)).left).toBe(28);
    expect((await move(booking, { date: other, service: 'lunch', time: '13:00' })).status).toBe(200);
    expect((await dinner('la-medina', date)).left).toBe(30);
    const { body } = await app.http.get(`/api/bookings/${booking.code}`).set('Booking-Token', booking.token);
    expect(body.data).toMatchObject({
      quantity: 2,
      notes: 'Au calme',
      subject: { service: { key: 'lunch' }, date: other },
    });
  });

  it('is not bound by the limits set for customers', async () => {
    const booking = await book(medina, freshDate(), 2);
    expect((await move(booking, { covers: 25 })).status).toBe(200);
    expect((await move(booking, { date: dateIn(300) })).status).toBe(200);
    expect((await move(booking, { covers: 31 })).body.error.details.code).toBe('SOLD_OUT');
    expect((await move(booking, { covers: 31 }, { exceedCapacity: true })).status).toBe(200);
  });

  it('moves a party through its slots, all or none', async () => {
    const date = freshDate();
    const service = port.services.dinner?.documentId;
    await book(port, date, 6, { time: '21:00' });
    const early = await book(port, date, 4, { time: '19:00' });
    expect((await move(early, { time: '20:00' })).body.error.details.code).toBe('SOLD_OUT');
    expect(await takenAt(`${service}/${date}/19:00`)).toBe(4);
    expect((await move(early, { time: '19:30' })).status).toBe(200);
    const taken = await Promise.all(
      ['19:00', '19:30', '20:00', '20:30', '21:00'].map((time) => takenAt(`${service}/${date}/${time}`)),
    );
    expect(taken).toEqual([0, 4, 4, 4, 6]);
  });

  it('sees who came before and who did not, by mail address or phone, at their own restaurant', async () => {
    const amine = { name: 'Amine', email: 'Amine@example.org', phone: '+21620000555' };
    const date = freshDate();
    const [came, missed] = [
      await book(medina, date, 1, { contact: amine }),
      await book(medina, date, 1, { contact: amine }),
    ];
    const elsewhere = await book(zitoun, date, 1, { contact: amine });
    await act(came, 'attend');
    await act(missed, 'miss');
    await act(elsewhere, 'accept');
    await act(elsewhere, 'miss');
    const byMail = await book(medina, date, 1, { contact: { name: 'A.', email: 'amine@example.org' } });
    const byPhone = await book(medina, date, 1, { contact: { name: 'A.', phone: '20 000 555' } });
    const stranger = await book(medina, date, 1, { contact: { name: 'A.', email: 'other@example.org' } });
    const engine = app.strapi.plugin('booking').service('engine');
    const ids = await Promise.all(
      [byMail, byPhone, stranger, missed].map(async ({ code }) => (await engine.findByCode(code)).id),
    );
    const seen = await engine.visitsOf(ids);
    expect(ids.map((id: number) => seen.get(id))).toEqual([
      { visits: 1, noShows: 1 },
      { visits: 1, noShows: 1 },
      undefined,
      { visits: 1, noShows: 0 },
    ]);
  });
});

describe('a booking taken by phone', () => {
  const { bookByPhone } = require('../../dist/src/plugins/tables/server/services/book-by-phone.js');
  const call = async (slug: string, wish: object) => {
    const restaurant = await app.strapi.plugin('tables').service('catalogue').restaurant(slug);
    const contact = { name: 'Mme Ayari', email: null, phone: '+21620000777' };
    return bookByPhone(app.strapi, restaurant, { time: DINNER_AT, covers: 4, contact, notes: null, ...wish });
  };

  it('is confirmed at once, also where covers are not set', async () => {
    const date = freshDate();
    expect((await call('la-medina', { date, covers: 12 })).status).toBe('confirmed');
    expect((await call('dar-zitoun', { date })).status).toBe('confirmed');
    expect((await dinner('la-medina', date)).left).toBe(18);
  });

  it('goes beyond the covers only by saying so', async () => {
    const date = freshDate();
    await expect(call('la-medina', { date, covers: 31 })).rejects.toMatchObject({ code: 'SOLD_OUT' });
    expect((await call('la-medina', { date, covers: 31, exceedCapacity: true })).status).toBe('confirmed');
    await expect(call('la-medina', { date, time: '18:10' })).rejects.toMatchObject({ code: 'INVALID_FIELDS' });
  });
});
