import type { Actor, BookingPort, Description } from '../../src/plugins/booking/server/port';
import type { App } from '../helpers/app';
import { type Random, randomFrom, SEED } from '../helpers/engine-random';
import {
  eventually,
  type Held,
  holdSeats,
  lapseHold,
  payingEnv,
  paymentsOf,
  startPayingApp,
} from '../helpers/payments';
import { type Gateway, startGateway } from '../helpers/payments-gateway';
import { type ServerProcess, startApi } from '../helpers/process';
import { makeStation, makeTrip, type Row } from '../helpers/trips';

/** Acts of the random history; `RELAIS_ACTS` makes it longer or shorter. */
const ACTS = Number(process.env.RELAIS_ACTS ?? 2000);
/** Side by side, so that acts on one booking meet. */
const LANES = 6;
const BOOKINGS = 40;

const STAFF: Actor = { kind: 'staff', id: 7, name: 'Amel Ben Salah' };
const CUSTOMER: Actor = { kind: 'customer' };

let app: App;
let gateway: Gateway;
let engine: BookingPort;
let tunis: Row;
let sousse: Row;

const inHours = (hours: number) => ({ departure: new Date(Date.now() + hours * 3_600_000).toISOString() });

beforeAll(async () => {
  gateway = await startGateway();
  app = await startPayingApp(gateway.settings);
  engine = app.strapi.plugin('booking').service('engine');
  tunis = await makeStation(app, 'tunis');
  sousse = await makeStation(app, 'sousse');
});

afterAll(async () => {
  await app?.stop();
  await gateway?.stop();
});

describe('two processes', () => {
  let other: ServerProcess;

  beforeAll(async () => {
    other = await startApi({ databaseUrl: app.databaseUrl, env: payingEnv(gateway.settings) });
  });

  afterAll(() => other?.stop());

  const ringBoth = async (payment: { id: string }): Promise<void> => {
    const { headers, body } = gateway.webhook(payment.id);
    const there = fetch(`${other.url}/api/payments/webhooks/gateway`, { method: 'POST', headers, body });
    const here = app.http.post('/api/payments/webhooks/gateway').set(headers).send(body);
    await Promise.all([there, here.expect(200)]);
  };

  it('that hear of one payment at once settle it once, and give it back once', async () => {
    const trip = await makeTrip(app, tunis, sousse, inHours(48));
    const bookings = await Promise.all(Array.from({ length: 8 }, () => holdSeats(app, trip)));
    const payments = await Promise.all(bookings.map((held) => held.pay('gateway')));
    for (const { id } of payments) gateway.pay(id);
    await Promise.all(payments.flatMap((payment) => [ringBoth(payment), ringBoth(payment)]));
    for (const held of bookings) {
      const { status } = await eventually(held.booking, (booking) => booking.status === 'confirmed');
      expect(status).toBe('confirmed');
    }
    await Promise.all(bookings.map((held) => held.post('/cancel').expect(200)));
    for (const held of bookings) {
      const money = await eventually(held.money, ({ refunded }) => refunded.amount > 0);
      expect(money).toMatchObject({ refunded: { amount: 12_500 }, refundPending: { amount: 0 } });
    }
    expect(payments.map(({ id }) => gateway.accounts.get(id)?.refunds.size)).toEqual(payments.map(() => 1));
    const history = await app.strapi.db.query('plugin::booking.history-entry').findMany({ where: { event: 'settle' } });
    expect(history).toHaveLength(bookings.length);
    expect((await paymentsOf(app).audit()).faults).toEqual([]);
  });
});

/** What may be refused in a history of chance: nothing else may go wrong. */
async function unlessRefused(act: Promise<unknown>): Promise<void> {
  try {
    await act;
  } catch (error) {
    if ((error as Error).name !== 'Refusal') throw error;
  }
}

describe(`a history of ${ACTS} payments, cancellations, late webhooks and refunds`, () => {
  /** Bookings that are still played with, and all payments that were ever begun for them. */
  const held: Held[] = [];
  const begun: string[] = [];

  const bookingOf = async ({ code }: Held) => {
    const booking = await engine.findByCode(code);
    if (!booking) throw new Error(`${code} is gone`);
    return booking;
  };
  const describeOne = async (one: Held) => {
    const booking = await bookingOf(one);
    return { booking, description: (await engine.present.describe([booking])).get(booking.id) as Description };
  };
  const ring = async (payment: string, eventId?: string) => {
    const { headers, body } = gateway.webhook(payment, eventId);
    const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
    await paymentsOf(app).receiveWebhook('gateway', Buffer.from(body), lower);
  };

  /** What somebody is still to look after. */
  const openOf = async (): Promise<unknown[]> =>
    (
      await app.strapi.db.connection.raw(
        `SELECT document_id, payment_status AS status, last_error FROM payments WHERE next_look_at IS NOT NULL
         UNION ALL
         SELECT document_id, refund_status, last_error FROM payment_refunds WHERE next_attempt_at IS NOT NULL`,
      )
    ).rows;

  const acts: Record<string, (random: Random) => Promise<unknown>> = {
    async start(random) {
      const provider = random.pick(['gateway', 'gateway', 'gateway', 'desk']);
      const one = await describeOne(random.pick(held));
      const payment = await paymentsOf(app).start({ ...one, provider, idempotency: null });
      if (provider === 'gateway') begun.push(payment.documentId);
    },
    async pay(random) {
      if (begun.length === 0) return;
      const payment = random.pick(begun.slice(-60));
      if (gateway.accounts.has(payment)) gateway.pay(payment);
      if (random.below(4) > 0) await ring(payment);
    },
    async payWrongAmount(random) {
      if (begun.length === 0) return;
      const payment = random.pick(begun.slice(-20));
      if (gateway.accounts.has(payment)) gateway.pay(payment, 1 + random.below(40_000));
      await ring(payment);
    },
    async decline(random) {
      if (begun.length === 0) return;
      const payment = random.pick(begun);
      if (gateway.accounts.has(payment)) gateway.decline(payment);
      await ring(payment);
    },
    async replay(random) {
      if (begun.length > 0) await Promise.all([ring(random.pick(begun), 'again'), ring(random.pick(begun), 'again')]);
    },
    async giveUp(random) {
      const booking = await bookingOf(random.pick(held));
      const { payments } = await paymentsOf(app).of([booking.id]);
      if (payments.length > 0) await paymentsOf(app).cancel(booking, random.pick(payments).documentId);
    },
    async cancel(random) {
      const { id: bookingId } = await bookingOf(random.pick(held));
      const actor = random.pick([CUSTOMER, CUSTOMER, STAFF]);
      await engine.transition({ bookingId, event: 'cancel', actor });
    },
    async refuse(random) {
      const { id: bookingId } = await bookingOf(random.pick(held));
      await engine.transition({ bookingId, event: 'refuse', actor: STAFF });
    },
    async lapse(random) {
      await lapseHold(app, random.pick(held).code);
      await engine.expireHolds();
    },
    async move(random) {
      const { booking } = await describeOne(random.pick(held));
      const to = await engine.trades.get(booking.trade)?.destinationOf(booking, { quantity: 1 + random.below(5) });
      if (to && !Array.isArray(to)) await engine.move({ bookingId: booking.id, to, actor: CUSTOMER });
    },
    async takeCash(random) {
      await paymentsOf(app).markPaid((await bookingOf(random.pick(held))).id, STAFF);
    },
    async giveCashBack(random) {
      const { refunds } = await paymentsOf(app).of([(await bookingOf(random.pick(held))).id]);
      if (refunds.length > 0) await paymentsOf(app).markRefunded(random.pick(refunds).documentId, STAFF);
    },
    async stumble(random) {
      const call = random.pick(['start', 'look', 'cancel', 'refund'] as const);
      gateway.behave(call, random.pick(['error before', 'error after', 'cut after']), 1);
    },
    async renew(random) {
      const fresh = await holdSeats(app, await makeTrip(app, tunis, sousse, inHours(random.pick([1.5, 5, 48]))), 2);
      held[random.below(held.length)] = fresh;
    },
  };
  const WEIGHTS = { start: 6, pay: 6, move: 3, cancel: 2, renew: 4, giveUp: 1, replay: 2 } as Record<string, number>;
  const DECK = Object.keys(acts).flatMap((name) => Array.from({ length: WEIGHTS[name] ?? 1 }, () => name));

  it(`leaves every minor unit on a booking, or given back (RELAIS_SEED=${SEED})`, async () => {
    const random = randomFrom(SEED);
    for (let i = 0; i < BOOKINGS; i += 1) {
      held.push(await holdSeats(app, await makeTrip(app, tunis, sousse, inHours(random.pick([1.5, 5, 48]))), 2));
    }
    let left = ACTS;
    const lane = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        await unlessRefused((acts[random.pick(DECK)] as (random: Random) => Promise<unknown>)(random));
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    for (const call of ['start', 'look', 'cancel', 'refund'] as const) gateway.behave(call, 'answer');

    // Time passes: what is still open is over, and everything is done that is due.
    const { connection: db } = app.strapi.db;
    await db.raw(
      `UPDATE payments SET next_look_at = now() AT TIME ZONE 'UTC', cancel_at = now() AT TIME ZONE 'UTC'
       WHERE next_look_at IS NOT NULL`,
    );
    await db.raw(
      `UPDATE payment_refunds SET next_attempt_at = now() AT TIME ZONE 'UTC' WHERE next_attempt_at IS NOT NULL`,
    );
    const open = await eventually(openOf, (rows) => rows.length === 0, 40_000);
    expect(open).toEqual([]);

    const { faults } = await paymentsOf(app).audit();
    expect(faults).toEqual([]);
    // By the gateway's own books, which no code of ours writes.
    const { rows } = await db.raw(
      `SELECT sum(received)::int AS came, sum(refunded)::int AS went FROM payments WHERE provider = 'gateway'`,
    );
    const took = [...gateway.accounts.values()].reduce((sum, { received }) => sum + received, 0);
    expect({ came: rows[0].came, holds: rows[0].came - rows[0].went }).toEqual({ came: took, holds: gateway.holds() });
    expect(await engine.findWrongCounts()).toEqual([]);
    expect(await engine.findBrokenHistories()).toEqual([]);
  }, 180_000);
});
