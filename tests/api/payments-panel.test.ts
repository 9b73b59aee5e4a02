import { setTimeout as sleep } from 'node:timers/promises';
import { type App, startApp } from '../helpers/app';
import { type StripeServer, startStripe } from '../helpers/stripe';
import { book, makeStation, makeTrip, type Row, signInStaff } from '../helpers/trips';

interface Signed {
  headers: Record<string, string>;
}

interface Made {
  readonly code: string;
  readonly token: string;
  readonly documentId: string;
}

const PRICE = { amount: 25_000, currency: 'TND' };
const NOTHING = { amount: 0, currency: 'TND' };
const BOOKING = 'plugin::booking.booking';

let stripe: StripeServer;
let app: App;
let tunis: Row;
let sousse: Row;
let admin: Signed;
let chief: Signed;
let stranger: Signed;

beforeAll(async () => {
  stripe = await startStripe();
  app = await startApp({ env: stripe.env });
  tunis = await makeStation(app, 'tunis');
  sousse = await makeStation(app, 'sousse');
  admin = await signInStaff(app, 'admin@example.org', 'strapi-super-admin');
  chief = await signInStaff(app, 'tunis@example.org', 'station-chief', [tunis]);
  stranger = await signInStaff(app, 'sousse@example.org', 'station-chief', [sousse]);
});

afterAll(async () => {
  await app?.stop();
  await stripe?.stop();
});

beforeEach(() => {
  stripe.behave('well');
  stripe.ledger.refundsBecome = 'succeeded';
});

const panel = {
  get: (as: Signed, url: string) => app.http.get(`/payments${url}`).set(as.headers),
  post: (as: Signed, url: string, body: object = {}) => app.http.post(`/payments${url}`).set(as.headers).send(body),
};

async function held(): Promise<Made> {
  const { body } = await book(app, await makeTrip(app, tunis, sousse), 2).expect(201);
  const row = await app.strapi.db.query(BOOKING).findOne({ where: { code: body.data.code } });
  return { code: body.data.code, token: body.data.token, documentId: row.documentId };
}

/** Two passengers at the counter, without any payment. */
async function atCounter(): Promise<Row> {
  const trip = await makeTrip(app, tunis, sousse);
  const wish = { name: 'Mongi', phone: null, seats: 2 };
  const { body } = await app.http
    .post(`/trips/trips/${trip.documentId}/bookings`)
    .set(chief.headers)
    .send(wish)
    .expect(201);
  return app.strapi.db.query(BOOKING).findOne({ where: { code: body.data.code } });
}

const customer = ({ code, token }: Made, path: string, data: object = {}) =>
  app.http.post(`/api/bookings/${code}${path}`).set('Booking-Token', token).send({ data });

const sheetOf = async ({ documentId }: { documentId: string }, as = chief) =>
  (await panel.get(as, `/bookings/${documentId}`).expect(200)).body.data;

const takeCash = (booking: { documentId: string }, amount = PRICE.amount, as = chief) =>
  panel.post(as, `/bookings/${booking.documentId}/cash`, { amount });

const giveBack = (payment: string, amount: number, of: number, as = chief, reason = 'Broken window') =>
  panel.post(as, `/payments/${payment}/refunds`, { amount, of, reason });

async function until<T>(read: () => Promise<T>, matches: (value: T) => boolean): Promise<T> {
  for (const end = Date.now() + 20_000; ; await sleep(30)) {
    const value = await read();
    if (matches(value)) return value;
    if (Date.now() > end) throw new Error(`Not in time: ${JSON.stringify(value)}`);
  }
}

async function paidOnline(): Promise<Made & { payment: string }> {
  const booking = await held();
  const { body } = await customer(booking, '/payments', { provider: 'stripe' }).expect(201);
  const session = stripe.sessionOf(body.data.id);
  stripe.ledger.complete(session, 'paid');
  const { payload, headers } = stripe.webhook('checkout.session.completed', session);
  await app.http.post('/api/payments/webhooks/stripe').set(headers).send(payload).expect(200);
  await until(
    () => sheetOf(booking),
    ({ paid }) => paid.amount > 0,
  );
  return { ...booking, payment: body.data.id };
}

describe('cash at the desk', () => {
  it('pays a booking that was made at the counter, by a named person', async () => {
    const booking = await atCounter();
    expect(await sheetOf(booking)).toMatchObject({ price: PRICE, due: PRICE, payments: [], may: { takeCash: true } });
    const { body } = await takeCash(booking).expect(200);
    expect(body.data).toMatchObject({
      paid: PRICE,
      due: { amount: 0 },
      payments: [{ provider: 'desk', status: 'succeeded', amount: PRICE, by: 'Karim Trabelsi', refunds: [] }],
      may: { takeCash: false },
    });
  });

  it('settles a hold, and keeps the promise to pay at the venue', async () => {
    const first = await held();
    await takeCash(first).expect(200);
    const promised = await held();
    await customer(promised, '/payments', { provider: 'desk' }).expect(201);
    await takeCash(promised).expect(200);
    for (const booking of [first, promised]) {
      const row = await app.strapi.db.query(BOOKING).findOne({ where: { documentId: booking.documentId } });
      expect(row.bookingStatus).toBe('confirmed');
      expect((await sheetOf(booking)).payments).toEqual([expect.objectContaining({ status: 'succeeded' })]);
    }
  });

  it('counts once when the button is pressed twice', async () => {
    const booking = await atCounter();
    const answers = await Promise.all([takeCash(booking), takeCash(booking)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect(await sheetOf(booking)).toMatchObject({ paid: PRICE, payments: [{ amount: PRICE }] });
    const { body } = await takeCash(booking).expect(400);
    expect(body.error.message).toBe('There is nothing to pay for this booking.');
  });

  it.each([0, -25_000, 24_999, 25_001, 25_000.5, '25000', null])(
    'refuses %j where something else is due',
    async (amount) => {
      const booking = await atCounter();
      await takeCash(booking, amount as number).expect(400);
      expect(await sheetOf(booking)).toMatchObject({ paid: { amount: 0 }, due: PRICE });
    },
  );

  it('is given back by hand when the booking is cancelled, once', async () => {
    const booking = await atCounter();
    await takeCash(booking).expect(200);
    const cancel = { event: 'cancel', reason: null };
    await app.http
      .post(`/booking/bookings/${booking.documentId}/transitions`)
      .set(chief.headers)
      .send(cancel)
      .expect(200);
    const open = await sheetOf(booking);
    expect(open).toMatchObject({
      due: { amount: 0 },
      refundPending: PRICE,
      payments: [{ refunds: [{ status: 'pending', byHand: true, amount: PRICE, why: 'cancelled' }] }],
      may: { takeCash: false },
    });
    const url = `/refunds/${open.payments[0].refunds[0].documentId}/given`;
    const answers = await Promise.all([panel.post(chief, url), panel.post(chief, url)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect(await sheetOf(booking)).toMatchObject({
      refunded: PRICE,
      refundPending: { amount: 0 },
      payments: [{ status: 'refunded', refunds: [{ status: 'succeeded', by: 'Karim Trabelsi' }] }],
    });
  });
});

describe('a refund that staff decide on', () => {
  it('gives back a part, by the way it came, and is not owed again', async () => {
    const booking = await paidOnline();
    const { body } = await giveBack(booking.payment, 5_000, 25_000).expect(200);
    expect(body.data).toMatchObject({ due: { amount: 0 }, payments: [{ refundable: { amount: 20_000 } }] });
    const done = await until(
      () => sheetOf(booking),
      ({ refunded }) => refunded.amount === 5_000,
    );
    expect(done).toMatchObject({
      due: { amount: 0 },
      payments: [
        {
          status: 'partly_refunded',
          refunds: [
            { status: 'succeeded', why: 'staff', reason: 'Broken window', by: 'Karim Trabelsi', byHand: false },
          ],
        },
      ],
    });
    const { body: seen } = await app.http
      .get(`/api/bookings/${booking.code}/payments`)
      .set('Booking-Token', booking.token);
    expect(seen.data).toMatchObject({ due: { amount: 0 }, methods: [], refunded: { amount: 5_000 } });
  });

  it('is made once when the button is pressed twice', async () => {
    const booking = await paidOnline();
    const answers = await Promise.all([1, 2].map(() => giveBack(booking.payment, 5_000, 25_000)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    const done = await until(
      () => sheetOf(booking),
      ({ refundPending }) => refundPending.amount === 0,
    );
    expect(done.refunded.amount).toBe(5_000);
  });

  it.each([
    [0, 25_000],
    [-10, 25_000],
    [25_010, 25_000],
    [25_010, 25_010],
    [5_005, 25_000],
    [5_000, 24_000],
    ['5000', 25_000],
  ])('of %j of %j is refused', async (amount, of) => {
    const booking = await paidOnline();
    await giveBack(booking.payment, amount as number, of).expect(400);
    expect(await sheetOf(booking)).toMatchObject({ refunded: { amount: 0 }, refundPending: { amount: 0 } });
  });

  it('needs a reason', async () => {
    const booking = await paidOnline();
    await giveBack(booking.payment, 5_000, 25_000, chief, ' ').expect(400);
  });

  it('may give back what the venue had kept, and no more', async () => {
    const trip = await makeTrip(app, tunis, sousse, { departure: new Date(Date.now() + 5_400_000).toISOString() });
    const { body } = await book(app, trip, 2).expect(201);
    const row = await app.strapi.db.query(BOOKING).findOne({ where: { code: body.data.code } });
    const booking = { code: body.data.code, token: body.data.token, documentId: row.documentId };
    await takeCash(booking).expect(200);
    await app.strapi.db.connection.raw('UPDATE payments SET kept = 10000 WHERE booking_id = ?', [row.id]);
    const [line] = (await sheetOf(booking)).payments;
    expect(line).toMatchObject({ kept: { amount: 10_000 }, refundable: PRICE });
    await giveBack(line.documentId, 25_000, 25_000).expect(200);
    expect((await sheetOf(booking)).payments[0]).toMatchObject({ kept: { amount: 0 }, refundable: { amount: 0 } });
  });
});

describe('a refund that has failed', () => {
  it.each([
    ['refused', 'balance_insufficient'],
    ['failed', 'expired_or_canceled_card'],
  ] as const)('says why (%s), and is made when it is tried again', async (becomes, lastError) => {
    const booking = await paidOnline();
    stripe.ledger.refundsBecome = becomes;
    await giveBack(booking.payment, 10_000, 25_000).expect(200);
    const lines = ({ payments }: { payments: { refunds: { status: string; documentId: string }[] }[] }) =>
      payments[0]?.refunds ?? [];
    const failed = await until(
      () => sheetOf(booking),
      (sheet) => lines(sheet)[0]?.status === 'failed',
    );
    expect(lines(failed)).toMatchObject([{ lastError, amount: { amount: 10_000 } }]);
    stripe.ledger.refundsBecome = 'succeeded';
    const url = `/refunds/${lines(failed)[0]?.documentId}/retry`;
    const answers = await Promise.all([panel.post(chief, url), panel.post(chief, url)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, expect.any(Number)]);
    const done = await until(
      () => sheetOf(booking),
      ({ refunded }) => refunded.amount > 0,
    );
    expect(done).toMatchObject({ refunded: { amount: 10_000 }, payments: [{ refunds: [{ status: 'succeeded' }] }] });
    expect(stripe.ledger.refundedOf(String(stripe.sessionOf(booking.payment).payment_intent))).toBe(10_000);
  });

  it('may be given back by hand instead', async () => {
    const booking = await paidOnline();
    stripe.ledger.refundsBecome = 'failed';
    await giveBack(booking.payment, 10_000, 25_000).expect(200);
    const failed = await until(
      () => sheetOf(booking),
      ({ payments }) => payments[0].refunds[0]?.status === 'failed',
    );
    const { body } = await panel.post(chief, `/refunds/${failed.payments[0].refunds[0].documentId}/given`).expect(200);
    expect(body.data).toMatchObject({ refunded: { amount: 10_000 } });
  });

  it('is the only one that can be tried again', async () => {
    const booking = await paidOnline();
    await giveBack(booking.payment, 10_000, 25_000).expect(200);
    const done = await until(
      () => sheetOf(booking),
      ({ refunded }) => refunded.amount > 0,
    );
    const { documentId } = done.payments[0].refunds[0];
    await panel.post(chief, `/refunds/${documentId}/retry`).expect(400);
    await panel.post(chief, `/refunds/${documentId}/given`).expect(400);
  });
});

describe("another station's chief", () => {
  it('finds no money, and moves none', async () => {
    const booking = await paidOnline();
    await giveBack(booking.payment, 5_000, 25_000).expect(200);
    const [line] = (await sheetOf(booking)).payments;
    const refund = line.refunds[0].documentId;
    for (const url of [`/bookings/${booking.documentId}`, `/payments/${booking.payment}`, `/refunds/${refund}`]) {
      expect((await panel.get(chief, url).expect(200)).body.data.booking.code).toBe(booking.code);
      await panel.get(stranger, url).expect(404);
    }
    await takeCash(await held(), PRICE.amount, stranger).expect(404);
    await giveBack(booking.payment, 5_000, 20_000, stranger).expect(404);
    await panel.post(stranger, `/refunds/${refund}/given`).expect(404);
    await panel.post(stranger, `/refunds/${refund}/retry`).expect(404);
    await giveBack('nothing', 5_000, 20_000).expect(404);
    const { body } = await panel.get(stranger, `/summaries?ids=${booking.documentId}`).expect(200);
    expect(body.data).toEqual({});
  });

  it('sees no row of it in the lists, where chiefs see their own', async () => {
    const booking = await paidOnline();
    await giveBack(booking.payment, 5_000, 25_000).expect(200);
    for (const model of ['payment', 'refund']) {
      const url = `/content-manager/collection-types/plugin::payments.${model}?filters[bookingCode][$eq]=${booking.code}`;
      const seen = async (as: Signed) => (await app.http.get(url).set(as.headers).expect(200)).body.results.length;
      expect([await seen(admin), await seen(chief), await seen(stranger)]).toEqual([1, 1, 0]);
    }
  });
});

describe('without signing in as staff', () => {
  it('answers 401', async () => {
    const booking = await paidOnline();
    await app.http.get(`/payments/bookings/${booking.documentId}`).expect(401);
    await app.http.post(`/payments/bookings/${booking.documentId}/cash`).send({ amount: 25_000 }).expect(401);
    await app.http.get(`/payments/summaries?ids=${booking.documentId}`).expect(401);
  });
});

describe('the content manager', () => {
  it('offers nobody to make, change or delete money', async () => {
    const { body } = await app.http.get('/admin/users/me/permissions').set(admin.headers).expect(200);
    const offered = body.data
      .filter(({ subject }: { subject: string }) => /^plugin::payments\.(payment|refund)$/.test(subject))
      .map(({ action }: { action: string }) => action.split('.').at(-1));
    expect(offered).toEqual(['read', 'read']);
    const booking = await paidOnline();
    const url = `/content-manager/collection-types/plugin::payments.payment`;
    await app.http.post(url).set(admin.headers).send({ amount: 1 }).expect(403);
    await app.http.put(`${url}/${booking.payment}`).set(admin.headers).send({ received: 1 }).expect(403);
    await app.http.delete(`${url}/${booking.payment}`).set(admin.headers).expect(403);
  });
});

describe('a list of bookings', () => {
  it('gets what is paid and due of each', async () => {
    const [paid, open] = [await paidOnline(), await held()];
    const { body } = await panel.get(chief, `/summaries?ids=${paid.documentId},${open.documentId},nothing`).expect(200);
    expect(body.data).toEqual({
      [paid.documentId]: { paid: PRICE, refunded: NOTHING, refundPending: NOTHING, due: NOTHING },
      [open.documentId]: { paid: NOTHING, refunded: NOTHING, refundPending: NOTHING, due: PRICE },
    });
  });
});
