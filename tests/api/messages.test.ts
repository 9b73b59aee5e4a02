import type { Booking, Order } from '../../src/plugins/booking/server/port';
import { type App, startApp } from '../helpers/app';
import { CUSTOMER, STAFF, TOMORROW } from '../helpers/engine-orders';
import { type Journeys, offerJourneys, VENUE_EMAIL, ZONE } from '../helpers/journeys';
import { type MailCatcher, type ReceivedMail, startMailCatcher } from '../helpers/mail';
import { book as bookSeats, makeStation, makeTrip, signInStaff } from '../helpers/trips';

const SITE = 'http://localhost:4321';
const LANGUAGES = ['fr', 'en', 'ar'] as const;
type Language = (typeof LANGUAGES)[number];

/** What a mail must say to be the one about this event. */
const SAYS: Record<string, Record<Language, RegExp>> = {
  held: { fr: /gardons votre réservation jusqu’à/, en: /keeping your booking until/, ar: /نحتفظ بحجزكم إلى/ },
  confirmed: { fr: /réservation est confirmée/, en: /booking is confirmed/, ar: /تم تأكيد حجزكم/ },
  waiting: { fr: /demande est bien arrivée/, en: /request has arrived/, ar: /وصلنا طلبكم/ },
  moved: { fr: /réservation a changé/, en: /booking has changed/, ar: /تغيّر حجزكم/ },
  cancelled: { fr: /réservation est annulée/, en: /booking is cancelled/, ar: /أُلغي حجزكم/ },
  refused: { fr: /n’a pas pu être acceptée/, en: /could not be accepted/, ar: /تعذّر قبول طلبكم/ },
  expired: { fr: /délai pour confirmer est passé/, en: /time to confirm has passed/, ar: /انتهت مهلة التأكيد/ },
};
const TIME = new Intl.DateTimeFormat('fr', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' }).format(TOMORROW);
const YEAR = new Intl.DateTimeFormat('fr', { timeZone: ZONE, year: 'numeric' }).format(TOMORROW);

let app: App;
let catcher: MailCatcher;
let journeys: Journeys;

beforeAll(async () => {
  catcher = await startMailCatcher();
  app = await startApp({ env: { SMTP_URL: catcher.url } });
  journeys = offerJourneys(app.strapi);
});

afterAll(async () => {
  await app?.stop();
  await catcher?.stop();
});

const mailAbout = (says: RegExp, { code }: Booking, to: string): Promise<ReceivedMail> =>
  catcher.waitFor(
    ({ text = '', recipients }) => recipients.includes(to) && says.test(text) && text.includes(code),
    15_000,
  );

const book = async (email: string | null, more: Partial<Order> = {}): Promise<Booking> =>
  journeys.engine.reserve(await journeys.order(email, more));

const transition = ({ id }: Booking, event: 'settle' | 'accept' | 'refuse' | 'cancel', actor = CUSTOMER as object) =>
  journeys.engine.transition({ bookingId: id, event, actor: actor as typeof STAFF });

describe.each(LANGUAGES)('a customer who reads %s', (locale) => {
  const address = `reader.${locale}@relais.test`;
  const mail = (letter: keyof typeof SAYS, booking: Booking): Promise<ReceivedMail> =>
    mailAbout(SAYS[letter]?.[locale] as RegExp, booking, address);

  it('is told of a hold with its deadline, then of the confirmation, with the facts and an invitation', async () => {
    const booking = await book(address, { locale });
    const held = await mail('held', booking);
    const deadline = new Intl.DateTimeFormat('fr', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' });
    expect(held.subject).toContain(deadline.format(booking.holdExpiresAt as Date));

    await transition(booking, 'settle');
    const confirmed = await mail('confirmed', booking);
    for (const part of [confirmed.text, confirmed.html]) {
      for (const fact of [booking.code, 'Tunis → Sousse', TIME, YEAR, 'UTC+1', 'Moncef Bey', '+216 71 111 222']) {
        expect(part).toContain(fact);
      }
      expect(part).toMatch(locale === 'en' ? /TND\s37\.500/ : /37,500/);
      expect(part).toContain(`${SITE}/${locale}/b/${booking.code}/${journeys.engine.linkToken(booking)}`);
    }
    expect(confirmed.html).toContain(`<html lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}">`);
    const [invitation, file] = confirmed.attachments;
    expect(invitation).toMatchObject({ filename: null, mimeType: 'text/calendar', method: 'REQUEST' });
    expect(file).toMatchObject({ filename: `${booking.code}.ics`, mimeType: 'application/ics' });
    expect(Buffer.from(file?.content as ArrayBuffer).toString()).toContain('BEGIN:VEVENT');
  });

  it('is told that a request waits, was refused, and was accepted after all', async () => {
    const booking = await book(address, { locale, admission: 'request' });
    await mail('waiting', booking);
    await transition(booking, 'refuse', STAFF);
    await mail('refused', booking);
    await transition(booking, 'accept', STAFF);
    await mail('confirmed', booking);
  });

  it('is told of a change, and of a cancellation with the reason that staff gave', async () => {
    const booking = await book(address, { locale, admission: 'confirm' });
    const { claims, ...order } = await journeys.order(address, { locale, quantity: 2 });
    const to = { ...order, claims: claims.map((claim) => ({ ...claim, units: 2 })) };
    await journeys.engine.move({ bookingId: booking.id, to, actor: CUSTOMER });
    await mail('moved', booking);
    const reason = 'Route coupée';
    await journeys.engine.transition({ bookingId: booking.id, event: 'cancel', actor: STAFF, reason });
    const cancelled = await mail('cancelled', booking);
    expect(cancelled.text).toContain(reason);
    expect(cancelled.text).not.toContain('/b/');
  });

  it('is told that a hold has lapsed', async () => {
    const booking = await book(address, { locale, holdMinutes: 0.01 });
    await mail('expired', booking);
  });
});

/** What a notice must say, to whoever it is for. */
const NOTICES: Record<string, Record<Language, RegExp>> = {
  payment_received: { fr: /reçu votre paiement/, en: /received your payment/, ar: /وصلنا دفعكم/ },
  payment_failed: { fr: /paiement n’a pas abouti/, en: /payment did not go through/, ar: /لم يكتمل دفعكم/ },
  refund_started: { fr: /arrivé après le délai/, en: /arrived after the deadline/, ar: /وصل دفعكم بعد انتهاء المهلة/ },
  refunded: { fr: /Vous êtes remboursé/, en: /have been refunded/, ar: /أُعيد إليكم المبلغ/ },
};

describe('money', () => {
  const details = { amount: 12_500, currency: 'TND', provider: 'stripe', why: 'too_late' };
  const notify = (booking: Booking, kind: string) =>
    app.strapi.db.transaction(({ trx }) => journeys.engine.notify(trx, [{ booking, kind, details }]));

  it.each(LANGUAGES)(
    'is told of in %s, with the amount: taken, not taken, on its way back, given back',
    async (locale) => {
      const address = `payer.${locale}@relais.test`;
      const booking = await book(address, { locale });
      for (const [kind, says] of Object.entries(NOTICES)) {
        await notify(booking, kind);
        const mail = await mailAbout(says[locale], booking, address);
        expect(mail.text).toMatch(locale === 'en' ? /TND\s12\.500/ : /12,500/);
        expect(mail.attachments).toEqual([]);
      }
      expect(await rowsOf(booking, 'venue')).toEqual([]);
    },
  );

  it('that could not be given back is told to the venue alone', async () => {
    const booking = await book('owed@relais.test');
    await notify(booking, 'refund_failed');
    const mail = await mailAbout(/remboursement n’a pas pu être fait/, booking, VENUE_EMAIL);
    expect(mail.text).toMatch(/12,500\sTND reviennent à Amel Ben Salah/);
    expect((await rowsOf(booking, 'customer')).map(({ event }) => event)).toEqual(['hold']);
  });

  it('is not told of when the transaction comes to nothing', async () => {
    const booking = await book('unpaid@relais.test');
    const undone = app.strapi.db.transaction(async ({ trx }) => {
      await journeys.engine.notify(trx, [{ booking, kind: 'payment_received', details }]);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect((await rowsOf(booking, 'customer')).map(({ event }) => event)).toEqual(['hold']);
  });
});

describe('papers', () => {
  it('go with the confirmation in the customer’s language, and a maker that fails holds up no mail', async () => {
    const paper = (text: string) => ({
      filename: 'paper.pdf',
      content: Buffer.from(text),
      contentType: 'application/pdf',
    });
    journeys.engine.addDocument(async ({ code, notes }, { title }, locale) => {
      if (notes === 'broken') throw new Error('No ink');
      return notes === 'paper' ? paper(`${locale} ${code} ${title}`) : null;
    });
    const booking = await book('paper@relais.test', { locale: 'en', notes: 'paper' });
    expect((await mailAbout(/keeping your booking/, booking, 'paper@relais.test')).attachments).toEqual([]);
    await transition(booking, 'settle');
    const mail = await mailAbout(/booking is confirmed/, booking, 'paper@relais.test');
    const found = mail.attachments.find(({ filename }) => filename === 'paper.pdf');
    expect(Buffer.from(found?.content as ArrayBuffer).toString()).toBe(`en ${booking.code} Tunis → Sousse`);

    const broken = await book('broken@relais.test', { admission: 'confirm', notes: 'broken' });
    await mailAbout(/réservation est confirmée/, broken, 'broken@relais.test');
  });
});

describe('the venue', () => {
  it('is told of what was confirmed and cancelled, with whom to call, and not of holds that came to nothing', async () => {
    const booking = await book('someone@relais.test');
    await transition(booking, 'settle');
    const confirmed = await mailAbout(/réservation est confirmée/, booking, VENUE_EMAIL);
    expect(confirmed.text).toMatch(/Amel Ben Salah[\s\S]*\+21620123456/);
    expect(confirmed.text).not.toContain(journeys.engine.linkToken(booking));
    expect(confirmed.replyTo).toEqual([expect.objectContaining({ address: 'someone@relais.test' })]);
    await transition(booking, 'cancel');
    await mailAbout(/réservation est annulée/, booking, VENUE_EMAIL);

    const dropped = await book('someone@relais.test');
    await transition(dropped, 'cancel');
    await mailAbout(/réservation est annulée/, dropped, 'someone@relais.test');
    expect(await rowsOf(dropped, 'venue')).toEqual([]);
  });
});

describe('seats on a trip', () => {
  it('are told of in the words of the trade: departure, seats, the way from station to station', async () => {
    const email = 'tunis@relais.test';
    const tunis = await makeStation(app, 'tunis-moncef-bey', { name: 'Tunis – Moncef Bey', city: 'Tunis', email });
    const sousse = await makeStation(app, 'sousse', { name: 'Sousse', city: 'Sousse' });
    const { body } = await bookSeats(app, await makeTrip(app, tunis, sousse), 2).expect(201);
    const pay = app.http.post(`/api/bookings/${body.data.code}/payments`).set('Booking-Token', body.data.token);
    await pay.send({ data: { provider: 'desk' } }).expect(201);
    const mail = await mailAbout(/réservation est confirmée/, body.data, email);
    expect(mail.text).toMatch(/Tunis – Moncef Bey → Sousse[\s\S]*Départ\u00a0: \d\d:\d\d \(heure de Tunis, UTC\+1\)/);
    expect(mail.text).toContain('Places\u00a0: 2');
  });
});

describe('a message', () => {
  it('is not made for a customer who gave no mail address', async () => {
    expect(await rowsOf(await book(null), 'customer')).toEqual([]);
  });

  it('is not sent for a change that was rolled back', async () => {
    const booking = await book('undone@relais.test', { admission: 'confirm' });
    await mailAbout(/réservation est confirmée/, booking, 'undone@relais.test');
    const undone = app.strapi.db.transaction(async () => {
      await transition(booking, 'cancel');
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect((await rowsOf(booking, 'customer')).map(({ event }) => event)).toEqual(['confirm']);
  });

  it('tells of a booking that staff have deleted since', async () => {
    catcher.behave('refuse');
    const booking = await book('gone@relais.test');
    await transition(booking, 'cancel');
    await app.strapi.documents('plugin::booking.booking').delete({ documentId: booking.documentId });
    catcher.behave('accept');
    await mailAbout(/réservation est annulée/, booking, 'gone@relais.test');
  });

  it('shows what a stranger typed as text, and carries no address of theirs', async () => {
    const name = '<img src=x onerror=alert(1)> http://evil.example\r\nBcc: all@relais.test';
    const contact = { name, email: 'victim@relais.test', phone: null };
    const booking = await book(null, { contact, admission: 'confirm', notes: '<script>alert(2)</script>' });
    const customer = await mailAbout(/confirmée/, booking, 'victim@relais.test');
    expect([customer.html, customer.text, customer.subject].join()).not.toContain('evil');
    const venue = await mailAbout(/confirmée/, booking, VENUE_EMAIL);
    expect(venue.html).not.toMatch(/<img|<script/);
    expect(venue.html).toContain('&lt;script&gt;');
    expect([...customer.recipients, ...venue.recipients]).toEqual(['victim@relais.test', VENUE_EMAIL]);
  });

  it('isolates names and numbers in Arabic, so that none turns the words around it', async () => {
    const booking = await book('bidi@relais.test', { admission: 'confirm', locale: 'ar' });
    const mail = await mailAbout(/تم تأكيد حجزكم/, booking, 'bidi@relais.test');
    expect(mail.html).toContain('<bdi>Amel Ben Salah</bdi>');
    expect(mail.text).toContain(`\u2068${booking.code}\u2069`);
  });

  it('can be read in the panel by an admin, changed by nobody, and not seen by another venue’s chief', async () => {
    const list = '/content-manager/collection-types/plugin::messaging.message';
    const admin = await signInStaff(app, 'boss@relais.test', 'strapi-super-admin');
    const { body } = await app.http.get(`${list}?pageSize=10&sort=createdAt:DESC`).set(admin.headers).expect(200);
    const [{ documentId, recipient, messageStatus }] = body.results;
    expect([recipient, messageStatus]).toEqual(['bidi@relais.test', 'sent']);

    const message = `${list}/${documentId}`;
    await app.http.put(message).set(admin.headers).send({ lastError: 'nothing' }).expect(403);
    await app.http.delete(message).set(admin.headers).expect(403);
    await app.http.post(list).set(admin.headers).send({ recipient: 'me@relais.test' }).expect(403);
    const changed = app.strapi
      .documents('plugin::messaging.message')
      .update({ documentId, data: { lastError: 'nothing' } as never });
    await expect(changed).rejects.toThrow('not changed');

    const chief = await signInStaff(app, 'chief@relais.test', 'station-chief');
    const seen = await app.http.get(list).set(chief.headers).expect(200);
    expect(seen.body.results).toEqual([]);
  });
});

async function rowsOf({ code }: Booking, audience: string): Promise<{ event: string }[]> {
  const { rows } = await app.strapi.db.connection.raw(
    `SELECT event FROM messages WHERE facts->'booking'->>'code' = ? AND audience = ? ORDER BY id`,
    [code, audience],
  );
  return rows;
}
