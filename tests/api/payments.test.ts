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
import { startApi } from '../helpers/process';
import { makeStation, makeTrip, type Row } from '../helpers/trips';

const HOUR_MS = 3_600_000;
const STAFF = { kind: 'staff', id: 7, name: 'Amel Ben Salah' } as const;
const TND = (amount: number) => ({ amount, currency: 'TND' });

let app: App;
let gateway: Gateway;
let tunis: Row;
let sousse: Row;

const inHours = (hours: number) => ({ departure: new Date(Date.now() + hours * HOUR_MS).toISOString() });
/** Far enough ahead for all of it to be given back, unless the fields say otherwise. */
const hold = async (seats = 1, fields: object = inHours(48)): Promise<Held> =>
  holdSeats(app, await makeTrip(app, tunis, sousse, fields), seats);
const becomes = (held: Held, status: string) => eventually(held.booking, (booking) => booking.status === status);

async function paid(seats = 1, fields: object = inHours(48)): Promise<Held> {
  const held = await hold(seats, fields);
  await inSandbox(app, await held.pay('sandbox'), 'paid').expect(303);
  expect(await becomes(held, 'confirmed')).toMatchObject({ status: 'confirmed' });
  return held;
}

/** The booking's money once nothing of it is on its way any more. */
const settled = (held: Held) => eventually(held.money, ({ refundPending }) => refundPending.amount === 0);
const events = async (code: string) =>
  (
    await app.strapi.db.query('plugin::booking.history-entry').findMany({ where: { code }, orderBy: { id: 'asc' } })
  ).map(({ event, actor }: { event: string; actor: string }) => `${event} by ${actor}`);

beforeAll(async () => {
  gateway = await startGateway();
  app = await startPayingApp(gateway.settings);
  tunis = await makeStation(app, 'tunis');
  sousse = await makeStation(app, 'sousse');
});

afterAll(async () => {
  await app?.stop();
  await gateway?.stop();
});

describe('a held booking', () => {
  it('is shown with what it costs, how it can be paid, and what cancelling gives back', async () => {
    const held = await hold(2);
    const { startsAt } = await held.booking();
    const instantBefore = (hours: number) => new Date(Date.parse(startsAt) - hours * HOUR_MS).toISOString();
    expect(await held.money()).toEqual({
      price: TND(25_000),
      paid: TND(0),
      refunded: TND(0),
      refundPending: TND(0),
      due: TND(25_000),
      methods: expect.arrayContaining(['sandbox', 'gateway', 'desk']),
      refundPolicy: [
        { until: instantBefore(24), percent: 100, amount: TND(25_000) },
        { until: instantBefore(2), percent: 50, amount: TND(12_500) },
        { until: null, percent: 0, amount: TND(0) },
      ],
      refundNow: null,
      payments: [],
    });
  });

  it('is paid on the page of the provider, and confirmed', async () => {
    const held = await hold(2);
    const payment = await held.pay('sandbox');
    expect(payment).toMatchObject({
      provider: 'sandbox',
      status: 'pending',
      amount: TND(25_000),
      redirectUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/api\/payments\/sandbox\/sbx_[0-9a-f]{23}$/),
    });
    const { headers } = await inSandbox(app, payment, 'paid').expect(303);
    expect(headers.location).toBe(`http://localhost:4321/fr/p/${held.code}`);
    expect(await becomes(held, 'confirmed')).toMatchObject({ status: 'confirmed' });
    expect(await held.money()).toMatchObject({
      paid: TND(25_000),
      due: TND(0),
      methods: [],
      payments: [{ id: payment.id, status: 'succeeded', redirectUrl: null }],
    });
    expect(await events(held.code)).toEqual(['hold by customer', 'settle by payment']);
  });

  it('stays held when the payment fails, and is paid the second time', async () => {
    const held = await hold();
    const first = await held.pay('sandbox');
    await inSandbox(app, first, 'failed').expect(303);
    const { payments } = await eventually(held.money, (money) => money.payments[0].status === 'failed');
    expect(payments).toMatchObject([{ id: first.id, status: 'failed', redirectUrl: null }]);
    expect(await held.booking()).toMatchObject({ status: 'held' });

    const second = await held.pay('sandbox');
    expect(second.id).not.toBe(first.id);
    await inSandbox(app, second, 'paid').expect(303);
    expect(await becomes(held, 'confirmed')).toMatchObject({ status: 'confirmed' });
  });

  it('is given the payment that is open already, and one payment for one key', async () => {
    const held = await hold();
    const [one, two] = await Promise.all([held.pay('gateway'), held.pay('gateway')]);
    expect(two.id).toBe(one.id);
    const send = (provider: string) =>
      app.http
        .post(`/api/bookings/${held.code}/payments`)
        .set({ 'Booking-Token': held.token, 'Idempotency-Key': 'pay-once' })
        .send({ data: { provider } });
    const keyed = await send('sandbox').expect(201);
    expect((await send('sandbox').expect(201)).body.data.id).toBe(keyed.body.data.id);
    expect((await send('gateway').expect(422)).body.error.details.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('has its open payment cancelled at the provider when another one is chosen', async () => {
    const held = await hold();
    const one = await held.pay('gateway');
    await held.pay('sandbox');
    const { payments } = await eventually(held.money, (money) => money.payments[0].status === 'cancelled');
    expect(payments).toMatchObject([{ id: one.id, status: 'cancelled' }, { status: 'pending' }]);
    expect(gateway.accounts.get(one.id)).toMatchObject({ state: 'cancelled' });
  });

  it('stays held when its customer gives up paying, who may pay otherwise', async () => {
    const held = await hold();
    const payment = await held.pay('sandbox');
    const { body } = await held.post(`/payments/${payment.id}/cancel`).expect(200);
    expect(body.data).toMatchObject({ id: payment.id, status: 'cancelled', redirectUrl: null });
    await inSandbox(app, payment, 'paid').expect(409);
    expect(await held.booking()).toMatchObject({ status: 'held' });
    expect(await held.pay('desk')).toMatchObject({ provider: 'desk', status: 'pending', redirectUrl: null });
    expect(await held.booking()).toMatchObject({ status: 'confirmed' });
  });

  it('is confirmed when its customer gives up too late: the money is there', async () => {
    const held = await hold();
    const payment = await held.pay('gateway');
    gateway.pay(payment.id);
    const { body } = await held.post(`/payments/${payment.id}/cancel`).expect(200);
    expect(body.data).toMatchObject({ status: 'succeeded' });
    expect(await held.booking()).toMatchObject({ status: 'confirmed' });
  });

  it('has nothing to pay once it has lapsed, and its open payment is cancelled at the provider', async () => {
    const held = await hold();
    const payment = await held.pay('gateway');
    await lapseHold(app, held.code);
    const { body } = await held.post('/payments', { provider: 'sandbox' }).expect(409);
    expect(body.error.details.code).toBe('HOLD_EXPIRED');
    const { payments, methods } = await eventually(held.money, (money) => money.payments[0].status === 'cancelled');
    expect([payments[0].status, methods]).toEqual(['cancelled', []]);
    expect(gateway.accounts.get(payment.id)).toMatchObject({ state: 'cancelled' });
  });

  it('that was paid in part stays held for the rest, and gets it back when it lapses', async () => {
    const held = await hold(2);
    const payment = await held.pay('gateway');
    gateway.pay(payment.id, 10_000);
    await app.http
      .post('/api/payments/webhooks/gateway')
      .set(gateway.webhook(payment.id).headers)
      .send(gateway.webhook(payment.id).body)
      .expect(200);
    expect(await eventually(held.money, ({ paid }) => paid.amount > 0)).toMatchObject({ due: TND(15_000) });
    expect(await held.booking()).toMatchObject({ status: 'held' });
    await lapseHold(app, held.code);
    await becomes(held, 'expired');
    expect(await settled(held)).toMatchObject({ refunded: TND(10_000), payments: [{ status: 'refunded' }] });
  });
});

describe('a paid booking that its customer cancels', () => {
  it.each([
    ['long before is refunded in full', 30, 25_000],
    ['later in part, as was shown before paying', 5, 12_500],
  ])('%s', async (_what, hours, amount) => {
    const held = await paid(2, inHours(hours));
    expect((await held.money()).refundNow).toEqual(TND(amount));
    await held.post('/cancel').expect(200);
    expect(await settled(held)).toMatchObject({ refunded: TND(amount), refundNow: null, due: TND(25_000) });
    const [payment] = (await held.money()).payments;
    expect(payment.status).toBe(amount === 25_000 ? 'refunded' : 'partly_refunded');
  });

  it('is refunded by the policy it was paid under, whatever the station says since', async () => {
    const strict = await makeStation(app, 'changing', { refundPartPercent: 80 });
    const held = await holdSeats(app, await makeTrip(app, strict, sousse, inHours(5)));
    await inSandbox(app, await held.pay('sandbox'), 'paid').expect(303);
    await becomes(held, 'confirmed');
    await app.strapi
      .documents('plugin::trips.station')
      .update({ documentId: strict.documentId, data: { refundPartPercent: 0 } as never });
    expect((await held.money()).refundNow).toEqual(TND(10_000));
    await held.post('/cancel').expect(200);
    expect(await settled(held)).toMatchObject({ refunded: TND(10_000) });
    expect((await paymentsOf(app).of([(await bookingOf(held)).id])).payments).toMatchObject([
      { kept: 2500, keptReason: expect.stringMatching(/^cancelled by the customer \d h before: 80 % given back$/) },
    ]);
  });

  it('is refunded once, however often it is cancelled', async () => {
    const held = await paid();
    await Promise.all(Array.from({ length: 5 }, () => held.post('/cancel')));
    expect(await settled(held)).toMatchObject({ refunded: TND(12_500) });
  });
});

const bookingOf = async ({ code }: Held) =>
  (await app.strapi.plugin('booking').service('engine').findByCode(code)) as { id: number };

describe('a paid booking that staff end', () => {
  it('is refunded in full, whatever the policy says', async () => {
    const held = await paid(2, inHours(1.5));
    const { id: bookingId } = await bookingOf(held);
    await app.strapi.plugin('booking').service('engine').transition({ bookingId, event: 'refuse', actor: STAFF });
    expect(await settled(held)).toMatchObject({ refunded: TND(25_000) });
  });

  it('by calling the trip off, is refunded in full with all others on it', async () => {
    const trip = await makeTrip(app, tunis, sousse, inHours(3));
    const all = [await holdSeats(app, trip), await holdSeats(app, trip, 2)];
    for (const held of all) await inSandbox(app, await held.pay('sandbox'), 'paid').expect(303);
    for (const held of all) await becomes(held, 'confirmed');
    const { documentId } = trip;
    await app.strapi.documents('plugin::trips.trip').update({ documentId, data: { tripStatus: 'cancelled' } as never });
    for (const held of all) expect(await settled(held)).toMatchObject({ payments: [{ status: 'refunded' }] });
  });
});

describe('a paid booking that is moved', () => {
  it('to fewer seats gets the difference back; to more, owes it and pays it', async () => {
    const held = await paid(3);
    await held.post('/move', { quantity: 2 }).expect(200);
    expect(await settled(held)).toMatchObject({ price: TND(25_000), refunded: TND(12_500), due: TND(0) });
    await held.post('/move', { quantity: 4 }).expect(200);
    expect(await held.money()).toMatchObject({ due: TND(25_000), methods: expect.arrayContaining(['sandbox']) });
    await inSandbox(app, await held.pay('sandbox'), 'paid').expect(303);
    expect(await eventually(held.money, ({ due }) => due.amount === 0)).toMatchObject({ due: TND(0), methods: [] });
    await held.post('/cancel').expect(200);
    expect(await settled(held)).toMatchObject({ paid: TND(62_500), refunded: TND(62_500) });
  });
});

describe('money at the desk', () => {
  it('is promised by the customer, taken and given back by staff, each by name', async () => {
    const held = await hold(2);
    await held.pay('desk');
    expect(await held.money()).toMatchObject({ due: TND(25_000), methods: ['sandbox', 'gateway'] });
    const { id } = await bookingOf(held);
    await paymentsOf(app).markPaid(id, STAFF);
    await expect(paymentsOf(app).markPaid(id, STAFF)).rejects.toMatchObject({ code: 'PAYMENT_NOT_DUE' });
    expect(await held.money()).toMatchObject({ paid: TND(25_000), due: TND(0), payments: [{ status: 'succeeded' }] });

    await held.post('/cancel').expect(200);
    expect(await held.money()).toMatchObject({ refundPending: TND(25_000) });
    const { payments, refunds } = await paymentsOf(app).of([id]);
    expect(payments).toMatchObject([{ takenBy: '7 Amel Ben Salah' }]);
    await paymentsOf(app).markRefunded(refunds[0]?.documentId ?? '', STAFF);
    await expect(paymentsOf(app).markRefunded(refunds[0]?.documentId ?? '', STAFF)).rejects.toMatchObject({
      code: 'PAYMENT_NOT_DUE',
    });
    expect((await paymentsOf(app).of([id])).refunds).toMatchObject([
      { status: 'succeeded', givenBy: '7 Amel Ben Salah' },
    ]);
    expect(await held.money()).toMatchObject({ refunded: TND(25_000), refundPending: TND(0) });
  });

  it('is not waited for any more once it was paid online after all', async () => {
    const held = await hold();
    await held.pay('desk');
    const online = await held.pay('sandbox');
    expect(await held.money()).toMatchObject({ payments: [{ status: 'pending' }, { status: 'pending' }] });
    await inSandbox(app, online, 'paid').expect(303);
    const { payments } = await eventually(held.money, ({ due }) => due.amount === 0);
    expect(payments).toMatchObject([{ provider: 'desk', status: 'cancelled' }, { status: 'succeeded' }]);
  });

  it('is taken for a booking that nobody has begun to pay for', async () => {
    const held = await hold();
    const { id: bookingId } = await bookingOf(held);
    await app.strapi.plugin('booking').service('engine').transition({ bookingId, event: 'settle', actor: STAFF });
    await paymentsOf(app).markPaid(bookingId, STAFF);
    expect(await held.money()).toMatchObject({ paid: TND(12_500), payments: [{ provider: 'desk' }] });
  });

  it('follows the price, and is not waited for once the booking has ended', async () => {
    const held = await hold(2);
    const promise = await held.pay('desk');
    await held.post('/move', { quantity: 3 }).expect(200);
    expect(await held.money()).toMatchObject({ payments: [{ amount: TND(37_500), status: 'pending' }] });
    const { body } = await held.post(`/payments/${promise.id}/cancel`).expect(409);
    expect(body.error.details.code).toBe('TRANSITION_NOT_ALLOWED');
    await held.post('/cancel').expect(200);
    expect(await held.money()).toMatchObject({ payments: [{ status: 'cancelled' }], refundPending: TND(0) });
  });

  it('is not asked for what costs nothing: the promise alone confirms it', async () => {
    const held = await hold(1, { price: 0 });
    expect((await held.money()).methods).toEqual(['desk']);
    expect(await held.pay('desk')).toMatchObject({ status: 'succeeded', amount: TND(0) });
    expect(await held.booking()).toMatchObject({ status: 'confirmed' });
  });
});

describe('what cannot be', () => {
  const refused = async (held: Held, data: unknown) => {
    const { status, body } = await held.post('/payments', data);
    return [status, body.error.details.code];
  };

  it.each<[string, unknown, number, string]>([
    ['a provider that is not there', { provider: 'nobody' }, 422, 'PROVIDER_UNKNOWN'],
    ['a provider by the name of a property', { provider: '__proto__' }, 422, 'PROVIDER_UNKNOWN'],
    ['a provider that is a number', { provider: 5 }, 422, 'INVALID_FIELDS'],
    ['a provider that is a list', { provider: ['sandbox'] }, 422, 'INVALID_FIELDS'],
    ['no provider', {}, 422, 'INVALID_FIELDS'],
    ['an empty one', { provider: ' ' }, 422, 'INVALID_FIELDS'],
    ['one without end', { provider: 'x'.repeat(5000) }, 422, 'INVALID_FIELDS'],
    ['a NUL in it', { provider: 'a\u0000' }, 422, 'INVALID_FIELDS'],
    ['no data', undefined, 400, 'INVALID_BODY'],
    ['data that is text', 'sandbox', 400, 'INVALID_BODY'],
  ])('%s', async (_what, data, status, code) => {
    const held = await hold();
    const [answered, why] = await refused(held, data);
    // Text that cannot be stored is stopped before it comes to us, with a code of its own.
    if (String(JSON.stringify(data)).includes('\\u0000')) expect(answered).toBeLessThan(500);
    else expect([answered, why]).toEqual([status, code]);
    expect((await held.money()).payments).toEqual([]);
  });

  it('an amount of the customer’s own choosing changes nothing', async () => {
    const held = await hold();
    const { body } = await held.post('/payments', { provider: 'sandbox', amount: 1, currency: 'XXX' }).expect(201);
    expect(body.data.amount).toEqual(TND(12_500));
  });

  it('paying twice', async () => {
    const held = await paid();
    expect(await refused(held, { provider: 'sandbox' })).toEqual([409, 'PAYMENT_NOT_DUE']);
    expect(await refused(held, { provider: 'desk' })).toEqual([409, 'PAYMENT_NOT_DUE']);
  });

  it('paying for what was cancelled', async () => {
    const held = await hold();
    await held.post('/cancel').expect(200);
    expect(await refused(held, { provider: 'sandbox' })).toEqual([409, 'PAYMENT_NOT_DUE']);
  });

  it('somebody else’s booking or payment', async () => {
    const [mine, theirs] = [await hold(), await hold()];
    const payment = await theirs.pay('sandbox');
    await app.http.get(`/api/bookings/${theirs.code}/payments`).set('Booking-Token', mine.token).expect(404);
    await app.http.get(`/api/bookings/${theirs.code}/payments`).expect(404);
    await app.http
      .post(`/api/bookings/${theirs.code}/payments`)
      .set('Booking-Token', mine.token)
      .send({ data: { provider: 'sandbox' } })
      .expect(404);
    await mine.post(`/payments/${payment.id}/cancel`).expect(404);
    await mine.post('/payments/nosuchpayment/cancel').expect(404);
    await mine.post(`/payments/${encodeURIComponent("x' OR 1=1")}/cancel`).expect(404);
    expect(await theirs.money()).toMatchObject({ payments: [{ status: 'pending' }] });
  });

  it('a page of the sandbox that was never opened, or is done with', async () => {
    await app.http.get('/api/payments/sandbox/sbx_nothing').expect(404);
    await app.http.post('/api/payments/sandbox/sbx_nothing').type('form').send({ act: 'paid' }).expect(404);
    const payment = await (await hold()).pay('sandbox');
    await inSandbox(app, payment, 'steal').expect(409);
    await inSandbox(app, payment, 'failed').expect(303);
    await inSandbox(app, payment, 'paid').expect(409);
  });

  it('editing payments by hand: the database keeps count', async () => {
    const held = await paid();
    const { id } = await bookingOf(held);
    const db = app.strapi.db.connection;
    const attempts = [
      ['UPDATE payments SET received = received + 1 WHERE booking_id = ?', [id]],
      ['UPDATE payments SET refunded = 1, promised = 1 WHERE booking_id = ?', [id]],
      ['UPDATE payments SET kept = received + 1 WHERE booking_id = ?', [id]],
      [
        `INSERT INTO payment_refunds (document_id, payment_id, booking_code, refund_status, provider, amount, currency, why)
         SELECT 'toomuch', id, booking_code, 'pending', provider, received + 1, currency, 'twice' FROM payments WHERE booking_id = ?`,
        [id],
      ],
      ['DELETE FROM bookings WHERE id = ?', [id]],
    ] as const;
    for (const [sql, bindings] of attempts) await expect(db.raw(sql, [...bindings])).rejects.toThrow();
    // Not even in the panel, once the booking has ended, while its money is on its way back.
    await db.raw(`UPDATE bookings SET booking_status = 'cancelled' WHERE id = ?`, [id]);
    const booking = (await app.strapi.plugin('booking').service('engine').findByCode(held.code)) as {
      documentId: string;
    };
    const deleted = app.strapi.documents('plugin::booking.booking').delete({ documentId: booking.documentId });
    await expect(deleted).rejects.toThrow(/still to be given back/);
    const documents = app.strapi.documents('plugin::payments.payment');
    const [payment] = await documents.findMany({ filters: { bookingCode: held.code } });
    await expect(documents.delete({ documentId: payment?.documentId ?? '' })).rejects.toThrow(/kept by Relais/);
  });
});

describe('a server with settings that are wrong', () => {
  it.each([
    [
      'the sandbox in production',
      { NODE_ENV: 'production', SANDBOX_PAYMENTS: 'true' },
      /does not start with NODE_ENV=production/,
    ],
    ['a gateway that is not there', { PAYMENT_PROVIDERS: '{"no-such-gateway": {}}' }, /no-such-gateway/],
    ['gateways that are no JSON', { PAYMENT_PROVIDERS: 'my-gateway' }, /PAYMENT_PROVIDERS is no JSON object/],
  ])('does not start: %s', async (_what, env, words) => {
    await expect(startApi({ databaseUrl: app.databaseUrl, env })).rejects.toThrow(words);
  });
});

describe('the page of the sandbox', () => {
  it.each([
    ['fr', 'ltr', 'Banque d’essai', '12,500'],
    ['en', 'ltr', 'Test bank', '12.500'],
    ['ar', 'rtl', 'بنك تجريبي', '12'],
  ])('speaks %s, and leads back to the site', async (locale, dir, title, amount) => {
    const trip = await makeTrip(app, tunis, sousse);
    const contact = { name: 'Salma', email: 'salma@example.org' };
    const { body } = await app.http
      .post(`/api/trips/${trip.documentId}/bookings`)
      .send({ data: { seats: 1, contact, locale } })
      .expect(201);
    const { code, token } = body.data;
    const paying = app.http.post(`/api/bookings/${code}/payments`).set('Booking-Token', token);
    const { redirectUrl } = (await paying.send({ data: { provider: 'sandbox' } }).expect(201)).body.data;
    const { text, headers } = await app.http.get(new URL(redirectUrl).pathname).expect(200);
    expect(text).toContain(`<html lang="${locale}" dir="${dir}">`);
    for (const part of [title, amount, code, `http://localhost:4321/${locale}/p/${code}`]) expect(text).toContain(part);
    expect(headers['content-security-policy']).toContain("form-action 'self' http://localhost:4321");
  });
});
