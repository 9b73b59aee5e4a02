import type { Booking, Order } from '../../src/plugins/booking/server/port';
import { type App, startApp } from '../helpers/app';
import { STAFF } from '../helpers/engine-orders';
import { type Journeys, offerJourneys } from '../helpers/journeys';
import { type MailCatcher, startMailCatcher } from '../helpers/mail';

const PHONE = '+21620123456';
const BY_SMS = `${PHONE}@sms.relais.test`;

let app: App;
let catcher: MailCatcher;
let journeys: Journeys;

beforeAll(async () => {
  catcher = await startMailCatcher();
  app = await startApp({ env: { SMTP_URL: catcher.url, SMS_PROVIDER: 'mail-catcher' } });
  journeys = offerJourneys(app.strapi);
});

afterAll(async () => {
  await app?.stop();
  await catcher?.stop();
});

const book = async (email: string | null, more: Partial<Order> = {}): Promise<Booking> =>
  journeys.engine.reserve(await journeys.order(email, more));

const smsAbout = async (says: RegExp, { code }: Booking): Promise<string> => {
  const found = await catcher.waitFor(
    ({ recipients, text = '' }) => recipients.includes(BY_SMS) && says.test(text) && text.includes(code),
  );
  return found.text ?? '';
};

describe('a customer who gave a phone number alone', () => {
  it.each([
    ['fr', /Gard[ée] jusqu/, /Relais : confirm/, /annul[ée]e/],
    ['en', /Kept until/, /Relais: confirmed/, /cancelled/],
    ['ar', /أكّدوا الحجز/, /تأكّد حجزكم/, /أُلغي حجزكم/],
  ] as const)('is told in %s by SMS, with the private link', async (locale, held, confirmed, cancelled) => {
    const booking = await book(null, { locale });
    const link = `http://localhost:4321/${locale}/b/${booking.code}/${journeys.engine.linkToken(booking)}`;
    expect(await smsAbout(held, booking)).toContain(link);
    await journeys.engine.transition({ bookingId: booking.id, event: 'settle', actor: STAFF });
    expect(await smsAbout(confirmed, booking)).toContain(link);
    await journeys.engine.transition({ bookingId: booking.id, event: 'cancel', actor: STAFF, reason: 'Panne' });
    expect(await smsAbout(cancelled, booking)).not.toContain('/b/');
  });

  it('gets no second SMS about money that the first one speaks of', async () => {
    const booking = await book(null);
    const details = { amount: 12_500, currency: 'TND' };
    const kinds = ['payment_received', 'refund_started', 'refunded', 'payment_failed'];
    await app.strapi.db.transaction(({ trx }) =>
      journeys.engine.notify(
        trx,
        kinds.map((kind) => ({ booking, kind, details })),
      ),
    );
    const { rows } = await app.strapi.db.connection.raw(
      `SELECT event, channel, recipient FROM messages WHERE booking_id = ? AND event <> 'hold' ORDER BY id`,
      [booking.id],
    );
    const sms = { channel: 'sms', recipient: PHONE };
    expect(rows).toEqual([
      { event: 'refund_started', ...sms },
      { event: 'payment_failed', ...sms },
    ]);
  });
});

describe('a customer who gave both', () => {
  it('is written to by mail alone', async () => {
    const { id } = await book('both@relais.test');
    const { rows } = await app.strapi.db.connection.raw(`SELECT channel FROM messages WHERE booking_id = ?`, [id]);
    expect(rows).toEqual([{ channel: 'mail' }]);
  });
});
