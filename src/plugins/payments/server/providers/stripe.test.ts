import { type StripeServer, startStripe } from '../../../../../tests/helpers/stripe';
import type { OnlineProvider, ProviderPayment, ProviderRefund } from '../domain/provider';
import { init } from './stripe';

const SURROUNDINGS = {
  name: 'stripe',
  webhookUrl: 'http://localhost:1337/api/payments/webhooks/stripe',
  publicUrl: 'http://localhost:1337',
  production: false,
};
const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;

let server: StripeServer;
let stripe: OnlineProvider;
let payments = 0;

beforeAll(async () => {
  server = await startStripe();
  stripe = init(server.options, SURROUNDINGS) as OnlineProvider;
});

afterAll(() => server.stop());

beforeEach(() => {
  server.behave('well');
  server.ledger.refundsBecome = 'succeeded';
});

function payment(more: Partial<ProviderPayment> = {}): ProviderPayment {
  payments += 1;
  const createdAt = more.createdAt ?? new Date();
  return {
    id: `payment${payments}`.padEnd(24, 'x'),
    amount: { amount: 25_000, currency: 'TND' },
    reference: null,
    bookingCode: 'K7QF-3MXD',
    title: 'Tunis – Moncef Bey → Sousse',
    locale: 'fr',
    email: 'salma@example.org',
    returnUrl: 'http://localhost:4321/fr/p/K7QF-3MXD',
    createdAt,
    expiresAt: new Date(createdAt.getTime() + 10 * MINUTE_MS),
    ...more,
  };
}

const refundOf = (amount: number, reference: string | null = null): ProviderRefund => {
  payments += 1;
  return { id: `refund${payments}`.padEnd(24, 'x'), amount: { amount, currency: 'TND' }, reference };
};

async function paid(): Promise<ProviderPayment> {
  const begun = payment();
  const { reference } = await stripe.start(begun);
  server.ledger.complete(server.sessionOf(begun.id), 'paid');
  return { ...begun, reference };
}

describe('a payment that is begun', () => {
  it('opens one page, for this amount, in the words of the customer', async () => {
    const begun = payment();
    const started = await stripe.start(begun);
    const session = server.sessionOf(begun.id);
    expect(started).toEqual({
      reference: session.id,
      redirectUrl: session.url,
      expiresAt: new Date(Number(session.expires_at) * 1000),
    });
    expect(server.asked.at(-1)?.params).toMatchObject({
      mode: 'payment',
      line_items: { 0: { quantity: '1', price_data: { currency: 'tnd', unit_amount: '25000' } } },
      locale: 'fr',
      customer_email: 'salma@example.org',
      success_url: begun.returnUrl,
      cancel_url: begun.returnUrl,
      metadata: { relais_payment: begun.id, booking: 'K7QF-3MXD' },
    });
  });

  it("lets Stripe choose the language where its page does not speak the customer's", async () => {
    await stripe.start(payment({ locale: 'ar' }));
    expect(server.asked.at(-1)?.params.locale).toBe('auto');
  });

  it('has one page however often it is begun', async () => {
    const begun = payment();
    const [first, second] = await Promise.all([stripe.start(begun), stripe.start(begun)]);
    expect(second).toEqual(first);
    expect(server.sessionOf(begun.id).id).toBe(first.reference);
  });

  it('has a page although Stripe knows no such mail address', async () => {
    const begun = payment({ email: 'salma@exämple.org' });
    const { reference } = await stripe.start(begun);
    expect((await stripe.start(begun)).reference).toBe(reference);
    expect(server.sessionOf(begun.id).customer_email).toBeNull();
  });

  it('has a page although it is begun late, and although its places are held for hours', async () => {
    await expect(stripe.start(payment({ createdAt: new Date(Date.now() - 20 * MINUTE_MS) }))).resolves.toBeDefined();
    await expect(stripe.start(payment({ expiresAt: new Date(Date.now() + 2 * DAY_MS) }))).resolves.toBeDefined();
  });

  it.each([
    ['in a currency that Stripe does not know', { amount: 2500, currency: 'MRU' }],
    ['of an amount that Stripe cannot count', { amount: 25_005, currency: 'TND' }],
    ['of too little', { amount: 20, currency: 'USD' }],
  ])('is declined %s, for good', async (_, amount) => {
    const begun = payment({ amount });
    await expect(stripe.start(begun)).rejects.toMatchObject({ name: 'Declined' });
    expect(() => server.sessionOf(begun.id)).toThrow('0 sessions');
    expect(await stripe.look(begun)).toEqual({ state: 'cancelled' });
  });

  it.each(['broken', 'busy', 'cut'] as const)(
    'is of unknown fate when Stripe is %s, and then goes on',
    async (mood) => {
      const begun = payment();
      server.behave(mood);
      await expect(stripe.start(begun)).rejects.not.toMatchObject({ name: 'Declined' });
      server.behave('well');
      const standing = await stripe.look(begun);
      const session = server.sessionOf(begun.id);
      expect(standing).toEqual({ state: 'pending', reference: session.id, redirectUrl: session.url });
    },
  );

  it('is of unknown fate with a key that Stripe does not take', async () => {
    const other = init({ ...server.options, secretKey: 'sk_test_revoked' }, SURROUNDINGS) as OnlineProvider;
    await expect(other.start(payment())).rejects.toMatchObject({ type: 'StripeAuthenticationError' });
  });
});

describe('a payment that is looked at', () => {
  it('has succeeded with what came in', async () => {
    const done = await paid();
    expect(await stripe.look(done)).toEqual({
      state: 'succeeded',
      reference: done.reference,
      received: { amount: 25_000, currency: 'TND' },
    });
  });

  it('has succeeded although nobody ever heard what became of its beginning', async () => {
    const done = await paid();
    expect(await stripe.look({ ...done, reference: null })).toMatchObject({
      state: 'succeeded',
      reference: done.reference,
    });
  });

  it('has succeeded although that was days ago and Stripe has forgotten our keys', async () => {
    const done = await paid();
    server.forgetKeys();
    const createdAt = new Date(Date.now() - 3 * DAY_MS);
    expect(await stripe.look({ ...done, reference: null, createdAt })).toMatchObject({ state: 'succeeded' });
    expect(await stripe.look(payment({ createdAt }))).toEqual({ state: 'cancelled' });
  });

  it('has succeeded although the site has another address since', async () => {
    const done = await paid();
    const moved = { ...done, reference: null, returnUrl: 'https://relais.example/fr/p/K7QF-3MXD' };
    expect(await stripe.look(moved)).toMatchObject({ state: 'succeeded', reference: done.reference });
  });

  it.each([
    ['paid', { state: 'succeeded' }],
    ['refused', { state: 'failed', reason: 'payment_intent_payment_attempt_failed' }],
  ] as const)('is pending while a bank takes its time, and then %s', async (outcome, standing) => {
    const begun = payment();
    const { reference } = await stripe.start(begun);
    const session = server.sessionOf(begun.id);
    server.ledger.complete(session, 'processing');
    expect(await stripe.look({ ...begun, reference })).toEqual({ state: 'pending', reference });
    server.ledger.decide(session, outcome);
    expect(await stripe.look({ ...begun, reference })).toMatchObject(standing);
  });

  it('says nothing of a session that Stripe denies having: its money may be in another account', async () => {
    await expect(stripe.look(payment({ reference: 'cs_test_elsewhere' }))).rejects.toThrow('No such checkout.session');
  });
});

describe('a payment that is given up', () => {
  it('can be made no more', async () => {
    const begun = payment();
    const { reference } = await stripe.start(begun);
    expect(await stripe.cancel({ ...begun, reference })).toEqual({ state: 'cancelled', reference });
    expect(server.sessionOf(begun.id).status).toBe('expired');
    expect(await stripe.cancel({ ...begun, reference })).toEqual({ state: 'cancelled', reference });
  });

  it('can be made no more although nobody heard what became of its beginning', async () => {
    const begun = payment();
    server.behave('cut');
    await expect(stripe.start(begun)).rejects.toThrow();
    server.behave('well');
    expect(await stripe.cancel(begun)).toMatchObject({ state: 'cancelled' });
    expect(server.sessionOf(begun.id).status).toBe('expired');
  });

  it('too late is a payment that was made', async () => {
    expect(await stripe.cancel(await paid())).toMatchObject({
      state: 'succeeded',
      received: { amount: 25_000, currency: 'TND' },
    });
  });
});

describe('a refund', () => {
  const refundedOf = ({ id }: ProviderPayment): number =>
    server.ledger.refundedOf(String(server.sessionOf(id).payment_intent));

  it('gives back a part, then the rest, then no more', async () => {
    const done = await paid();
    expect(await stripe.refund(done, refundOf(10_000))).toMatchObject({ state: 'succeeded' });
    expect(await stripe.refund(done, refundOf(15_000))).toMatchObject({ state: 'succeeded' });
    expect(refundedOf(done)).toBe(25_000);
    expect(await stripe.refund(done, refundOf(10))).toEqual({
      reference: null,
      state: 'failed',
      reason: 'charge_already_refunded',
    });
  });

  it('is made once, however often it is asked for', async () => {
    const done = await paid();
    const refund = refundOf(10_000);
    const [first, second] = await Promise.all([stripe.refund(done, refund), stripe.refund(done, refund)]);
    expect(second).toEqual(first);
    server.forgetKeys();
    expect(await stripe.refund(done, refund)).toEqual(first);
    expect(refundedOf(done)).toBe(10_000);
  });

  it('is made once, although the answer was lost', async () => {
    const done = await paid();
    const refund = refundOf(10_000);
    server.behave('cut', /POST .v1.refunds/);
    await expect(stripe.refund(done, refund)).rejects.toThrow();
    server.behave('well');
    expect(await stripe.refund(done, refund)).toMatchObject({ state: 'succeeded' });
    expect(refundedOf(done)).toBe(10_000);
  });

  it.each([
    ['pending', { state: 'pending' }],
    ['requires_action', { state: 'pending', reason: 'requires_action' }],
    ['failed', { state: 'failed', reason: 'expired_or_canceled_card' }],
  ] as const)('that is %s is told so, now and later', async (status, standing) => {
    const done = await paid();
    server.ledger.refundsBecome = status;
    const refund = refundOf(10_000);
    const told = await stripe.refund(done, refund);
    expect(told).toEqual({ reference: expect.stringMatching(/^re_/), ...standing });
    expect(await stripe.refund(done, { ...refund, reference: told.reference })).toEqual(told);
    expect(server.asked.at(-1)?.path).toBe(`/v1/refunds/${told.reference}`);
  });

  it('that Stripe refuses has failed, with its reason, and can be tried again', async () => {
    const done = await paid();
    server.ledger.refundsBecome = 'refused';
    const refund = refundOf(10_000);
    expect(await stripe.refund(done, refund)).toEqual({
      reference: null,
      state: 'failed',
      reason: 'balance_insufficient',
    });
    server.ledger.refundsBecome = 'succeeded';
    expect(await stripe.refund(done, refundOf(10_000))).toMatchObject({ state: 'succeeded' });
  });
});

describe('a webhook', () => {
  const sent = async (type = 'checkout.session.completed', sign: object = {}) => {
    const { payload, headers } = server.webhook(type, server.sessionOf((await paid()).id), sign);
    return { body: Buffer.from(payload), headers: { 'stripe-signature': headers['Stripe-Signature'] } };
  };

  it('names the payment that it is about', async () => {
    const done = await paid();
    const { payload, headers } = server.webhook('checkout.session.completed', server.sessionOf(done.id));
    expect(stripe.readWebhook(Buffer.from(payload), { 'stripe-signature': headers['Stripe-Signature'] })).toEqual({
      eventId: expect.stringMatching(/^evt_/),
      paymentId: done.id,
    });
  });

  it('about a refund names the payment, too', async () => {
    const done = await paid();
    const { reference } = await stripe.refund(done, refundOf(10_000));
    const refund = server.ledger.refunds.get(String(reference));
    const { payload, headers } = server.webhook('refund.updated', refund as never);
    expect(stripe.readWebhook(Buffer.from(payload), { 'stripe-signature': headers['Stripe-Signature'] })).toMatchObject(
      { paymentId: done.id },
    );
  });

  it('about something else names none', () => {
    const { payload, headers } = server.webhook('customer.created', { id: 'cus_1', object: 'customer', metadata: {} });
    expect(stripe.readWebhook(Buffer.from(payload), { 'stripe-signature': headers['Stripe-Signature'] })).toBeNull();
  });

  it.each([
    ['under another secret', { secret: 'whsec_forged' }],
    ['six minutes ago', { at: Date.now() - 6 * MINUTE_MS }],
  ])('signed %s is refused', async (_, sign) => {
    const { body, headers } = await sent('checkout.session.completed', sign);
    expect(() => stripe.readWebhook(body, headers)).toThrow(
      expect.objectContaining({ type: 'StripeSignatureVerificationError' }),
    );
  });

  it('that was changed on its way, or is not signed, is refused', async () => {
    const { body, headers } = await sent();
    const changed = Buffer.from(body.toString().replace('completed', 'expired'));
    const refused = expect.objectContaining({ type: 'StripeSignatureVerificationError' });
    expect(() => stripe.readWebhook(changed, headers)).toThrow(refused);
    for (const signature of [undefined, '', 'v1=', 't=now,v1=00', ['a', 'b']]) {
      expect(() => stripe.readWebhook(body, { 'stripe-signature': signature })).toThrow(refused);
    }
  });
});

describe('the settings', () => {
  it.each([
    [{ secretKey: 'sk_test_1' }, 'together'],
    [{ webhookSecret: 'whsec_1' }, 'together'],
    [{ secretKey: 'pk_test_1', webhookSecret: 'whsec_1' }, 'STRIPE_SECRET_KEY'],
    [{ secretKey: 'sk_test_1', webhookSecret: 'sk_test_1' }, 'STRIPE_WEBHOOK_SECRET'],
  ])('%j end the boot in words', (options, words) => {
    expect(() => init(options, SURROUNDINGS)).toThrow(words);
  });
});
