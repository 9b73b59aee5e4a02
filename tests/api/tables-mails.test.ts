import type { Booking, BookingPort } from '../../src/plugins/booking/server/port';
import { type App, startApp } from '../helpers/app';
import { STAFF } from '../helpers/engine-orders';
import { type MailCatcher, type ReceivedMail, startMailCatcher } from '../helpers/mail';
import { bookTable, DINNER, dateIn, makeRestaurant, type Restaurant, week } from '../helpers/tables';

const SITE = 'http://localhost:4321';
const PANEL = '/admin/content-manager/collection-types/plugin::booking.booking';
const PHONE = '+21620123456';
const BY_SMS = `${PHONE}@sms.relais.test`;
const LANGUAGES = ['fr', 'en', 'ar'] as const;
type Language = (typeof LANGUAGES)[number];
type Said = Readonly<Record<Language, RegExp>>;

/** What mails to customers say: in the subject, and in their words. */
const CUSTOMER = {
  confirmed: [
    { fr: /^C’est confirmé : table pour 4/, en: /^Confirmed: table for 4/, ar: /^تم التأكيد: طاولة، عدد الأشخاص 4/ },
    { fr: /table pour 4 est à vous/, en: /table for 4 is yours/, ar: /الطاولة لكم/ },
  ],
  limit: [
    { fr: /^Liste d’attente : table/, en: /^Waiting list: table/, ar: /^قائمة الانتظار: طاولة/ },
    { fr: /ne reste pas assez de couverts/, en: /not enough covers left/, ar: /لم تعد هناك أماكن كافية/ },
  ],
  hand: [
    { fr: /^Demande reçue : table/, en: /^Request received: table/, ar: /^وصل طلبكم: طاولة/ },
    { fr: /confirme lui-même chaque/, en: /confirms every booking itself/, ar: /كل حجز بنفسه/ },
  ],
  accepted: [
    { fr: /^Demande acceptée : table/, en: /^Request accepted: table/, ar: /^قُبل طلبكم: طاولة/ },
    { fr: /a accepté votre demande/, en: /has accepted your request/, ar: /قَبِل المطعم طلبكم/ },
  ],
  served: [
    { fr: /^Vous avez une table : table/, en: /^You have a table: table/, ar: /^أصبحت لكم طاولة: طاولة/ },
    { fr: /quittez la liste d’attente/, en: /leave the waiting list/, ar: /خرجتم من قائمة الانتظار/ },
  ],
  refused: [
    { fr: /^Pas de table cette fois/, en: /^No table this time/, ar: /^تعذّر قبول الطلب/ },
    { fr: /Motif : .*Soirée privée/, en: /Reason: .*Soirée privée/, ar: /السبب: .*Soirée privée/ },
  ],
  moved: [
    {
      fr: /^Réservation modifiée : table pour 6/,
      en: /^Booking changed: table for 6/,
      ar: /^تغيّر الحجز: طاولة، عدد الأشخاص 6/,
    },
    {
      fr: /Avant : .* à 19:30, table pour 4\.\n\nDésormais : .* à 20:30, table pour 6\./,
      en: /Before: .* at 19:30, table for 4\.\n\nFrom now on: .* at 20:30, table for 6\./,
      ar: /من قبل: .*19:30.*: 4\.\n\nمن الآن: .*20:30.*: 6\./,
    },
  ],
  cancelled: [
    { fr: /^Annulée : table/, en: /^Cancelled: table/, ar: /^أُلغي الحجز: طاولة/ },
    { fr: /Comme vous l’avez demandé/, en: /As you asked/, ar: /كما طلبتم/ },
  ],
  calledOff: [
    { fr: /^Annulée : table/, en: /^Cancelled: table/, ar: /^أُلغي الحجز: طاولة/ },
    {
      fr: /a dû annuler[\s\S]*Soirée privée/,
      en: /had to cancel[\s\S]*Soirée privée/,
      ar: /اضطر المطعم[\s\S]*Soirée privée/,
    },
  ],
  offered: [
    {
      fr: /^À prendre avant .*\d\d:\d\d : table/,
      en: /^Yours if you take it before .*\d\d:\d\d: table/,
      ar: /^طاولة معروضة عليكم إلى/,
    },
    { fr: /appuyez sur le bouton/, en: /press the button/, ar: /اضغطوا على الزر/ },
  ],
  lapsed: [
    { fr: /^L’offre a pris fin : table/, en: /^The offer is over: table/, ar: /^انتهى العرض: طاولة/ },
    { fr: /pas prise à temps/, en: /not take it in time/, ar: /لم تأخذوها في الوقت/ },
  ],
  reminder: [
    { fr: /^Rappel : table pour 4/, en: /^Reminder: table for 4/, ar: /^تذكير: طاولة، عدد الأشخاص 4/ },
    { fr: /gardée 15 minutes/, en: /kept for 15 minutes/, ar: /15 دقيقة/ },
  ],
} satisfies Record<string, readonly [Said, Said]>;

/** What mails to the restaurant say. */
const VENUE = {
  confirmed: [
    { fr: /^Réservation \S+ : table pour 4/, en: /^Booking \S+: table for 4/, ar: /^الحجز .+: طاولة، عدد الأشخاص 4/ },
    { fr: /confirmé automatiquement/, en: /confirmed automatically/, ar: /تم تأكيده تلقائيًا/ },
  ],
  limit: [
    { fr: /^Liste d’attente : table/, en: /^Waiting list: table/, ar: /^قائمة الانتظار: طاولة/ },
    { fr: /accepter irait au-delà/, en: /accepting would go beyond/, ar: /يتجاوز العدد المحدد/ },
  ],
  hand: [
    { fr: /^À décider : table/, en: /^To be decided: table/, ar: /^في انتظار قراركم: طاولة/ },
    { fr: /c’est vous qui décidez/, en: /it is for you to decide/, ar: /القرار لكم/ },
  ],
  accepted: [
    { fr: /^Réservation \S+ : table/, en: /^Booking \S+: table/, ar: /^الحجز/ },
    { fr: /équipe a accepté la demande/, en: /team has accepted the request/, ar: /قَبِل فريقكم طلب/ },
  ],
  served: [
    { fr: /^Réservation \S+ : table/, en: /^Booking \S+: table/, ar: /^الحجز/ },
    { fr: /a maintenant une table/, en: /now has a table/, ar: /أصبحت له طاولة/ },
  ],
  taken: [
    { fr: /^Réservation \S+ : table/, en: /^Booking \S+: table/, ar: /^الحجز/ },
    { fr: /a pris la table/, en: /has taken the table/, ar: /أُخذت الطاولة/ },
  ],
  moved: [
    { fr: /^Réservation \S+ modifiée/, en: /^Booking \S+ changed/, ar: /^تغيّر الحجز/ },
    {
      fr: /a modifié sa[\s\S]*19:30[\s\S]*20:30/,
      en: /changed their[\s\S]*19:30[\s\S]*20:30/,
      ar: /من صاحبه[\s\S]*19:30[\s\S]*20:30/,
    },
  ],
  cancelled: [
    { fr: /^Réservation \S+ annulée/, en: /^Booking \S+ cancelled/, ar: /^أُلغي الحجز/ },
    { fr: /a annulé sa réservation/, en: /has cancelled their booking/, ar: /بطلب من صاحبه/ },
  ],
} satisfies Record<string, readonly [Said, Said]>;

interface Guest {
  readonly booking: Booking;
  readonly email: string;
  readonly token: string;
}

let app: App;
let catcher: MailCatcher;
let engine: BookingPort;
let houses = 0;
let guests = 0;

beforeAll(async () => {
  catcher = await startMailCatcher();
  app = await startApp({ env: { SMTP_URL: catcher.url, SMS_PROVIDER: 'mail-catcher' } });
  engine = app.strapi.plugin('booking').service('engine');
});

afterAll(async () => {
  await app?.stop();
  await catcher?.stop();
});

interface House extends Restaurant {
  readonly email: string;
  readonly language: Language;
}

/** A restaurant with one service, which reads this language; by hand when its covers are null. */
async function house(language: Language, covers: number | null, more: object = {}): Promise<House> {
  houses += 1;
  const email = `house${houses}@relais.test`;
  const names = { name: 'La Médina', nameAr: 'المدينة', address: '12, rue du Pacha', phone: '+21671000201' };
  const made = await makeRestaurant(app, `house-${houses}`, { ...names, email, language, ...more }, [
    { ...DINNER, hours: week('19:00', '23:00', '22:00', covers) },
  ]);
  return { ...made, email, language };
}

async function ask(at: House, more: Record<string, unknown> = {}): Promise<Guest> {
  guests += 1;
  const email = `guest${guests}@relais.test`;
  const wish = { date: dateIn(3), time: '19:30', covers: 4, contact: { name: 'Salma Trabelsi', email } };
  const { body } = await bookTable(app, at, { ...wish, locale: at.language, ...more }).expect(201);
  const booking = (await engine.findByCode(body.data.code)) as Booking;
  return { booking, email, token: body.data.token };
}

const byStaff = ({ booking: { id } }: Guest, event: 'accept' | 'refuse' | 'cancel', reason: string | null = null) =>
  engine.transition({ bookingId: id, event, actor: STAFF, reason });

const byGuest = ({ booking: { code }, token }: Guest, act: string, data: object = {}) =>
  app.http.post(`/api/bookings/${code}/${act}`).set('Booking-Token', token).send({ data }).expect(200);

const statusOf = async ({ booking: { id } }: Guest) => (await engine.findByIds([id]))[0]?.status;

async function mailTo(
  to: string,
  [subject, words]: readonly [Said, Said],
  { booking: { code } }: Guest,
  locale: Language,
): Promise<ReceivedMail> {
  const isIt = ({ recipients, text = '', subject: line = '' }: ReceivedMail): boolean =>
    recipients.includes(to) &&
    text.includes(code) &&
    subject[locale].test(plain(line)) &&
    words[locale].test(plain(text));
  return catcher.waitFor(isIt, 15_000);
}

/** Without the marks that keep values from turning an Arabic sentence. */
const plain = (text: string): string => text.replaceAll(/[\u2066-\u2069]/g, '');

const toGuest = (guest: Guest, letter: keyof typeof CUSTOMER, locale: Language) =>
  mailTo(guest.email, CUSTOMER[letter], guest, locale);
const toHouse = (at: House, guest: Guest, letter: keyof typeof VENUE) =>
  mailTo(at.email, VENUE[letter], guest, at.language);

const NAMES = { fr: 'La Médina', en: 'La Médina', ar: 'المدينة' };
const DINNERS = { fr: 'Dîner', en: 'Dinner', ar: 'عشاء' };

describe.each(LANGUAGES)('in %s', (locale) => {
  it('a table confirmed automatically has its facts, a calendar and no ticket, and the restaurant knows', async () => {
    const at = await house(locale, 20);
    const guest = await ask(at, { notes: 'Près de la fenêtre' });
    const mail = await toGuest(guest, 'confirmed', locale);
    const link = `${SITE}/${locale}/b/${guest.booking.code}/${guest.token}`;
    for (const part of [mail.text, mail.html]) {
      const facts = [NAMES[locale], DINNERS[locale], '19:30', 'UTC+1', '12, rue du Pacha', '+21671000201', link, '15'];
      for (const fact of facts) expect(part).toContain(fact);
    }
    expect(mail.attachments.map(({ mimeType }) => mimeType)).toEqual(['text/calendar', 'application/ics']);
    expect(mail.html).toContain(`<html lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}">`);
    const own = await toHouse(at, guest, 'confirmed');
    for (const fact of ['Salma Trabelsi', guest.email, 'Près de la fenêtre', DINNERS[locale]]) {
      expect(own.text).toContain(fact);
    }
    expect(own.html).toContain(`${PANEL}/${guest.booking.documentId}"`);
    expect(own.attachments).toEqual([]);
  });

  it('one that waits because covers are used up says so, to both', async () => {
    const at = await house(locale, 3);
    const guest = await ask(at);
    const mail = await toGuest(guest, 'limit', locale);
    expect(mail.attachments).toEqual([]);
    await toHouse(at, guest, 'limit');
  });

  it('one that waits for the restaurant says so, with links for it that decide nothing', async () => {
    const at = await house(locale, null);
    const guest = await ask(at);
    await toGuest(guest, 'hand', locale);
    const own = await toHouse(at, guest, 'hand');
    const page = `${PANEL}/${guest.booking.documentId}`;
    const links = [...(own.html ?? '').matchAll(/href="([^"]+)"/g)].map(([, href]) => new URL(href as string));
    expect(links.map(({ pathname, search }) => pathname + search)).toEqual([
      `${page}?ask=accept`,
      `${page}?ask=refuse`,
    ]);
    for (const { href } of links) expect(own.text).toContain(href);
    expect(await statusOf(guest)).toBe('waiting');
  });

  it('one accepted by hand, then refused after all with the reason, then accepted again', async () => {
    const at = await house(locale, null);
    const guest = await ask(at);
    await byStaff(guest, 'accept');
    const accepted = await toGuest(guest, 'accepted', locale);
    expect(accepted.attachments).toHaveLength(2);
    await toHouse(at, guest, 'accepted');
    await byStaff(guest, 'refuse', 'Soirée privée');
    const refused = await toGuest(guest, 'refused', locale);
    expect(refused.text).not.toContain('/b/');
  });

  it('one accepted from the waiting list, when covers come free', async () => {
    const at = await house(locale, 4, { waitingList: 'accept' });
    const [first, second] = [await ask(at), await ask(at)];
    await toGuest(second, 'limit', locale);
    await byGuest(first, 'cancel');
    await toGuest(second, 'served', locale);
    await toHouse(at, second, 'served');
  });

  it('one offered from the waiting list, until a deadline, is taken by nobody but the customer', async () => {
    const at = await house(locale, 4, { waitingList: 'offer' });
    const [first, second] = [await ask(at), await ask(at)];
    await byGuest(first, 'cancel');
    const offer = await toGuest(second, 'offered', locale);
    const { holdExpiresAt } = (await engine.findByIds([second.booking.id]))[0] as Booking;
    const clock = new Intl.DateTimeFormat('fr', { timeZone: 'Africa/Tunis', hour: '2-digit', minute: '2-digit' });
    expect(offer.text).toContain(clock.format(holdExpiresAt as Date));
    expect(offer.html).toContain(`href="${SITE}/${locale}/b/${second.booking.code}/${second.token}"`);
    expect(offer.attachments).toEqual([]);
    await app.http.get(`/api/bookings/${second.booking.code}`).set('Booking-Token', second.token).expect(200);
    expect(await statusOf(second)).toBe('held');
    await engine.transition({ bookingId: second.booking.id, event: 'settle', actor: { kind: 'customer' } });
    await toGuest(second, 'confirmed', locale);
    await toHouse(at, second, 'taken');
  });

  it('one whose offer has lapsed', async () => {
    const at = await house(locale, 3);
    const guest = await ask(at);
    await setCovers(at, 20);
    const actor = { kind: 'clock' as const };
    await engine.transition({ bookingId: guest.booking.id, event: 'offer', actor, holdMinutes: 0 });
    const mail = await toGuest(guest, 'lapsed', locale);
    expect(mail.text).not.toContain('/b/');
  });

  it('one changed says what was and what is, to both', async () => {
    const at = await house(locale, 20);
    const guest = await ask(at);
    await byGuest(guest, 'move', { date: dateIn(4), time: '20:30', covers: 6 });
    const mail = await toGuest(guest, 'moved', locale);
    expect(mail.attachments).toHaveLength(2);
    await toHouse(at, guest, 'moved');
  });

  it('one cancelled by the customer, which the restaurant learns, and one cancelled by the restaurant', async () => {
    const at = await house(locale, 20);
    const [mine, theirs] = [await ask(at), await ask(at)];
    await byGuest(mine, 'cancel');
    await toGuest(mine, 'cancelled', locale);
    await toHouse(at, mine, 'cancelled');
    await byStaff(theirs, 'cancel', 'Soirée privée');
    const mail = await toGuest(theirs, 'calledOff', locale);
    expect(mail.attachments.map(({ method }) => method)).toContain('CANCEL');
  });

  it('one that comes up', async () => {
    const guest = await ask(await house(locale, 20));
    const { booking } = guest;
    await app.strapi.db.transaction(({ trx }) => engine.notify(trx, [{ booking, kind: 'reminder', details: {} }]));
    await toGuest(guest, 'reminder', locale);
  });

  it('a customer who gave a phone number alone is told by SMS', async () => {
    const at = await house(locale, 4, { waitingList: 'offer' });
    const contact = { name: 'Salma', phone: PHONE };
    const [first, second] = [await ask(at, { contact }), await ask(at, { contact })];
    const says = { fr: /table reservee/, en: /table booked/, ar: /حُجزت طاولتكم/ };
    const offers = { fr: /table libre/, en: /table is free/, ar: /طاولة معروضة عليكم/ };
    const sms = ({ booking: { code }, token }: Guest, words: RegExp) =>
      catcher.waitFor(
        ({ recipients, text = '' }) =>
          recipients.includes(BY_SMS) && words.test(unaccented(text)) && text.includes(`/${locale}/b/${code}/${token}`),
        15_000,
      );
    await sms(first, says[locale]);
    await byGuest(first, 'cancel');
    await sms(second, offers[locale]);
  });
});

const unaccented = (text: string): string => text.replaceAll('é', 'e');

const setCovers = async (at: House, covers: number): Promise<void> => {
  const { putDates } = require('../../dist/src/plugins/tables/server/services/covers.js');
  await putDates(app.strapi, { service: at.services.dinner?.documentId, dates: [dateIn(3)], covers });
};

describe('a restaurant', () => {
  it('is written to in its own language, whatever its customer reads', async () => {
    const at = await house('ar', 20);
    const guest = await ask(at, { locale: 'en' });
    await toGuest(guest, 'confirmed', 'en');
    const own = await toHouse(at, guest, 'confirmed');
    expect(own.headers.find(({ key }) => key === 'content-language')?.value).toBe('ar');
  });

  it('is told who changed a booking when it was its own team', async () => {
    const at = await house('en', 20);
    const guest = await ask(at);
    const { claims, quantity, venue, startsAt, endsAt } = {
      ...guest.booking,
      claims: await engine.claimsOf(guest.booking.id),
    };
    const to = { claims, quantity, venue, startsAt: new Date(startsAt.getTime() + 3_600_000), endsAt, price: null };
    await engine.move({ bookingId: guest.booking.id, to, actor: STAFF });
    const mail = await catcher.waitFor(
      ({ recipients, text = '' }) => recipients.includes(at.email) && text.includes('Your team has changed'),
    );
    expect(mail.text).toMatch(/Before: .* 19:30, table for 4\.\n\nFrom now on: .* 20:30, table for 4\./);
    const word = await catcher.waitFor(
      ({ recipients, text = '' }) => recipients.includes(guest.email) && text.includes('has changed it'),
    );
    expect(word.text).toContain('La Médina has changed it.');
  });
});

const STRANGER = '<b>x</b> {{ code }} {% if %} "><script>';
const STRANGER_IN_HTML = '&lt;b&gt;x&lt;/b&gt; {{ code }} {% if %} &#34;&gt;&lt;script&gt;';

describe('what a stranger types', () => {
  it('stays text, in each mail and subject', async () => {
    const at = await house('fr', null);
    const email = 'stranger@relais.test';
    const guest = await ask(at, { contact: { name: STRANGER, email }, notes: '<img src=x onerror=alert(1)>' });
    const own = await catcher.waitFor(
      ({ recipients, text = '' }) => recipients.includes(at.email) && text.includes(guest.booking.code),
    );
    expect(own.text).toContain(STRANGER);
    expect(own.html).toContain(STRANGER_IN_HTML);
    expect(own.html).not.toMatch(/<b>|<script>|<img/);
    const mail = await catcher.waitFor(
      ({ recipients, text = '' }) => recipients.includes(email) && text.includes(guest.booking.code),
    );
    expect(mail.text).toContain('Bonjour,');
    expect(`${mail.subject}${mail.text}${mail.html}`).not.toContain('x</b>');
  });
});

describe('all mails about tables', () => {
  it('print every variable, and know neither seats nor payments nor prices', () => {
    expect(catcher.mails.length).toBeGreaterThan(80);
    for (const { subject = '', text = '', html = '' } of catcher.mails) {
      const body = html.replaceAll(/<style>[\s\S]*?<\/style>/g, '').replaceAll(STRANGER_IN_HTML, '');
      const said = `${subject}\n${text.replaceAll(STRANGER, '')}\n${body}`;
      expect(said).not.toMatch(/undefined|null|NaN|\{\{|\{%/);
      expect(said).not.toMatch(/ ,|\(\)|: \.|\s{2,}à |<p[^>]*>\s*<\/p>/);
      expect(said).not.toMatch(/paiement|payé|payment|\bpaid\b|\bseats?\b|TND|Prix|Price|دفع|مقعد|السعر/i);
    }
  });
});
