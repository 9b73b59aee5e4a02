import { scheduledJobs } from 'node-schedule';
import type { Booking, BookingPort, Order } from '../../src/plugins/booking/server/port';
import { type App, startApp } from '../helpers/app';
import { type EngineProcess, startEngines } from '../helpers/engine';
import { CUSTOMER } from '../helpers/engine-orders';
import { type MailCatcher, startMailCatcher } from '../helpers/mail';
import { makeStation, makeTrip, type Row, signInStaff } from '../helpers/trips';

const RULE = 'plugin::messaging.reminder-rule';
const RULES = `/content-manager/collection-types/${RULE}`;
const SECOND = 1000;
const HOUR = 3600 * SECOND;

let app: App;
let catcher: MailCatcher;
let engine: BookingPort;
let sousse: Row;
let stations = 0;

beforeAll(async () => {
  catcher = await startMailCatcher();
  app = await startApp({ env: { SMTP_URL: catcher.url } });
  engine = app.strapi.plugin('booking').service('engine');
  // The moments here are ours to say.
  scheduledJobs['messaging.remind']?.cancel();
  sousse = await makeStation(app, 'sousse');
});

afterAll(async () => {
  await app?.stop();
  await catcher?.stop();
});

const instant = (text: string): Date => new Date(text);

/** A look at the clock at this moment; the one before was at the other. */
async function look(since: Date, at: Date): Promise<number> {
  await app.strapi
    .store?.({ type: 'plugin', name: 'messaging', key: 'reminders' })
    .set({ value: { seenUntil: since } });
  return app.strapi.plugin('messaging').service('reminders').remind(at);
}

/** Whether anybody is reminded in this second, which ends at that moment. */
const lookAround = (at: Date): Promise<number> => look(new Date(at.getTime() - SECOND), at);

const justAfter = (at: Date): Date => new Date(at.getTime() + 1);

interface Station extends Row {
  readonly slug: string;
}

/** A station of its own for each test, so that no rule of one reaches another. */
async function station(timeZone = 'Africa/Tunis', ...rules: object[]): Promise<Station> {
  stations += 1;
  const slug = `station-${stations}`;
  const made = await makeStation(app, slug, { timeZone, name: `Gare ${stations}` });
  for (const rule of rules) await setRule(made, rule);
  return { ...made, slug };
}

const setRule = ({ documentId }: Row, rule: object) =>
  app.strapi.documents(RULE as never).create({ data: { venue: documentId, ...rule } as never });

const DAY_BEFORE = { minutesBefore: 1440 };
const EVENING_BEFORE = { daysBefore: 1, localTime: '18:00' };

async function order(from: Row, startsAt: Date, more: Partial<Order> = {}): Promise<Order> {
  const trip = await makeTrip(app, from, sousse, { departure: startsAt.toISOString() });
  const allotment = (await engine.allotments.find('trips', [trip.documentId])).get(trip.documentId);
  return {
    trade: 'trips',
    venue: from.documentId,
    claims: [{ allotmentId: allotment?.id ?? 0, units: 1 }],
    quantity: 1,
    startsAt,
    endsAt: null,
    contact: { name: 'Amel', email: 'amel@relais.test', phone: '+21620123456' },
    locale: 'fr',
    notes: null,
    price: null,
    clientId: null,
    admission: 'confirm',
    otherwise: 'refuse',
    holdMinutes: 10,
    idempotency: null,
    actor: CUSTOMER,
    ...more,
  };
}

const book = async (from: Row, startsAt: Date, more: Partial<Order> = {}): Promise<Booking> =>
  engine.reserve(await order(from, startsAt, more));

async function reminders({ id }: Booking): Promise<{ channel: string; recipient: string; message_status: string }[]> {
  const { rows } = await app.strapi.db.connection.raw(
    `SELECT channel, recipient, message_status FROM messages WHERE booking_id = ? AND event = 'reminder' ORDER BY channel`,
    [id],
  );
  return rows;
}

const reminded = async (booking: Booking): Promise<string[]> =>
  (await reminders(booking)).map(({ channel, recipient }) => `${channel} ${recipient}`);

const MAIL = ['mail amel@relais.test'];
/** Far from any night on which a clock is moved. */
const FAR = instant('2027-02-10T08:00:00Z');
const earlier = (at: Date, ms: number): Date => new Date(at.getTime() - ms);

describe('a reminder', () => {
  it('is a mail in the customer’s language, with the private link, at its moment and not before', async () => {
    const from = await station('Africa/Tunis', DAY_BEFORE);
    const booking = await book(from, FAR, { locale: 'ar' });
    expect(await lookAround(earlier(FAR, 24 * HOUR))).toBe(0);
    expect(await lookAround(justAfter(earlier(FAR, 24 * HOUR)))).toBe(1);
    const mail = await catcher.waitFor(
      ({ subject = '', text = '' }) => /تذكير/.test(subject) && text.includes(booking.code),
    );
    expect(mail.text).toContain(`/ar/b/${booking.code}/${engine.linkToken(booking)}`);
    expect(mail.attachments).toEqual([]);
  });

  it.each([
    // The night of 23 hours, and the one of 25, in each half of the world; and a zone that has none.
    ['Europe/Paris', '2027-03-28T07:00:00Z', '2027-03-27T17:00:00Z'],
    ['Europe/Paris', '2027-10-31T07:00:00Z', '2027-10-30T16:00:00Z'],
    ['America/Santiago', '2027-04-04T12:00:00Z', '2027-04-03T21:00:00Z'],
    ['America/Santiago', '2027-09-05T12:00:00Z', '2027-09-04T22:00:00Z'],
    ['Africa/Tunis', '2027-03-28T07:00:00Z', '2027-03-27T17:00:00Z'],
  ])(
    'in %s, of %s, is at six on the evening before by the clock there, or 24 hours before by any',
    async (zone, starts, six) => {
      const startsAt = instant(starts);
      const [byTime, byClock] = [await station(zone, DAY_BEFORE), await station(zone, EVENING_BEFORE)];
      const [one, other] = [await book(byTime, startsAt), await book(byClock, startsAt)];

      await lookAround(instant(six));
      expect(await reminded(other)).toEqual([]);
      await lookAround(justAfter(instant(six)));
      expect(await reminded(other)).toEqual(MAIL);

      await lookAround(earlier(startsAt, 24 * HOUR));
      expect(await reminded(one)).toEqual([]);
      await lookAround(justAfter(earlier(startsAt, 24 * HOUR)));
      expect(await reminded(one)).toEqual(MAIL);
    },
  );

  it('is not made for what is held, was cancelled, or was booked after its moment', async () => {
    const from = await station('Africa/Tunis', DAY_BEFORE);
    await book(from, FAR, { admission: 'hold' });
    const cancelled = await book(from, FAR);
    await engine.transition({ bookingId: cancelled.id, event: 'cancel', actor: CUSTOMER });
    expect(await lookAround(justAfter(earlier(FAR, 24 * HOUR)))).toBe(0);

    const soon = new Date(Date.now() + 23 * HOUR);
    const late = await book(from, soon);
    await look(earlier(soon, 25 * HOUR), new Date());
    expect(await reminded(late)).toEqual([]);
  });

  it('moves with the booking', async () => {
    const from = await station('Africa/Tunis', DAY_BEFORE);
    const booking = await book(from, FAR);
    const later = new Date(FAR.getTime() + 48 * HOUR);
    await engine.move({ bookingId: booking.id, to: await order(from, later), actor: CUSTOMER });
    await lookAround(justAfter(earlier(FAR, 24 * HOUR)));
    expect(await reminded(booking)).toEqual([]);
    await lookAround(justAfter(earlier(later, 24 * HOUR)));
    expect(await reminded(booking)).toEqual(MAIL);
  });

  it('that was written is not sent any more when the booking is cancelled before it leaves', async () => {
    const from = await station('Africa/Tunis', DAY_BEFORE);
    const booking = await book(from, FAR, { contact: { name: 'Amel', email: 'off@relais.test', phone: null } });
    await catcher.waitFor(({ recipients }) => recipients.includes('off@relais.test'));
    catcher.behave('refuse');
    await lookAround(justAfter(earlier(FAR, 24 * HOUR)));
    await engine.transition({ bookingId: booking.id, event: 'cancel', actor: CUSTOMER });
    catcher.behave('accept');
    await catcher.waitFor(
      ({ recipients, text = '' }) => recipients.includes('off@relais.test') && /annulée/.test(text),
    );
    await untilNotPending(booking);
    expect(await reminders(booking)).toEqual([expect.objectContaining({ message_status: 'skipped' })]);
  });

  it('comes late when nothing ran for a while, unless what it reminds of has begun', async () => {
    const from = await station('Africa/Tunis', DAY_BEFORE);
    const begun = await book(from, FAR);
    const ahead = await book(from, new Date(FAR.getTime() + 10 * HOUR));
    expect(await look(earlier(FAR, 48 * HOUR), new Date(FAR.getTime() + HOUR))).toBe(1);
    expect([await reminded(begun), await reminded(ahead)]).toEqual([[], MAIL]);
  });
});

async function untilNotPending(booking: Booking): Promise<void> {
  for (const deadline = Date.now() + 10_000; Date.now() < deadline; ) {
    if ((await reminders(booking)).every(({ message_status }) => message_status !== 'pending')) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('rules', () => {
  it('of a venue stand before the one for all others, which is a mail on the day before', async () => {
    const [usual, own, none] = [await station(), await station('Africa/Tunis', { minutesBefore: 60 }), await station()];
    await setRule(none, { ...DAY_BEFORE, enabled: false });
    const [first, second, third] = [await book(usual, FAR), await book(own, FAR), await book(none, FAR)];
    await lookAround(justAfter(earlier(FAR, 24 * HOUR)));
    expect([await reminded(first), await reminded(second), await reminded(third)]).toEqual([MAIL, [], []]);
    await lookAround(justAfter(earlier(FAR, HOUR)));
    expect([await reminded(first), await reminded(second), await reminded(third)]).toEqual([MAIL, MAIL, []]);
  });

  it('may ask for SMS, when there are any, and reach everybody by what they have', async () => {
    const [sms, both] = [
      await station('Africa/Tunis', { ...DAY_BEFORE, channel: 'sms' }),
      await station('Africa/Tunis', { ...DAY_BEFORE, channel: 'both' }),
    ];
    const at = justAfter(earlier(FAR, 24 * HOUR));
    const mailOnly = { contact: { name: 'Amel', email: 'amel@relais.test', phone: null } };
    const phoneOnly = { contact: { name: 'Amel', email: null, phone: '+21620123456' } };
    const SMS = 'sms +21620123456';
    const bookings = [
      await book(sms, FAR),
      await book(sms, FAR, mailOnly),
      await book(both, FAR),
      await book(both, FAR, phoneOnly),
    ];
    const without = await book(both, new Date(FAR.getTime() + SECOND));
    app.strapi.config.set('plugin::messaging.sms.provider', 'mail-catcher');
    await lookAround(at);
    app.strapi.config.set('plugin::messaging.sms.provider', '');
    expect(await Promise.all(bookings.map(reminded))).toEqual([[SMS], MAIL, [...MAIL, SMS], [SMS]]);
    await lookAround(new Date(at.getTime() + SECOND));
    expect(await reminded(without)).toEqual(MAIL);
  });

  it('are refused when they do not say when, or say it twice', async () => {
    const admin = await signInStaff(app, 'boss@relais.test', 'strapi-super-admin');
    const { documentId: venue } = await station();
    const wrong = [
      { venue },
      { venue, minutesBefore: 60, daysBefore: 1, localTime: '18:00' },
      { venue, daysBefore: 1 },
      { venue, daysBefore: 1, localTime: '25:00' },
      { venue, minutesBefore: 0 },
      { minutesBefore: 60 },
    ];
    for (const rule of wrong) await app.http.post(RULES).set(admin.headers).send(rule).expect(400);
    const { body } = await app.http
      .post(RULES)
      .set(admin.headers)
      .send({ venue, ...EVENING_BEFORE })
      .expect(201);
    const rule = `${RULES}/${body.data.documentId}`;
    await app.http.put(rule).set(admin.headers).send({ minutesBefore: 30 }).expect(400);
    const other = { minutesBefore: 30, daysBefore: null, localTime: '' };
    await app.http.put(rule).set(admin.headers).send(other).expect(200);
  });

  it('are the chief’s for their own stations, and nobody else’s', async () => {
    const [own, foreign] = [await station(), await station('Africa/Tunis', DAY_BEFORE)];
    const chief = await signInStaff(app, 'chief@relais.test', 'station-chief', [own]);
    const choices = await app.http.get('/messaging/venues').set(chief.headers).expect(200);
    expect(choices.body.data.map(({ venue }: { venue: string }) => venue)).toEqual([own.documentId]);

    const mine = { venue: own.documentId, minutesBefore: 90 };
    const { body } = await app.http.post(RULES).set(chief.headers).send(mine).expect(201);
    await app.http
      .post(RULES)
      .set(chief.headers)
      .send({ ...mine, venue: foreign.documentId })
      .expect(403);
    await app.http
      .post(RULES)
      .set(chief.headers)
      .send({ ...mine, venue: '*' })
      .expect(403);
    const rule = `${RULES}/${body.data.documentId}`;
    await app.http.put(rule).set(chief.headers).send({ venue: foreign.documentId }).expect(403);
    await app.http.put(rule).set(chief.headers).send({ minutesBefore: 45 }).expect(200);

    const seen = await app.http.get(RULES).set(chief.headers).expect(200);
    expect(seen.body.results.map(({ venue }: { venue: string }) => venue)).toEqual([own.documentId]);
    const [theirs] = await app.strapi.db.query(RULE).findMany({ where: { venue: foreign.documentId } });
    await app.http.put(`${RULES}/${theirs.documentId}`).set(chief.headers).send({ minutesBefore: 5 }).expect(403);
    await app.http.delete(`${RULES}/${theirs.documentId}`).set(chief.headers).expect(403);
    await app.http.delete(rule).set(chief.headers).expect(200);
  });
});

describe('two processes that look at once', () => {
  let processes: EngineProcess[];

  beforeAll(async () => {
    processes = await startEngines(2, { databaseUrl: app.databaseUrl, env: { SMTP_URL: catcher.url } });
  });

  afterAll(async () => {
    await Promise.all(processes?.map((each) => each.stop()) ?? []);
  });

  it('remind everybody once, and again nobody when they look back', async () => {
    const from = await station('Africa/Tunis', DAY_BEFORE);
    const startsAt = instant('2027-02-20T08:00:00Z');
    const bookings = await Promise.all(Array.from({ length: 30 }, () => book(from, startsAt)));
    const at = justAfter(earlier(startsAt, 24 * HOUR));
    const all = async (): Promise<number> => (await Promise.all(bookings.map(reminders))).flat().length;

    await look(earlier(at, HOUR), earlier(at, SECOND));
    const made = await Promise.all([...processes, ...processes, ...processes].map((each) => each.remind(at)));
    expect(made.reduce((sum, some) => sum + some, 0)).toBe(30);
    expect(await all()).toBe(30);

    expect(await look(earlier(at, HOUR), at)).toBe(0);
    expect(await all()).toBe(30);
  });
});
