import { randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import { type App, startApp } from '../helpers/app';
import { type Booked, confirmed, scanner, ticketOf, tokenOf } from '../helpers/tickets';
import { book, makeStation, makeTrip, type Row, signInStaff } from '../helpers/trips';

const PHONES = 50;
const TICKETS = 60;
const HANDS = 6;
const MEMORY_LIMIT = 400 * 1024 * 1024;

let app: App;
let tunis: Row;
let sousse: Row;
let trip: Row;
let scan: ReturnType<typeof scanner>;

beforeAll(async () => {
  app = await startApp();
  tunis = await makeStation(app, 'tunis');
  sousse = await makeStation(app, 'sousse');
  trip = await makeTrip(app, tunis, sousse, { seats: 200 });
  const { headers } = await signInStaff(app, 'tunis@example.org', 'station-chief', [tunis]);
  scan = scanner(app, headers, trip);
});

afterAll(async () => {
  await app.stop();
});

const atOnce = <T>(count: number, act: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => act(index)));

const outcomes = (answers: readonly Response[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { body, status } of answers)
    counts[body.data?.outcome ?? status] = (counts[body.data?.outcome ?? status] ?? 0) + 1;
  return counts;
};

const recorded = async ({ code }: Booked): Promise<number> =>
  app.strapi.db.query('plugin::tickets.check-in').count({ where: { code } });

describe('one ticket', () => {
  it('scanned by 50 phones at once lets in one, and 49 hear when and by whom', async () => {
    const booking = await confirmed(app, trip);
    const token = await tokenOf(app, booking);
    const answers = await atOnce(PHONES, () => scan({ token }));
    expect(outcomes(answers)).toEqual({ valid: 1, already: PHONES - 1 });
    const told = new Set(answers.map(({ body }) => `${body.data.at} ${body.data.by}`));
    expect(told.size).toBe(1);
    expect(await recorded(booking)).toBe(PHONES);
  });

  it('whose scan is sent 50 times at once is scanned once, and each hears the same', async () => {
    const booking = await confirmed(app, trip);
    const scanId = randomUUID();
    const answers = await atOnce(PHONES, () => scan({ scanId, code: booking.code }));
    expect(outcomes(answers)).toEqual({ valid: PHONES });
    expect(await recorded(booking)).toBe(1);
  });

  it('that nobody signed is recorded once as well, however often its scan is sent at once', async () => {
    const scanId = randomUUID();
    expect(outcomes(await atOnce(PHONES, () => scan({ scanId, token: 'forged' })))).toEqual({ forged: PHONES });
  });

  it('scanned while its booking is cancelled either lets in or says cancelled, as the booking says afterwards', async () => {
    const engine = app.strapi.plugin('booking').service('engine');
    for (let round = 0; round < 10; round += 1) {
      const booking = await confirmed(app, trip, undefined, 1);
      const cancel = app.http.post(`/api/bookings/${booking.code}/cancel`).set('Booking-Token', booking.token);
      const [{ body }, ended] = await Promise.all([scan({ code: booking.code }), cancel.send({ data: {} })]);
      const { status } = await engine.findByCode(booking.code);
      expect([body.data.outcome, ended.status, status]).toEqual(
        status === 'attended' ? ['valid', 409, 'attended'] : ['cancelled', 200, 'cancelled'],
      );
    }
  });
});

describe('many tickets at once', () => {
  it('are printed or put off, in bounded memory, while bookings go on', async () => {
    const crowd = await makeTrip(app, tunis, sousse, { seats: 200 });
    const bookings: Booked[] = [];
    for (let i = 0; i < TICKETS / 3; i += 1)
      bookings.push(await confirmed(app, crowd, { name: `P ${i}`, phone: '+21698765432' }, 1));
    const wishes = bookings.flatMap((booking) =>
      ['fr', 'en', 'ar'].map((locale) => ({ booking, query: `?locale=${locale}` })),
    );
    const before = process.memoryUsage().rss;

    const printing = atOnce(wishes.length, (i) => ticketOf(app, wishes[i]?.booking as Booked, wishes[i]?.query));
    const busy = { printed: false };
    const done = printing.then(() => (busy.printed = true));
    const made = await atOnce(10, () => book(app, trip, 1, { name: 'Salma', phone: '+21698765432' }));
    expect(made.map(({ status }) => status)).toEqual(Array(10).fill(201));
    expect(busy.printed).toBe(false);
    await done;

    const answers = await printing;
    for (const { status, headers, body } of answers) {
      if (status === 200) expect(body.subarray(0, 5).toString()).toBe('%PDF-');
      else expect([status, headers['retry-after']]).toEqual([503, '3']);
    }
    expect(answers.some(({ status }) => status === 503)).toBe(true);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(50);
    expect(process.memoryUsage().rss - before).toBeLessThan(MEMORY_LIMIT);
    const put = answers.findIndex(({ status }) => status === 503);
    await ticketOf(app, wishes[put]?.booking as Booked, wishes[put]?.query).expect(200);
  });

  it('are printed in the order in which they were asked for, however many come after', async () => {
    const crowd = await makeTrip(app, tunis, sousse);
    const bookings = await atOnce(8, () => confirmed(app, crowd, { name: 'Hédi', phone: '+21698765432' }, 1));
    const wishes = bookings.flatMap((booking) =>
      ['fr', 'en', 'ar'].map((locale) => ({ booking, query: `?locale=${locale}` })),
    );
    const printed: number[] = [];
    let next = 0;
    const hands = atOnce(HANDS, async () => {
      for (let i = next++; i < wishes.length; i = next++) {
        await ticketOf(app, wishes[i]?.booking as Booked, wishes[i]?.query).expect(200);
        printed.push(i);
      }
    });
    await hands;
    expect(printed).toHaveLength(wishes.length);
    for (const [place, wish] of printed.entries()) expect(Math.abs(place - wish)).toBeLessThanOrEqual(HANDS);
  });
});
