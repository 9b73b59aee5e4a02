import type { BookingPort, Notice } from '../../src/plugins/booking/server/port';
import type { App } from '../helpers/app';
import {
  eventually,
  type Held,
  holdSeats,
  inSandbox,
  lapseHold,
  paymentsOf,
  startPayingApp,
} from '../helpers/payments';
import { type Gateway, startGateway } from '../helpers/payments-gateway';
import { book, makeStation, makeTrip, type Row } from '../helpers/trips';

const HOUR_MS = 3_600_000;
const STAFF = { kind: 'staff', id: 7, name: 'Amel Ben Salah' } as const;

let app: App;
let gateway: Gateway;
let engine: BookingPort;
let tunis: Row;
let sousse: Row;
const notices: Notice[] = [];

const inHours = (hours: number) => ({ departure: new Date(Date.now() + hours * HOUR_MS).toISOString() });
const trip = (fields: object = inHours(48)): Promise<Row> => makeTrip(app, tunis, sousse, fields);
const hold = async (seats = 1): Promise<Held> => holdSeats(app, await trip(), seats);
const becomes = (held: Held, status: string) => eventually(held.booking, (booking) => booking.status === status);
const idOf = async ({ code }: Held): Promise<number> => (await engine.findByCode(code))?.id ?? 0;
const payments = async (held: Held) => (await paymentsOf(app).of([await idOf(held)])).payments;
const refunds = async (held: Held) => (await paymentsOf(app).of([await idOf(held)])).refunds;
const refunded = (held: Held) =>
  eventually(
    () => refunds(held),
    (all) => all.length > 0 && all.every(({ status }) => status === 'succeeded'),
    30_000,
  );
const told = ({ code }: Held): string[] =>
  notices
    .filter(({ booking }) => booking.code === code)
    .map(({ kind, details }) => [kind, details.why].filter(Boolean).join(' '));
const history = async ({ code }: Held): Promise<string[]> =>
  (
    await app.strapi.db.query('plugin::booking.history-entry').findMany({ where: { code }, orderBy: { id: 'asc' } })
  ).map(({ event }: { event: string }) => event);

function ring(payment: { id: string }, eventId?: string) {
  const { headers, body } = gateway.webhook(payment.id, eventId);
  return app.http.post('/api/payments/webhooks/gateway').set(headers).send(body);
}

/** Everybody who looks has looked: nothing more will come of what was sent so far. */
const quiet = () =>
  eventually(
    async () =>
      (
        await app.strapi.db.connection.raw(
          `SELECT count(*)::int AS due FROM payments WHERE next_look_at <= now() AT TIME ZONE 'UTC'`,
        )
      ).rows[0].due,
    (due) => due === 0,
  );

beforeAll(async () => {
  gateway = await startGateway();
  app = await startPayingApp(gateway.settings);
  engine = app.strapi.plugin('booking').service('engine');
  engine.onNotice(async (_writer, some) => void notices.push(...some));
  tunis = await makeStation(app, 'tunis');
  sousse = await makeStation(app, 'sousse');
});

afterEach(() => {
  for (const call of ['start', 'look', 'cancel', 'refund'] as const) gateway.behave(call, 'answer');
});

afterAll(async () => {
  if (app) expect((await paymentsOf(app).audit()).faults).toEqual([]);
  await app?.stop();
  await gateway?.stop();
});

describe('a webhook', () => {
  it.each([
    ['one event, five times at once', () => 'the same'],
    ['five events at once', () => undefined],
  ])('about a payment that was made: %s, has one effect', async (what, event) => {
    const held = await hold();
    const payment = await held.pay('gateway');
    gateway.pay(payment.id);
    const id = event() && `${what} ${held.code}`;
    const answers = await Promise.all(Array.from({ length: 5 }, () => ring(payment, id)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    await becomes(held, 'confirmed');
    await quiet();
    expect(await history(held)).toEqual(['hold', 'settle']);
    expect(told(held)).toEqual(['payment_received']);
    expect(await payments(held)).toMatchObject([{ received: 12_500, promised: 0, status: 'succeeded' }]);
  });

  it('that comes before there is anything to tell, and one that is told of long after, change nothing', async () => {
    const held = await hold();
    const payment = await held.pay('gateway');
    await ring(payment).expect(200);
    await quiet();
    expect(await held.booking()).toMatchObject({ status: 'held' });
    gateway.pay(payment.id);
    await ring(payment, `paid ${held.code}`).expect(200);
    await becomes(held, 'confirmed');
    await held.post('/cancel').expect(200);
    await refunded(held);
    // Replayed, and a failure that happened before the success: the provider knows better.
    await ring(payment, `paid ${held.code}`).expect(200);
    await ring(payment, `failed ${held.code}`).expect(200);
    await quiet();
    expect(await held.booking()).toMatchObject({ status: 'cancelled' });
    expect(await refunds(held)).toHaveLength(1);
    expect(gateway.accounts.get(payment.id)?.refunds.size).toBe(1);
  });

  it('that is believed of nothing: without the provider’s word a signed one confirms nobody', async () => {
    const held = await hold();
    const payment = await held.pay('gateway');
    await ring(payment).expect(200);
    await quiet();
    expect(await held.booking()).toMatchObject({ status: 'held' });
    expect(await payments(held)).toMatchObject([{ status: 'pending', received: 0 }]);
  });

  it.each<[string, Record<string, string>, string | object]>([
    ['unsigned', {}, {}],
    ['with somebody else’s signature', { 'Gateway-Secret': 'guess' }, { paymentId: 'x', eventId: 'y' }],
    ['empty', { 'Gateway-Secret': 'guess' }, ''],
  ])('%s is refused', async (_what, headers, body) => {
    const { status, body: answer } = await app.http
      .post('/api/payments/webhooks/gateway')
      .set({ 'Content-Type': 'application/json', ...headers })
      .send(body);
    expect([status, answer.error.details.code]).toEqual([400, 'SIGNATURE_INVALID']);
  });

  it('of the sandbox is refused when a byte of it was changed, or when it was recorded long ago', async () => {
    const held = await hold();
    await held.pay('sandbox');
    const body = JSON.stringify({ id: 'evt_1', payment: 'x' });
    const old = 't=1600000000,v1='.concat('0'.repeat(64));
    for (const signature of [old, 't=,v1=', 'nonsense', `t=${Math.floor(Date.now() / 1000)},v1=${'a'.repeat(64)}`]) {
      const sent = app.http.post('/api/payments/webhooks/sandbox').set('Relais-Sandbox-Signature', signature);
      const { status } = await sent.set('Content-Type', 'application/json').send(body);
      expect(status).toBe(400);
    }
  });

  it('about a payment that nobody knows is taken, and changes nothing', async () => {
    await ring({ id: 'p00000000000000000000000' }).expect(200);
    await app.http.post('/api/payments/webhooks/nobody').send({}).expect(404);
    await app.http.post('/api/payments/webhooks/desk').send({}).expect(404);
    await app.http.post('/api/payments/webhooks/__proto__').send({}).expect(404);
  });

  it('that is lost: the payment is asked about all the same', async () => {
    const held = await hold();
    const payment = await held.pay('gateway');
    gateway.pay(payment.id);
    expect(await becomes(held, 'confirmed')).toMatchObject({ status: 'confirmed' });
  });

  it('that comes before the customer is back shows them a confirmed booking', async () => {
    const held = await hold();
    const payment = await held.pay('sandbox');
    await inSandbox(app, payment, 'twice').expect(303);
    expect(await becomes(held, 'confirmed')).toMatchObject({ status: 'confirmed' });
    await quiet();
    expect(await history(held)).toEqual(['hold', 'settle']);
  });
});

describe('money that comes after the hold has lapsed', () => {
  it('takes the place again when it is there', async () => {
    const held = await hold();
    const payment = await held.pay('gateway');
    gateway.behave('cancel', 'error before');
    await lapseHold(app, held.code);
    await becomes(held, 'expired');
    gateway.pay(payment.id);
    gateway.behave('cancel', 'answer');
    await ring(payment).expect(200);
    expect(await becomes(held, 'confirmed')).toMatchObject({ status: 'confirmed' });
    expect(await history(held)).toEqual(['hold', 'expire', 'reinstate']);
  });

  /** Held, paid at the gateway while nobody could be asked, lapsed, and then this has happened to its places. */
  async function paidTooLate(on: Row, meanwhile: (held: Held) => Promise<unknown>): Promise<Held> {
    const held = await holdSeats(app, on, 2);
    const payment = await held.pay('gateway');
    gateway.behave('cancel', 'error before');
    await lapseHold(app, held.code);
    await becomes(held, 'expired');
    await meanwhile(held);
    gateway.pay(payment.id);
    gateway.behave('cancel', 'answer');
    await ring(payment).expect(200);
    return held;
  }

  it('goes back by itself when somebody else has the place, and the customer is told', async () => {
    const full = await trip();
    const held = await paidTooLate(full, () => book(app, full, 8).expect(201));
    expect(await refunded(held)).toMatchObject([{ amount: 25_000, why: 'too_late' }]);
    expect(await held.booking()).toMatchObject({ status: 'expired' });
    expect(told(held)).toEqual(['refund_started too_late', 'refunded too_late']);
  });

  it('goes back when the trip was called off', async () => {
    const off = await trip();
    const held = await paidTooLate(off, () =>
      app.strapi
        .documents('plugin::trips.trip')
        .update({ documentId: off.documentId, data: { tripStatus: 'cancelled' } as never }),
    );
    expect(await refunded(held)).toMatchObject([{ amount: 25_000, why: 'too_late' }]);
  });

  it('goes back when its customer or staff had ended the booking', async () => {
    const held = await hold();
    const payment = await held.pay('gateway');
    gateway.pay(payment.id);
    await held.post('/cancel').expect(200);
    expect(await refunded(held)).toMatchObject([{ amount: 12_500, why: 'too_late' }]);
    expect(gateway.accounts.get(payment.id)?.refunds.size).toBe(1);
  });

  it('of the sandbox arrives without a word, and is found', async () => {
    const held = await hold();
    const payment = await held.pay('sandbox');
    await app.strapi.db.connection.raw(
      `UPDATE payment_sandbox_sessions SET expires_at = now() AT TIME ZONE 'UTC' WHERE payment_id = ?`,
      [payment.id],
    );
    await inSandbox(app, payment, 'late').expect(303);
    await lapseHold(app, held.code);
    await becomes(held, 'expired');
    const booking = await eventually(held.booking, ({ status }) => status === 'confirmed', 40_000);
    expect(booking).toMatchObject({ status: 'confirmed' });
  });
});

describe('two payments of one booking that both succeed', () => {
  it('leave one on it, and the other goes back', async () => {
    const held = await hold();
    gateway.behave('cancel', 'error before');
    const first = await held.pay('gateway');
    const second = await held.pay('sandbox');
    gateway.pay(first.id);
    await Promise.all([ring(first).expect(200), inSandbox(app, second, 'paid').expect(303)]);
    await becomes(held, 'confirmed');
    expect(await refunded(held)).toMatchObject([{ amount: 12_500, why: 'twice' }]);
    expect(await held.money()).toMatchObject({
      paid: { amount: 25_000 },
      refunded: { amount: 12_500 },
      due: { amount: 0 },
    });
    expect(await history(held)).toEqual(['hold', 'settle']);
  });
});

describe('a provider', () => {
  it.each(['error before', 'error after', 'cut after'] as const)(
    'that fails while a payment is begun (%s) is asked again, for the same payment',
    async (mood) => {
      const held = await hold();
      gateway.behave('start', mood, 1);
      const { status, body, headers } = await held.post('/payments', { provider: 'gateway' });
      expect([status, body.error.details.code]).toEqual([503, 'UNAVAILABLE']);
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
      const payment = await held.pay('gateway');
      expect(payment.redirectUrl).toContain(payment.id);
      expect((await payments(held)).length).toBe(1);
      gateway.pay(payment.id);
      await ring(payment).expect(200);
      expect(await becomes(held, 'confirmed')).toMatchObject({ status: 'confirmed' });
    },
  );

  it('that never answers is waited for a while, and its webhook is heard meanwhile', async () => {
    const held = await hold();
    gateway.behave('start', 'silent after', 1);
    const begun = held.post('/payments', { provider: 'gateway' });
    const answered = begun.then(({ status }) => status);
    const [payment] = await eventually(
      () => payments(held),
      ([one]) => one !== undefined && gateway.accounts.has(one.documentId),
    );
    gateway.pay(payment?.documentId ?? '');
    await ring({ id: payment?.documentId ?? '' }).expect(200);
    expect(await becomes(held, 'confirmed')).toMatchObject({ status: 'confirmed' });
    expect(await answered).toBe(503);
  });

  it('that declines for good makes a failed payment, and another one can be begun', async () => {
    const held = await hold();
    gateway.behave('start', 'decline', 1);
    expect(await held.pay('gateway')).toMatchObject({ status: 'failed', redirectUrl: null });
    expect(told(held)).toEqual(['payment_failed']);
    expect(await held.pay('gateway')).toMatchObject({ status: 'pending' });
  });

  it('that is away when a hold lapses is asked until it is known what became of the payment', async () => {
    const held = await hold();
    const payment = await held.pay('gateway');
    gateway.behave('cancel', 'error before', 3);
    await lapseHold(app, held.code);
    const [ended] = await eventually(
      () => payments(held),
      ([one]) => one?.status === 'cancelled',
      30_000,
    );
    expect(ended).toMatchObject({ documentId: payment.id, status: 'cancelled' });
  });

  it.each(['error before', 'error after', 'cut after'] as const)(
    'that fails while it gives money back (%s) gives it back once',
    async (mood) => {
      const held = await hold();
      const payment = await held.pay('gateway');
      gateway.pay(payment.id);
      await ring(payment).expect(200);
      await becomes(held, 'confirmed');
      gateway.behave('refund', mood, 2);
      await held.post('/cancel').expect(200);
      expect(await refunded(held)).toMatchObject([{ status: 'succeeded' }]);
      expect(gateway.accounts.get(payment.id)?.refunds.size).toBe(1);
      expect(told(held)).toEqual(['payment_received', 'refund_started cancelled', 'refunded cancelled']);
    },
  );

  it('that cannot give money back leaves it to staff, and the check names it until they have', async () => {
    const held = await hold();
    const payment = await held.pay('gateway');
    gateway.pay(payment.id);
    await ring(payment).expect(200);
    await becomes(held, 'confirmed');
    gateway.behave('refund', 'refuse', 1);
    await held.post('/cancel').expect(200);
    const [refund] = await eventually(
      () => refunds(held),
      ([one]) => one?.status === 'failed',
    );
    expect(refund).toMatchObject({ status: 'failed', lastError: 'refused' });
    expect(told(held).at(-1)).toBe('refund_failed cancelled');
    expect((await paymentsOf(app).audit()).faults).toEqual([
      `booking ${held.code} (cancelled): payment ${payment.id}: 12500 could not be given back: staff must see to it`,
    ]);
    await paymentsOf(app).markRefunded(refund?.documentId ?? '', STAFF);
    expect((await paymentsOf(app).audit()).faults).toEqual([]);
  });
});

describe('the check of all money', () => {
  /** Past the guards of the database, as somebody with a console could. */
  const tamper = (sql: string, bindings: readonly (string | number)[]) =>
    app.strapi.db.connection.transaction(async (trx) => {
      await trx.raw(`SET LOCAL session_replication_role = 'replica'`);
      await trx.raw(sql, [...bindings]);
    });

  it.each<[string, string, string, RegExp]>([
    [
      'money that nobody got',
      'UPDATE payments SET received = received + 7 WHERE booking_code = ?',
      'UPDATE payments SET received = received - 7 WHERE booking_code = ?',
      /12507 are on it, and it costs 12500/,
    ],
    [
      'a price that was lowered without a refund',
      'UPDATE bookings SET price_amount = 100 WHERE code = ?',
      'UPDATE bookings SET price_amount = 12500 WHERE code = ?',
      /12500 are on it, and it costs 100/,
    ],
    [
      'a booking that ended without one',
      `UPDATE bookings SET booking_status = 'cancelled' WHERE code = ?`,
      `UPDATE bookings SET booking_status = 'confirmed' WHERE code = ?`,
      /12500 were not given back, 0 are kept/,
    ],
    [
      'a refund that is said to have been made',
      'UPDATE payments SET refunded = 5, promised = 5 WHERE booking_code = ?',
      'UPDATE payments SET refunded = 0, promised = 0 WHERE booking_code = ?',
      /5 are said to be given back, its refunds add up to 0/,
    ],
  ])('names %s', async (_what, harm, mend, words) => {
    const held = await hold();
    await inSandbox(app, await held.pay('sandbox'), 'paid').expect(303);
    await becomes(held, 'confirmed');
    await tamper(harm, [held.code]);
    const { faults } = await paymentsOf(app).audit();
    await tamper(mend, [held.code]);
    expect(faults.filter((fault) => words.test(fault))).toHaveLength(1);
    expect(faults.every((fault) => fault.includes(held.code) || fault.includes("the sandbox's bank"))).toBe(true);
  });

  it('names what the sandbox’s bank says otherwise', async () => {
    const held = await hold();
    const payment = await held.pay('sandbox');
    await inSandbox(app, payment, 'paid').expect(303);
    await becomes(held, 'confirmed');
    await tamper(`UPDATE payment_sandbox_movements SET amount = 1 WHERE movement_id LIKE 'in_%' AND reference = ?`, [
      new URL(payment.redirectUrl).pathname.split('/').at(-1) ?? '',
    ]);
    const { faults } = await paymentsOf(app).audit();
    await tamper(`UPDATE payment_sandbox_movements SET amount = 12500 WHERE amount = 1`, []);
    expect(faults).toEqual([expect.stringContaining(`payment ${payment.id}: the sandbox's bank took 1`)]);
  });
});
