import { type App, startApp } from '../helpers/app';
import { confirmed, held, linesOf, readTicket, refusalIn, ticketOf } from '../helpers/tickets';
import { makeStation, makeTrip, type Row, signInStaff } from '../helpers/trips';

const PAGE_LIMIT = 100_000;
/** Early on a Sunday in Tunis (UTC+1) and still Saturday in UTC. */
const DEPARTURE = '2040-11-24T23:30:00.000Z';
const ARRIVAL = '2040-11-25T01:45:00.000Z';

let app: App;
let trip: Row;
let chief: { headers: Record<string, string> };

beforeAll(async () => {
  app = await startApp();
  const tunis = await makeStation(app, 'tunis', { name: 'Tunis – Moncef Bey', city: 'Tunis', phone: '+21671123456' });
  const sousse = await makeStation(app, 'sousse', { name: 'Gare routière', city: 'Sousse' });
  trip = await makeTrip(app, tunis, sousse, { departure: DEPARTURE, arrival: ARRIVAL, seats: 100 });
  chief = await signInStaff(app, 'tunis@example.org', 'station-chief', [tunis]);
});

afterAll(async () => {
  await app.stop();
});

const named = (name: string) => ({ name, email: 'salma@example.org' });
/** Letters in any order: what a reader makes of joined Arabic letters depends on the font. */
const letters = (text: string): string =>
  [...text.normalize('NFKC').replaceAll(/[\s\u200E\u200F\u061C]/g, '')].sort().join('');
/** Letters of `wanted` that are not there as often. */
function missingFrom(text: string, wanted: string): string[] {
  const there = [...letters(text)];
  return [...letters(wanted)].filter((letter) => {
    const at = there.indexOf(letter);
    if (at >= 0) there.splice(at, 1);
    return at < 0;
  });
}

async function printed(name: string, locale: string) {
  const answer = await ticketOf(app, await confirmed(app, trip, named(name)), `?locale=${locale}`).expect(200);
  const sheet = await readTicket(answer.body);
  return { answer, sheet, lines: linesOf(sheet) };
}

describe('a ticket', () => {
  it.each([
    [
      'fr',
      [
        '00:30',
        'dimanche 25 novembre 2040',
        'heure de Tunis (UTC+1)',
        'Arrivée à 02:45',
        '25,000 TND',
        'À payer à la station',
      ],
    ],
    [
      'en',
      [
        '00:30',
        'Sunday 25 November 2040',
        'Tunis time (UTC+1)',
        'Arrives at 02:45',
        'TND 25.000',
        'To be paid at the station',
      ],
    ],
  ])('in %s says all that a passenger needs, in the time of the station', async (locale, expected) => {
    const { sheet } = await printed('Salma Ben Youssef', locale);
    const text = sheet.words
      .map((word) => word.text)
      .join('\n')
      .replaceAll(/,? /g, ' ')
      .replaceAll('\u00A0', ' ');
    for (const words of [
      ...expected,
      'Tunis – Moncef Bey',
      'Gare routière',
      'Sousse',
      'Salma Ben Youssef',
      '+216 71 123 456',
    ])
      expect(text).toContain(words.replaceAll(/,? /g, ' '));
  });

  it('in Arabic is read from right to left, its figures and names from left to right', async () => {
    const { lines } = await printed('Salma Ben Youssef', 'ar');
    const date = lines.find((line) => line.includes('2040')) ?? [];
    const spoken = new Intl.DateTimeFormat('ar-TN', { dateStyle: 'full', timeZone: 'Africa/Tunis' }).format(
      new Date(DEPARTURE),
    );
    expect(date.map(letters)).toEqual(spoken.split(' ').reverse().map(letters));
    const arrival = lines.find((line) => line.includes('02:45')) ?? [];
    expect(arrival.map(letters)).toEqual('الوصول على الساعة 02:45'.split(' ').reverse().map(letters));
    expect(lines.flat()).toEqual(
      expect.arrayContaining(['00:30', 'Tunis – Moncef Bey', 'Salma Ben Youssef', '+216 71 123 456']),
    );
  });

  it('sets a name of several scripts in its own direction, with its brackets and figures', async () => {
    const { lines } = await printed('محمد (علي) Dupont 12', 'fr');
    const name = lines.find((line) => line.some((word) => word.includes('Dupont'))) ?? [];
    const parts = name.flatMap((word) => word.split(/([()])|\s+/)).filter(Boolean);
    expect(parts.map(letters)).toEqual(['Dupont', '12', '(', 'علي', ')', 'محمد'].map(letters));
  });

  it.each([
    ['fr', 'W'.repeat(120)],
    ['fr', 'محمد الأمين بن عبد الرحمان '.repeat(5).slice(0, 120)],
    ['ar', 'Jean-Pierre de la Villardière '.repeat(4).slice(0, 120)],
    ['ar', 'محمد (الأمين) Jean بن '.repeat(6).slice(0, 120)],
    ['en', '😀漢字\u202Eevil\u2069 Name'],
  ])('in %s keeps every letter of %s on one page, within its margins', async (locale, name) => {
    const { answer, sheet } = await printed(name, locale);
    expect(sheet.pages).toBe(1);
    expect(answer.body.length).toBeLessThan(PAGE_LIMIT);
    for (const { x, width } of sheet.words) {
      expect(x).toBeGreaterThanOrEqual(28);
      expect(x + width).toBeLessThanOrEqual(sheet.width - 28);
    }
    for (const { y } of sheet.words) expect(y).toBeGreaterThan(28);
    const wanted = name.replaceAll(/[\u202E\u2069]/g, '').replaceAll(/[😀漢字]/gu, '?');
    expect(missingFrom(sheet.words.map(({ text }) => text).join(''), wanted)).toEqual([]);
  });

  it('comes in the language of its booking, as a file that is not kept by caches', async () => {
    const answer = await ticketOf(app, await confirmed(app, trip)).expect(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringMatching(/^inline; filename="Relais-[A-Z0-9-]{9}\.pdf"$/),
      'cache-control': 'private, no-store',
    });
    expect(answer.body.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await readTicket(answer.body)).words.map(({ text }) => text)).toContain('Billet');
  });

  it('bears a code that lets its passenger in', async () => {
    const booking = await confirmed(app, trip, named('Hédi'));
    const { qr } = await readTicket((await ticketOf(app, booking)).body);
    const { body } = await app.http
      .post('/tickets/check-ins')
      .set(chief.headers)
      .send({ scanId: crypto.randomUUID(), trip: trip.documentId, token: qr, scannedAt: new Date().toISOString() });
    expect(body.data).toMatchObject({ outcome: 'valid', code: booking.code, name: 'Hédi', seats: 2 });
    await ticketOf(app, booking).expect(200);
  });

  it('goes along with the mail that confirms', async () => {
    const engine = app.strapi.plugin('booking').service('engine');
    const documentsOf = async ({ code }: { code: string }) => {
      const booking = await engine.findByCode(code);
      const description = (await engine.present.describe([booking])).get(booking.id);
      return engine.documentsOf(booking, description, 'ar');
    };
    const booking = await confirmed(app, trip);
    const [document, ...others] = await documentsOf(booking);
    expect(others).toEqual([]);
    expect(document).toMatchObject({ filename: `Relais-${booking.code}.pdf`, contentType: 'application/pdf' });
    expect((await readTicket(document.content)).words.map(({ text }) => letters(text))).toContain(letters('تذكرة'));
    expect(await documentsOf(await held(app, trip))).toEqual([]);
  });
});

describe('no ticket', () => {
  it('is there before the booking is confirmed, nor after it has ended', async () => {
    const booking = await held(app, trip);
    const early = await ticketOf(app, booking).expect(409);
    expect(refusalIn(early).details).toEqual({ code: 'NO_TICKET', status: 'held' });
    const cancel = app.http.post(`/api/bookings/${booking.code}/cancel`).set('Booking-Token', booking.token);
    await cancel.send({ data: {} }).expect(200);
    expect(refusalIn(await ticketOf(app, booking).expect(409)).details.status).toBe('cancelled');
  });

  it("is given for another's booking, nor for one that is not there", async () => {
    const [mine, other] = [await confirmed(app, trip), await confirmed(app, trip)];
    await ticketOf(app, { code: other.code, token: mine.token }).expect(404);
    await ticketOf(app, { code: other.code, token: '' }).expect(404);
    await ticketOf(app, { code: 'ZZZZ-ZZZZ', token: mine.token }).expect(404);
  });

  it.each(['?locale=de', '?locale=', '?locale=fr&locale=ar', '?locale[]=fr'])('is given for %s', async (query) => {
    const answer = await ticketOf(app, await confirmed(app, trip), query).expect(400);
    expect(refusalIn(answer).details.code).toBe('INVALID_QUERY');
  });
});
