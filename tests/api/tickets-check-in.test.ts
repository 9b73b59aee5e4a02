import { randomUUID } from 'node:crypto';
import { type App, startApp } from '../helpers/app';
import { createSealer } from '../helpers/ticket-sealer';
import { confirmed, held, scanner, tokenOf } from '../helpers/tickets';
import { makeStation, makeTrip, type Row, signInStaff } from '../helpers/trips';

interface Signed {
  headers: Record<string, string>;
}

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;

let app: App;
let tunis: Row;
let sousse: Row;
let trip: Row;
let chief: Signed;
let admin: Signed;
let stranger: Signed;
let scan: ReturnType<typeof scanner>;

beforeAll(async () => {
  app = await startApp();
  tunis = await makeStation(app, 'tunis');
  sousse = await makeStation(app, 'sousse');
  trip = await makeTrip(app, tunis, sousse, { seats: 200 });
  admin = await signInStaff(app, 'admin@example.org', 'strapi-super-admin');
  chief = await signInStaff(app, 'tunis@example.org', 'station-chief', [tunis]);
  stranger = await signInStaff(app, 'sousse@example.org', 'station-chief', [sousse]);
  scan = scanner(app, chief.headers, trip);
});

afterAll(async () => {
  await app.stop();
});

const get = (as: Signed, path: string) => app.http.get(path).set(as.headers);
const statusOf = async ({ code }: { code: string }): Promise<string> =>
  (await app.strapi.plugin('booking').service('engine').findByCode(code)).status;
const byStaff = async ({ code }: { code: string }, event: string) => {
  const engine = app.strapi.plugin('booking').service('engine');
  const { id } = await engine.findByCode(code);
  return engine.transition({ bookingId: id, event, actor: { kind: 'staff', id: 7, name: 'Amel Ben Salah' } });
};

describe('a scan', () => {
  it('of a ticket lets its passengers in, and its booking is attended by who scanned', async () => {
    const booking = await confirmed(app, trip);
    const scannedAt = new Date(Date.now() - 5 * MINUTE_MS).toISOString();
    const { body } = await scan({ token: await tokenOf(app, booking), scannedAt }).expect(200);
    expect(body.data).toEqual({
      outcome: 'valid',
      code: booking.code,
      name: 'Salma',
      seats: 2,
      at: scannedAt,
      by: 'Karim Trabelsi',
    });
    const { id, status } = await app.strapi.plugin('booking').service('engine').findByCode(booking.code);
    const history = await app.strapi.plugin('booking').service('engine').historyOf(id);
    expect([status, history.at(-1)]).toEqual([
      'attended',
      expect.objectContaining({ event: 'attend', actor: expect.stringMatching(/^staff \d+ Karim Trabelsi$/) }),
    ]);
  });

  it('of the same ticket once more says when and by whom it was used', async () => {
    const booking = await confirmed(app, trip);
    const token = await tokenOf(app, booking);
    const first = await scan({ token });
    const { body } = await scan({ token }).expect(200);
    expect(body.data).toEqual({ ...first.body.data, outcome: 'already' });
  });

  it('of who was checked in by hand says so too', async () => {
    const booking = await confirmed(app, trip);
    await byStaff(booking, 'attend');
    const { body } = await scan({ code: booking.code });
    expect(body.data).toMatchObject({ outcome: 'already', by: 'Amel Ben Salah', at: expect.any(String) });
  });

  it('of a typed code does the same, however it is typed', async () => {
    const booking = await confirmed(app, trip);
    const { body } = await scan({ code: ` ${booking.code.toLowerCase().replace('-', ' ')} ` });
    expect(body.data).toMatchObject({ outcome: 'valid', code: booking.code });
  });

  it('of a ticket for another trip says where it belongs, and lets nobody in', async () => {
    const later = await makeTrip(app, tunis, sousse, { departure: '2040-05-01T08:00:00.000Z' });
    const booking = await confirmed(app, later);
    const { body } = await scan({ token: await tokenOf(app, booking) });
    expect(body.data).toEqual({
      outcome: 'other_trip',
      code: booking.code,
      name: 'Salma',
      seats: 2,
      otherTrip: {
        trip: later.documentId,
        title: 'Station tunis → Station sousse',
        station: 'Station tunis',
        startsAt: '2040-05-01T08:00:00.000Z',
        timeZone: 'Africa/Tunis',
      },
    });
    expect(await statusOf(booking)).toBe('confirmed');
  });

  it('of a ticket that was printed before its booking was moved here lets in', async () => {
    const departure = new Date(Date.now() + 2 * DAY_MS).toISOString();
    const booking = await confirmed(app, await makeTrip(app, tunis, sousse, { departure }));
    const old = await tokenOf(app, booking);
    const move = app.http.post(`/api/bookings/${booking.code}/move`).set('Booking-Token', booking.token);
    await move.send({ data: { trip: trip.documentId } }).expect(200);
    expect((await scan({ token: old })).body.data.outcome).toBe('valid');
  });

  it.each([
    ['cancelled', 'cancel', 'cancelled'],
    ['refused', 'refuse', 'cancelled'],
    ['missed', 'miss', 'not_confirmed'],
  ])('of a booking that was %s says so', async (_, event, outcome) => {
    const booking = await confirmed(app, trip);
    const token = await tokenOf(app, booking);
    await byStaff(booking, event);
    const { body } = await scan({ token });
    expect(body.data).toEqual({ outcome, code: booking.code, name: 'Salma', seats: 2 });
  });

  it('of a hold says that it is not confirmed, and lapses it when its time is over', async () => {
    const booking = await held(app, trip);
    expect((await scan({ code: booking.code })).body.data.outcome).toBe('not_confirmed');
    await app.strapi.db.connection.raw(
      `UPDATE bookings SET hold_expires_at = (now() AT TIME ZONE 'UTC') - interval '1 minute' WHERE code = ?`,
      [booking.code],
    );
    expect((await scan({ code: booking.code })).body.data.outcome).toBe('not_confirmed');
    expect(await statusOf(booking)).toBe('expired');
  });

  it('by a phone whose clock is plainly wrong counts when it arrived', async () => {
    for (const scannedAt of ['1970-01-01T00:00:00Z', '2100-01-01T00:00:00+01:00']) {
      const { body } = await scan({ code: (await confirmed(app, trip)).code, scannedAt }).expect(200);
      expect(Math.abs(new Date(body.data.at).getTime() - Date.now())).toBeLessThan(10 * MINUTE_MS);
    }
  });

  it.each(['ZZZZ-ZZZZ', '', '💥'])('of the code %j finds nothing', async (code) => {
    expect((await scan({ code }).expect(200)).body.data).toMatchObject({ outcome: 'unknown' });
  });
});

describe('a forged ticket', () => {
  it.each([
    '',
    'https://example.org',
    'x'.repeat(10_000),
    `R1.${'A'.repeat(10_000)}`,
    'R1.K7QF3MXD.1.TRIP.',
    '\u{1F3AB}',
  ])('like %.30j is known for one', async (token) => {
    expect((await scan({ token }).expect(200)).body.data).toEqual({ outcome: 'forged' });
  });

  it('is one that was signed with another secret, or for another booking', async () => {
    const [first, second] = [await confirmed(app, trip), await confirmed(app, trip)];
    const token = await tokenOf(app, first);
    const swapped = token.replace(first.code.replace('-', ''), second.code.replace('-', ''));
    const strange = createSealer('another secret of at least 32 characters').seal(first.code, 1, trip.documentId);
    for (const forged of [swapped, strange, token.toLowerCase(), `${token} `])
      expect((await scan({ token: forged })).body.data).toEqual({ outcome: 'forged' });
    expect(await Promise.all([statusOf(first), statusOf(second)])).toEqual(['confirmed', 'confirmed']);
  });

  it('is also one whose link version is past', async () => {
    const booking = await confirmed(app, trip);
    const old = await tokenOf(app, booking);
    await app.strapi.db.connection.raw('UPDATE bookings SET link_version = 2 WHERE code = ?', [booking.code]);
    expect((await scan({ token: old })).body.data).toEqual({ outcome: 'forged', code: booking.code });
    expect((await scan({ token: await tokenOf(app, booking) })).body.data.outcome).toBe('valid');
  });
});

describe('a scan sent again', () => {
  it('is answered as it was first, whatever has happened since', async () => {
    const booking = await confirmed(app, trip);
    const [early, late] = [randomUUID(), randomUUID()];
    const first = (await scan({ scanId: early, code: booking.code })).body.data;
    const second = (await scan({ scanId: late, code: booking.code })).body.data;
    expect([first.outcome, second.outcome]).toEqual(['valid', 'already']);
    expect((await scan({ scanId: early.toUpperCase(), code: booking.code })).body.data).toEqual(first);
    expect((await scan({ scanId: late, code: booking.code })).body.data).toEqual(second);
  });

  it('stays `not_confirmed` after the booking was', async () => {
    const booking = await held(app, trip);
    const scanId = randomUUID();
    await scan({ scanId, code: booking.code });
    await byStaff(booking, 'settle');
    expect((await scan({ scanId, code: booking.code })).body.data.outcome).toBe('not_confirmed');
    expect(await statusOf(booking)).toBe('confirmed');
  });

  it('for another trip is refused', async () => {
    const scanId = randomUUID();
    const { code } = await confirmed(app, trip);
    await scan({ scanId, code });
    const elsewhere = scanner(app, chief.headers, await makeTrip(app, tunis, sousse));
    const { body } = await elsewhere({ scanId, code }).expect(400);
    expect(body.error.details.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('comes from queues of two phones in any order: the first to arrive counts, the other hears of it', async () => {
    const booking = await confirmed(app, trip);
    const token = await tokenOf(app, booking);
    const [at10, at11] = [20, 10].map((ago) => new Date(Date.now() - ago * MINUTE_MS).toISOString());
    const later = (await scan({ token, scannedAt: at11 })).body.data;
    const earlier = (await scan({ token, scannedAt: at10 })).body.data;
    expect([later.outcome, later.at]).toEqual(['valid', at11]);
    expect([earlier.outcome, earlier.at, earlier.by]).toEqual(['already', at11, 'Karim Trabelsi']);
  });
});

describe("another station's chief", () => {
  it('neither sees a departure nor checks in to it', async () => {
    const { code } = await confirmed(app, trip);
    await get(stranger, `/tickets/departures/${trip.documentId}`).expect(404);
    await scanner(app, stranger.headers, trip)({ code }).expect(404);
    expect(await statusOf({ code })).toBe('confirmed');
    const { body } = await get(stranger, `/tickets/departures?date=${tomorrow()}`).expect(200);
    expect(body.data.map(({ trip: id }: { trip: string }) => id)).not.toContain(trip.documentId);
  });

  it('learns of a code from here nothing, and of a ticket no more than what it says', async () => {
    const booking = await confirmed(app, trip);
    const elsewhere = scanner(app, stranger.headers, await makeTrip(app, sousse, tunis));
    expect((await elsewhere({ code: booking.code })).body.data).toEqual({ outcome: 'unknown', code: booking.code });
    const { body } = await elsewhere({ token: await tokenOf(app, booking) });
    expect(body.data).toEqual({
      outcome: 'other_trip',
      code: booking.code,
      otherTrip: expect.objectContaining({ trip: trip.documentId }),
    });
  });

  it('is not an admin, who checks in everywhere', async () => {
    const { code } = await confirmed(app, trip);
    expect((await scanner(app, admin.headers, trip)({ code })).body.data.outcome).toBe('valid');
  });
});

const tomorrow = (): string => new Intl.DateTimeFormat('sv', { timeZone: 'Africa/Tunis' }).format(Date.now() + DAY_MS);

describe('the list that a phone keeps', () => {
  it('shows the trips of a date with the seats that are expected and those that have come', async () => {
    const night = '2040-06-01T23:30:00.000Z';
    const own = await makeTrip(app, tunis, sousse, { departure: night });
    await held(app, own);
    await confirmed(app, own, undefined, 3);
    await scanner(app, chief.headers, own)({ code: (await confirmed(app, own)).code });
    const [found, ...others] = (await get(chief, '/tickets/departures?date=2040-06-02').expect(200)).body.data;
    expect(others).toEqual([]);
    expect(found).toEqual({
      trip: own.documentId,
      title: 'Station tunis → Station sousse',
      station: 'Station tunis',
      startsAt: night,
      timeZone: 'Africa/Tunis',
      seats: 5,
      attended: 2,
    });
    expect((await get(chief, '/tickets/departures?date=2040-06-01')).body.data).toEqual([]);
    expect((await get(chief, '/tickets/departures')).body.data).toEqual([]);
  });

  it('names every passenger, who has come, and who has still to pay', async () => {
    const own = await makeTrip(app, tunis, sousse);
    const [inside, outside] = [
      await confirmed(app, own),
      await confirmed(app, own, { name: 'Hédi', phone: '+21698765432' }, 1),
    ];
    const gone = await confirmed(app, own);
    await byStaff(gone, 'cancel');
    await scanner(app, chief.headers, own)({ code: inside.code });
    const { body } = await get(chief, `/tickets/departures/${own.documentId}`).expect(200);
    expect(body.data.trip).toMatchObject({ trip: own.documentId, timeZone: 'Africa/Tunis' });
    expect(body.data.entries).toEqual([
      entry(inside, { status: 'attended', attendedAt: expect.any(String), attendedBy: 'Karim Trabelsi' }),
      entry(outside, { name: 'Hédi', seats: 1 }),
      entry(gone, { status: 'cancelled' }),
    ]);
    expect(JSON.stringify(body)).not.toMatch(/@|\+216/);
  });

  it('brings the key by which any browser tells a true ticket', async () => {
    const booking = await confirmed(app, trip);
    const { publicKey } = (await get(chief, `/tickets/departures/${trip.documentId}`)).body.data;
    expect(Object.keys(publicKey).sort()).toEqual(['crv', 'kty', 'x', 'y']);
    const token = await tokenOf(app, booking);
    const [payload, seal] = [token.slice(0, token.lastIndexOf('.')), token.slice(token.lastIndexOf('.') + 1)];
    const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' };
    const key = await crypto.subtle.importKey('jwk', publicKey, ecdsa, false, ['verify']);
    const isTrue = (text: string) =>
      crypto.subtle.verify({ ...ecdsa, hash: 'SHA-256' }, key, base32(seal), new TextEncoder().encode(text));
    expect([await isTrue(payload), await isTrue(payload.replace('.1.', '.2.'))]).toEqual([true, false]);
  });
});

const entry = ({ code }: { code: string }, facts: object) => ({
  code,
  name: 'Salma',
  seats: 2,
  status: 'confirmed',
  linkVersion: 1,
  attendedAt: null,
  attendedBy: null,
  paid: false,
  ...facts,
});

/** RFC 4648, by way of a row of bits. */
function base32(text: string): Uint8Array<ArrayBuffer> {
  const bits = [...text]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Uint8Array.from({ length: 64 }, (_, i) => Number.parseInt(bits.slice(i * 8, i * 8 + 8), 2));
}

describe('what makes no sense', () => {
  it.each([
    {},
    { code: 'K7QF-3MXD', token: 'R1' },
    { code: 7 },
    { token: ['R1'] },
    { code: 'x'.repeat(65) },
    { token: '\u0000' },
    { code: 'K7QF-3MXD', scanId: 'first' },
    { code: 'K7QF-3MXD', scannedAt: 'yesterday' },
    { code: 'K7QF-3MXD', scannedAt: 1_700_000_000 },
    { code: 'K7QF-3MXD', trip: null },
    { code: 'K7QF-3MXD', device: 'x'.repeat(121) },
    { code: 'K7QF-3MXD', device: '\u0000' },
  ])('like %j is refused and nothing is recorded', async (body) => {
    await scan(body).expect(400);
  });

  it('like a trip or a day that is none is refused too', async () => {
    await scan({ code: 'K7QF-3MXD', trip: 'nothing' }).expect(404);
    await get(chief, '/tickets/departures/nothing').expect(404);
    for (const date of ['tomorrow', '2026-02-30', '2026-11-21T00:00'])
      await get(chief, `/tickets/departures?date=${date}`).expect(400);
  });

  it('like nobody is sent to sign in', async () => {
    await app.http.get('/tickets/departures').expect(401);
    await app.http.get(`/tickets/departures/${trip.documentId}`).expect(401);
    await app.http.post('/tickets/check-ins').send({}).expect(401);
  });
});

describe('what was recorded', () => {
  it('is never changed or taken away, neither by SQL nor through Strapi', async () => {
    const { code } = await confirmed(app, trip);
    await scan({ code, device: 'Phone of the door' });
    const { connection } = app.strapi.db;
    const kept = /append-only/;
    await expect(connection.raw(`UPDATE check_ins SET outcome = 'already' WHERE code = ?`, [code])).rejects.toThrow(
      kept,
    );
    await expect(connection.raw('DELETE FROM check_ins WHERE code = ?', [code])).rejects.toThrow(kept);
    const row = await app.strapi.db.query('plugin::tickets.check-in').findOne({ where: { code } });
    expect(row).toMatchObject({ outcome: 'valid', seats: 2, staffName: 'Karim Trabelsi', device: 'Phone of the door' });
    const { documentId } = row;
    await expect(app.strapi.documents('plugin::tickets.check-in').delete({ documentId })).rejects.toThrow(
      /kept as they are/,
    );
  });
});
