import { type App, startApp } from '../helpers/app';
import { book, makeStation, makeTrip, type Row, signInStaff } from '../helpers/trips';

interface Signed {
  headers: Record<string, string>;
}

let app: App;
let tunis: Row;
let sousse: Row;
let admin: Signed;
let chief: Signed;
let stranger: Signed;

beforeAll(async () => {
  app = await startApp();
  tunis = await makeStation(app, 'tunis');
  sousse = await makeStation(app, 'sousse');
  admin = await signInStaff(app, 'admin@example.org', 'strapi-super-admin');
  chief = await signInStaff(app, 'tunis@example.org', 'station-chief', [tunis]);
  stranger = await signInStaff(app, 'sousse@example.org', 'station-chief', [sousse]);
});

afterAll(async () => {
  await app.stop();
});

const panel = {
  get: (as: Signed, url: string) => app.http.get(url).set(as.headers),
  post: (as: Signed, url: string, body: object) => app.http.post(url).set(as.headers).send(body),
};

async function heldBooking(trip: Row, seats = 2): Promise<string> {
  const { body } = await book(app, trip, seats).expect(201);
  const row = await app.strapi.db.query('plugin::booking.booking').findOne({ where: { code: body.data.code } });
  return row.documentId;
}

const transition = (as: Signed, booking: string, event: string, reason?: string) =>
  panel.post(as, `/booking/bookings/${booking}/transitions`, { event, reason });

describe('a booking in the panel', () => {
  it('is shown with what is booked, its zone, its history and what may be done', async () => {
    const booking = await heldBooking(await makeTrip(app, tunis, sousse));
    const { body } = await panel.get(chief, `/booking/bookings/${booking}`).expect(200);
    expect(body.data).toMatchObject({
      status: 'held',
      quantity: 2,
      title: 'Station tunis → Station sousse',
      timeZone: 'Africa/Tunis',
      price: { amount: 25_000, currency: 'TND' },
      allowed: ['settle', 'cancel', 'move'],
      history: [{ event: 'hold', from: null, to: 'held', actor: { kind: 'customer', name: null } }],
    });
  });

  it('gives staff no key to act as the customer', async () => {
    const booking = await heldBooking(await makeTrip(app, tunis, sousse));
    const { body } = await panel.get(admin, `/booking/bookings/${booking}`).expect(200);
    expect(Object.keys(body.data)).not.toEqual(expect.arrayContaining(['linkVersion']));
    expect(JSON.stringify(body)).not.toMatch(/token|link|idempotency/i);
  });

  it('is confirmed, then cancelled with a reason, by a named person', async () => {
    const booking = await heldBooking(await makeTrip(app, tunis, sousse));
    const confirmed = await transition(chief, booking, 'settle').expect(200);
    expect(confirmed.body.data).toMatchObject({ status: 'confirmed', holdExpiresAt: null });
    const { body } = await transition(chief, booking, 'cancel', 'Breakdown').expect(200);
    expect(body.data.status).toBe('cancelled');
    expect(body.data.allowed).toEqual([]);
    expect(body.data.history.at(-1)).toMatchObject({
      event: 'cancel',
      reason: 'Breakdown',
      actor: { kind: 'staff', name: 'Karim Trabelsi' },
    });
  });

  it('refuses a way that the table of states does not have, in a sentence that is translated', async () => {
    const booking = await heldBooking(await makeTrip(app, tunis, sousse));
    const { body } = await transition(chief, booking, 'attend').expect(400);
    expect(body.error).toMatchObject({
      message: 'A booking cannot go from its present status to this one.',
      details: { code: 'TRANSITION_NOT_ALLOWED' },
    });
  });

  it('takes more seats while there are some, and no ninth, not even above capacity', async () => {
    const booking = await heldBooking(await makeTrip(app, tunis, sousse));
    const move = (quantity: number, exceedCapacity = false) =>
      panel.post(chief, `/booking/bookings/${booking}/move`, { to: { quantity }, exceedCapacity });
    const { body } = await move(8).expect(200);
    expect(body.data).toMatchObject({ quantity: 8, price: { amount: 100_000, currency: 'TND' } });
    await move(9).expect(400);
    await move(9, true).expect(400);
    expect((await panel.get(chief, `/booking/bookings/${booking}`)).body.data.quantity).toBe(8);
  });

  it.each([
    { event: 'settle', reason: 7 },
    { event: 'expire' },
    { event: 'hold' },
    {},
    { event: 'cancel', reason: '\u0000' },
  ])('refuses %j', async (body) => {
    const booking = await heldBooking(await makeTrip(app, tunis, sousse));
    await panel.post(chief, `/booking/bookings/${booking}/transitions`, body).expect(400);
  });
});

describe("another station's chief", () => {
  it('finds no booking by its id, and changes none', async () => {
    const booking = await heldBooking(await makeTrip(app, tunis, sousse));
    await panel.get(stranger, `/booking/bookings/${booking}`).expect(404);
    await transition(stranger, booking, 'settle').expect(404);
    await panel.post(stranger, `/booking/bookings/${booking}/move`, { to: { quantity: 1 } }).expect(404);
    expect((await panel.get(chief, `/booking/bookings/${booking}`)).body.data).toMatchObject({
      status: 'held',
      quantity: 2,
    });
  });

  it('sees neither passengers nor counts of a trip that leaves elsewhere, not even as its destination', async () => {
    const trip = await makeTrip(app, tunis, sousse);
    await heldBooking(trip);
    const own = await panel.get(chief, `/booking/resources/trips/${trip.documentId}/bookings`).expect(200);
    expect(own.body.data).toHaveLength(1);
    expect(own.body.meta.allotment).toMatchObject({ capacity: 8, taken: 2, left: 6, excess: 0 });
    const { body } = await panel.get(stranger, `/booking/resources/trips/${trip.documentId}/bookings`).expect(200);
    expect(body).toEqual({ data: [], meta: { allotment: null } });
  });

  it('learns nothing from the summaries of a list', async () => {
    const booking = await heldBooking(await makeTrip(app, tunis, sousse));
    const url = `/booking/summaries?ids=${booking},nothing`;
    expect((await panel.get(stranger, url).expect(200)).body.data).toEqual({});
    expect(Object.keys((await panel.get(chief, url).expect(200)).body.data)).toEqual([booking]);
  });

  it('cannot be sent passengers by a move', async () => {
    const booking = await heldBooking(await makeTrip(app, tunis, sousse));
    const elsewhere = await makeTrip(app, sousse, tunis);
    await panel.post(chief, `/booking/bookings/${booking}/move`, { to: { trip: elsewhere.documentId } }).expect(400);
    expect((await panel.get(chief, `/booking/bookings/${booking}`)).body.data.status).toBe('held');
  });
});

describe('without signing in as staff', () => {
  it('answers 401', async () => {
    const booking = await heldBooking(await makeTrip(app, tunis, sousse));
    await app.http.get(`/booking/bookings/${booking}`).expect(401);
    await app.http.post(`/booking/bookings/${booking}/transitions`).send({ event: 'settle' }).expect(401);
    await app.http.get(`/booking/summaries?ids=${booking}`).expect(401);
  });
});

describe('the content manager', () => {
  it('offers nobody to create a booking, not even a Super Admin', async () => {
    const { body } = await panel.get(admin, '/admin/users/me/permissions').expect(200);
    const creates = body.data.filter(
      ({ action }: { action: string }) => action === 'plugin::content-manager.explorer.create',
    );
    const subjects = creates.map(({ subject }: { subject: string }) => subject);
    expect(subjects).toContain('plugin::trips.trip');
    expect(subjects).not.toContain('plugin::booking.booking');
    await panel
      .post(admin, '/content-manager/collection-types/plugin::booking.booking', { code: 'AAAA-AAAA' })
      .expect(403);
  });

  it("saves a note on a site's booking, with all that the form sends along", async () => {
    const trip = await makeTrip(app, tunis, sousse);
    const { body: made } = await book(app, trip, 2).set('Idempotency-Key', 'one-of-the-site').expect(201);
    const row = await app.strapi.db.query('plugin::booking.booking').findOne({ where: { code: made.data.code } });
    for (const as of [admin, chief]) {
      const url = `/content-manager/collection-types/plugin::booking.booking/${row.documentId}`;
      const { body } = await panel.get(as, url).expect(200);
      const form = { ...body.data, client: { connect: [], disconnect: [] }, notes: 'Sits in front' };
      const saved = await app.http.put(url).set(as.headers).send(form).expect(200);
      expect(saved.body.data).toMatchObject({ notes: 'Sits in front', bookingStatus: 'held' });
    }
  });

  it('changes a price, a venue or a deadline for nobody', async () => {
    const url = `/content-manager/collection-types/plugin::booking.booking/${await heldBooking(await makeTrip(app, tunis, sousse))}`;
    const changes = [
      { priceAmount: 1 },
      { holdExpiresAt: '2040-01-01T00:00:00.000Z' },
      { startsAt: '2040-01-01T00:00:00.000Z' },
    ];
    for (const change of [...changes, { venue: 'elsewhere' }, { code: 'AAAA-AAAA' }]) {
      const { body } = await app.http.put(url).set(admin.headers).send(change).expect(400);
      expect(body.error.message).toMatch(/^Only the contact/);
    }
  });

  it('shows bookings as a person at a counter wants them, until an admin wants them otherwise', async () => {
    const url = '/content-manager/content-types/plugin::booking.booking/configuration';
    const { body } = await panel.get(admin, url).expect(200);
    const { layouts, metadatas, settings } = body.data.contentType;
    // What the panel is told of a relation's own main field it does not send back.
    for (const { list } of Object.values<{ list: { mainField?: unknown } }>(metadatas)) delete list.mainField;
    expect(layouts.list.slice(0, 3)).toEqual(['code', 'bookingStatus', 'contactName']);
    expect(metadatas.quantity.edit.editable).toBe(false);
    await app.http
      .put(url)
      .set(admin.headers)
      .send({ settings, metadatas, layouts: { ...layouts, list: ['code'] } })
      .expect(200);
    await app.strapi.plugin('content-manager').service('content-types').syncConfigurations();
    expect((await panel.get(admin, url)).body.data.contentType.layouts.list).toEqual(['code']);
  });
});
