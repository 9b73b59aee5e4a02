import { setTimeout as sleep } from 'node:timers/promises';
import { type App, startApp } from '../helpers/app';
import { withClient } from '../helpers/database';
import { type StripeServer, startStripe } from '../helpers/stripe';
import type { Shape } from '../helpers/stripe-ledger';
import { book, makeStation, makeTrip, type Row } from '../helpers/trips';

interface Held {
  readonly code: string;
  readonly token: string;
}

let stripe: StripeServer;
let app: App;
let tunis: Row;
let sousse: Row;

beforeAll(async () => {
  stripe = await startStripe();
  app = await startApp({ env: stripe.env });
  tunis = await makeStation(app, 'tunis');
  sousse = await makeStation(app, 'sousse');
});

afterAll(async () => {
  await app?.stop();
  await stripe?.stop();
});

beforeEach(() => {
  stripe.behave('well');
  stripe.ledger.refundsBecome = 'succeeded';
});

/** Two seats at 12.500 TND each, held for ten minutes. */
async function hold(station = tunis, fields: object = {}): Promise<Held> {
  const { body } = await book(app, await makeTrip(app, station, sousse, fields), 2).expect(201);
  return { code: body.data.code, token: body.data.token };
}

const get = ({ code, token }: Held, path = '') =>
  app.http.get(`/api/bookings/${code}${path}`).set('Booking-Token', token);

const post = ({ code, token }: Held, path: string, data: object = {}) =>
  app.http.post(`/api/bookings/${code}${path}`).set('Booking-Token', token).send({ data });

const pay = (held: Held) => post(held, '/payments', { provider: 'stripe' });

/** A payment that is begun: its own view, and the page that Stripe has opened for it. */
async function begin(held: Held): Promise<{ id: string; session: Shape }> {
  const { body } = await pay(held).expect(201);
  return { id: body.data.id, session: stripe.sessionOf(body.data.id) };
}

const tell = (type: string, object: Shape, sign: object = {}) => {
  const { payload, headers } = stripe.webhook(type, object, sign);
  return app.http.post('/api/payments/webhooks/stripe').set(headers).send(payload);
};

async function until<T>(read: () => Promise<T>, matches: (value: T) => boolean): Promise<T> {
  for (const end = Date.now() + 20_000; ; await sleep(30)) {
    const value = await read();
    if (matches(value)) return value;
    if (Date.now() > end) throw new Error(`Not in time: ${JSON.stringify(value)}`);
  }
}

const statusOf = async (held: Held): Promise<string> => (await get(held).expect(200)).body.data.status;
const becomes = (held: Held, status: string) =>
  until(
    () => statusOf(held),
    (found) => found === status,
  );
const overview = async (held: Held) => (await get(held, '/payments').expect(200)).body.data;
const sql = (text: string, values: unknown[]) =>
  withClient(app.databaseUrl, async (client) => (await client.query(text, values)).rows);

/** The hold's deadline is over, and the clock has noticed. */
async function lapse(held: Held): Promise<void> {
  await sql("UPDATE bookings SET hold_expires_at = now() at time zone 'UTC' - interval '1 second' WHERE code = $1", [
    held.code,
  ]);
  await becomes(held, 'expired');
}

const refundedAt = (session: Shape): number => stripe.ledger.refundedOf(String(session.payment_intent));

describe('paying through Stripe', () => {
  it('is offered, and leads to a page of Stripe for this amount', async () => {
    const held = await hold();
    expect((await overview(held)).methods).toEqual(expect.arrayContaining(['stripe']));
    const { body } = await pay(held).expect(201);
    const session = stripe.sessionOf(body.data.id);
    expect(body.data).toMatchObject({
      provider: 'stripe',
      status: 'pending',
      amount: { amount: 25_000, currency: 'TND' },
      redirectUrl: session.url,
    });
    expect(session).toMatchObject({
      amount_total: 25_000,
      currency: 'tnd',
      customer_email: 'salma@example.org',
      locale: 'fr',
      success_url: `http://localhost:4321/fr/p/${held.code}`,
    });
  });

  it('confirms the booking when the webhook comes before the customer does', async () => {
    const held = await hold();
    const { session } = await begin(held);
    stripe.ledger.complete(session, 'paid');
    await tell('checkout.session.completed', session).expect(200);
    await becomes(held, 'confirmed');
    expect(await overview(held)).toMatchObject({
      paid: { amount: 25_000 },
      due: { amount: 0 },
      methods: [],
      payments: [{ status: 'succeeded', redirectUrl: null }],
    });
  });

  it('confirms the booking when no webhook ever comes', async () => {
    const held = await hold();
    const { session } = await begin(held);
    stripe.ledger.complete(session, 'paid');
    await becomes(held, 'confirmed');
  });

  it('has one effect when the webhook comes five times, at once and again', async () => {
    const held = await hold();
    const { session } = await begin(held);
    stripe.ledger.complete(session, 'paid');
    const { payload, headers } = stripe.webhook('checkout.session.completed', session);
    const send = () => app.http.post('/api/payments/webhooks/stripe').set(headers).send(payload).expect(200);
    await Promise.all([send(), send(), send()]);
    await becomes(held, 'confirmed');
    await send();
    await send();
    expect(await overview(held)).toMatchObject({ paid: { amount: 25_000 }, refunded: { amount: 0 } });
    const [{ count }] = await sql(
      `SELECT count(*)::int FROM booking_history h JOIN bookings b ON b.id = h.booking_id WHERE b.code = $1 AND h.event = 'settle'`,
      [held.code],
    );
    expect(count).toBe(1);
  });

  it.each([
    ['forged', { secret: 'whsec_forged' }],
    ['six minutes old', { at: Date.now() - 360_000 }],
  ])('refuses a webhook whose signature is %s, and does nothing', async (_, sign) => {
    const held = await hold();
    const { session } = await begin(held);
    const told = { ...session, status: 'complete', payment_status: 'paid' };
    const { body } = await tell('checkout.session.completed', told, sign).expect(400);
    expect(body.error.details.code).toBe('SIGNATURE_INVALID');
    expect(await statusOf(held)).toBe('held');
  });

  it('does not believe what a webhook says: Stripe is asked', async () => {
    const held = await hold();
    const { id, session } = await begin(held);
    await tell('checkout.session.completed', { ...session, status: 'complete', payment_status: 'paid' }).expect(200);
    await until(
      async () => stripe.asked.at(-1)?.path,
      (path) => path?.endsWith(session.id) === true,
    );
    const { body } = await post(held, `/payments/${id}/cancel`).expect(200);
    expect(body.data.status).toBe('cancelled');
    expect(await statusOf(held)).toBe('held');
  });

  it('answers well to events of other things and of payments that are not ours', async () => {
    await tell('customer.created', { id: 'cus_1', object: 'customer', metadata: {} }).expect(200);
    const metadata = { relais_payment: 'somebodyelses00000000000' };
    await tell('checkout.session.completed', { id: 'cs_1', object: 'checkout.session', metadata }).expect(200);
  });

  it('waits for a debit that is on its way and cannot be called back, and confirms when the bank has said yes', async () => {
    const held = await hold();
    const { id, session } = await begin(held);
    stripe.ledger.complete(session, 'processing');
    await tell('checkout.session.completed', session).expect(200);
    const { body } = await post(held, `/payments/${id}/cancel`).expect(200);
    expect(body.data.status).toBe('pending');
    expect(await statusOf(held)).toBe('held');
    stripe.ledger.decide(session, 'paid');
    await tell('checkout.session.async_payment_succeeded', session).expect(200);
    await becomes(held, 'confirmed');
  });

  it('can be given up and begun anew, and an old page takes no money any more', async () => {
    const held = await hold();
    const first = await begin(held);
    const { body } = await post(held, `/payments/${first.id}/cancel`).expect(200);
    expect(body.data).toMatchObject({ status: 'cancelled', redirectUrl: null });
    expect(stripe.sessionOf(first.id).status).toBe('expired');
    const second = await begin(held);
    expect(second.id).not.toBe(first.id);
  });

  it('that was given up too late has paid the booking', async () => {
    const held = await hold();
    const { id, session } = await begin(held);
    stripe.ledger.complete(session, 'paid');
    const { body } = await post(held, `/payments/${id}/cancel`).expect(200);
    expect(body.data.status).toBe('succeeded');
    expect(await statusOf(held)).toBe('confirmed');
  });
});

describe('money that comes late', () => {
  it('takes the places again while they are there', async () => {
    const held = await hold();
    const { session } = await begin(held);
    stripe.ledger.complete(session, 'processing');
    await lapse(held);
    stripe.ledger.decide(session, 'paid');
    await tell('checkout.session.async_payment_succeeded', session).expect(200);
    await becomes(held, 'confirmed');
    expect(refundedAt(session)).toBe(0);
  });

  it('goes back when somebody else has them', async () => {
    const trip = await makeTrip(app, tunis, sousse, { seats: 2 });
    const { body } = await book(app, trip, 2).expect(201);
    const held = { code: body.data.code, token: body.data.token };
    const { session } = await begin(held);
    stripe.ledger.complete(session, 'processing');
    await lapse(held);
    await book(app, trip, 2).expect(201);
    stripe.ledger.decide(session, 'paid');
    await tell('checkout.session.async_payment_succeeded', session).expect(200);
    await until(
      async () => refundedAt(session),
      (refunded) => refunded === 25_000,
    );
    expect(await statusOf(held)).toBe('expired');
    await until(
      () => overview(held),
      ({ refunded }) => refunded.amount === 25_000,
    );
  });

  it('cannot come any more on a page whose hold has lapsed', async () => {
    const held = await hold();
    const { id } = await begin(held);
    await lapse(held);
    await until(
      async () => stripe.sessionOf(id).status,
      (status) => status === 'expired',
    );
  });
});

describe('a refund', () => {
  async function paid(fields: object = {}, station = tunis): Promise<{ held: Held; session: Shape }> {
    const held = await hold(station, fields);
    const { session } = await begin(held);
    stripe.ledger.complete(session, 'paid');
    await tell('checkout.session.completed', session).expect(200);
    await becomes(held, 'confirmed');
    return { held, session };
  }

  it('of all of it follows a cancellation in good time', async () => {
    const { held, session } = await paid();
    const { refundNow } = await overview(held);
    await post(held, '/cancel').expect(200);
    await until(
      () => overview(held),
      ({ refunded }) => refunded.amount === refundNow.amount,
    );
    expect(refundedAt(session)).toBe(refundNow.amount);
  });

  it('of the difference follows a change to fewer seats', async () => {
    const { held, session } = await paid();
    await post(held, '/move', { quantity: 1 }).expect(200);
    const found = await until(
      () => overview(held),
      ({ refunded }) => refunded.amount > 0,
    );
    expect(found).toMatchObject({
      refunded: { amount: 12_500 },
      due: { amount: 0 },
      payments: [{ status: 'partly_refunded' }],
    });
    expect(refundedAt(session)).toBe(12_500);
  });

  it('that takes days is told as under way, and done when Stripe says so', async () => {
    stripe.ledger.refundsBecome = 'pending';
    const { held, session } = await paid();
    await post(held, '/cancel').expect(200);
    const refund = await until(
      async () =>
        [...stripe.ledger.refunds.values()].find(({ payment_intent: intent }) => intent === session.payment_intent),
      (found) => found !== undefined,
    );
    expect(await overview(held)).toMatchObject({ refunded: { amount: 0 } });
    (refund as Shape).status = 'succeeded';
    await tell('refund.updated', refund as Shape).expect(200);
    await until(
      () => overview(held),
      ({ refunded }) => refunded.amount > 0,
    );
  });

  it('is made once although its answer was lost', async () => {
    const { held, session } = await paid();
    const asked = () => stripe.asked.filter(({ method, path }) => `${method} ${path}` === 'POST /v1/refunds').length;
    const before = asked();
    stripe.behave('cut', /POST .v1.refunds/);
    await post(held, '/move', { quantity: 1 }).expect(200);
    // The SDK has tried again by itself, and has heard nothing either.
    await until(
      async () => asked() - before,
      (times) => times >= 2,
    );
    stripe.behave('well');
    await until(
      () => overview(held),
      ({ refunded }) => refunded.amount > 0,
    );
    expect(refundedAt(session)).toBe(12_500);
  });
});

describe('when Stripe is away', () => {
  it('answers 503 with Retry-After, and goes on with the same payment afterwards', async () => {
    const held = await hold();
    stripe.behave('broken');
    const refused = await pay(held).expect(503);
    expect(refused.headers['retry-after']).toMatch(/^\d+$/);
    expect(refused.body.error.details.code).toBe('UNAVAILABLE');
    stripe.behave('well');
    const { id } = await begin(held);
    expect((await overview(held)).payments).toEqual([expect.objectContaining({ id, status: 'pending' })]);
  });

  it('opens no second page when it dies with the first one opened', async () => {
    const held = await hold();
    stripe.behave('cut', /POST/);
    await pay(held).expect(503);
    stripe.behave('well');
    const [again, andAgain] = await Promise.all([pay(held).expect(201), pay(held).expect(201)]);
    expect(andAgain.body.data.id).toBe(again.body.data.id);
    expect(again.body.data.redirectUrl).toBe(stripe.sessionOf(again.body.data.id).url);
  });

  it('answers in time when it is silent, and takes the money that was paid all the same', async () => {
    const held = await hold();
    stripe.behave('silent', /POST/);
    await pay(held).expect(503);
    const session = [...stripe.ledger.sessions.values()].at(-1) as Shape;
    stripe.ledger.complete(session, 'paid');
    stripe.behave('well');
    await tell('checkout.session.completed', session).expect(200);
    await becomes(held, 'confirmed');
    expect(await overview(held)).toMatchObject({ paid: { amount: 25_000 }, payments: [{ status: 'succeeded' }] });
  });

  it('keeps selling, and lets people pay at the venue', async () => {
    stripe.behave('broken');
    const held = await hold();
    await post(held, '/payments', { provider: 'desk' }).expect(201);
    expect(await statusOf(held)).toBe('confirmed');
  });
});

describe('what Stripe cannot charge', () => {
  it.each([
    ['an amount that ends in less than ten millimes', { currency: 'TND' }, { price: 12_503 }],
    ['too little', { currency: 'EUR' }, { price: 10 }],
  ])('is not offered: %s', async (_, station, trip) => {
    const slug = `odd-${station.currency.toLowerCase()}`;
    const held = await hold(await makeStation(app, slug, station), trip);
    expect((await overview(held)).methods).not.toContain('stripe');
    const { body } = await pay(held).expect(409);
    expect(body.error.details.code).toBe('PAYMENT_NOT_DUE');
  });

  it('in a currency that only Stripe knows it does not take, fails and leaves the other ways', async () => {
    const held = await hold(await makeStation(app, 'nouakchott', { currency: 'MRU' }));
    const { body } = await pay(held).expect(201);
    expect(body.data).toMatchObject({ status: 'failed', redirectUrl: null });
    await post(held, '/payments', { provider: 'desk' }).expect(201);
    expect(await statusOf(held)).toBe('confirmed');
  });
});
