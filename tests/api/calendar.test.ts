import ICAL from 'ical.js';
import type { Booking, Description, Revision } from '../../src/plugins/booking/server/port';
import { type App, startApp } from '../helpers/app';
import { CUSTOMER, STAFF } from '../helpers/engine-orders';
import { type Journeys, offerJourneys } from '../helpers/journeys';
import { type MailCatcher, type ReceivedMail, startMailCatcher } from '../helpers/mail';

type Calendars = typeof import('../../src/plugins/booking/server/services/calendar');
const { bookingCalendar } = require('../../dist/src/plugins/booking/server/services/calendar.js') as Calendars;

const NOON = new Date('2026-12-01T11:00:00Z');

const booking = (more: Partial<Booking> = {}): Booking => ({
  id: 1,
  documentId: 'b1',
  code: 'K7QF-3MXD',
  trade: 'journeys',
  venue: 'v1',
  status: 'confirmed',
  quantity: 2,
  startsAt: NOON,
  endsAt: null,
  holdExpiresAt: null,
  contact: { name: 'Amel', email: 'amel@relais.test', phone: null },
  locale: 'fr',
  notes: null,
  price: null,
  clientId: null,
  linkVersion: 1,
  createdAt: new Date('2026-11-01T00:00:00Z'),
  ...more,
});

const description = (timeZone: string): Description => ({
  venue: { slug: 'v', name: 'Station', city: 'Tunis', phone: '+216 71', timeZone, latitude: 36.8, longitude: 10.2 },
  venueEmail: null,
  title: 'Tunis → Sousse',
  subject: {},
  payAtVenue: true,
  refundPolicy: [],
  changeableUntil: NOON,
});

const REVISION: Revision = { sequence: 3, changedAt: new Date('2026-11-02T10:00:00Z'), promised: true };
const ORGANIZER = 'relais@relais.test';

/** A calendar program's view of a file: its one event, with the zones that the file itself defines. */
function read(content: string) {
  const calendar = new ICAL.Component(ICAL.parse(content));
  const zones = calendar.getAllSubcomponents('vtimezone').map((zone) => new ICAL.Timezone(zone));
  const component = calendar.getFirstSubcomponent('vevent') as ICAL.Component;
  const instant = (name: string): Date => {
    const property = component.getFirstProperty(name) as ICAL.Property;
    const zone = zones.find(({ tzid }) => tzid === property.getParameter('tzid'));
    const time = (property.getFirstValue() as ICAL.Time).clone();
    if (zone) time.zone = zone;
    return new Date(time.toUnixTime() * 1000);
  };
  return {
    method: String(calendar.getFirstPropertyValue('method')),
    uid: String(component.getFirstPropertyValue('uid')),
    sequence: Number(component.getFirstPropertyValue('sequence')),
    status: String(component.getFirstPropertyValue('status')),
    attendee: component.getFirstPropertyValue('attendee')?.toString() ?? null,
    organizer: component.getFirstPropertyValue('organizer')?.toString(),
    zone: component.getFirstProperty('dtstart')?.getParameter('tzid') ?? null,
    stampIsUtc: (component.getFirstPropertyValue('dtstamp') as ICAL.Time).zone === ICAL.Timezone.utcTimezone,
    alarms: component.getAllSubcomponents('valarm').length,
    startsAt: instant('dtstart'),
    endsAt: instant('dtend'),
  };
}

const fileOf = (timeZone: string, more: Partial<Booking> = {}, attendee?: { name: string; email: string }) =>
  read(
    bookingCalendar({
      booking: booking(more),
      description: description(timeZone),
      revision: REVISION,
      organizer: ORGANIZER,
      ...(attendee && { attendee }),
    }).content,
  );

describe('a booking as a calendar file', () => {
  it.each([
    ['Africa/Tunis', '2026-12-01T06:30:00Z'],
    ['Europe/Paris', '2026-10-24T20:00:00Z'],
    // The night when the clock goes back: between its two threes, and after it.
    ['Europe/Paris', '2026-10-25T00:30:00Z'],
    ['Europe/Paris', '2026-10-25T01:30:00Z'],
    ['Europe/Paris', '2026-10-25T02:00:00Z'],
    ['Europe/Paris', '2027-03-28T00:59:00Z'],
    ['Europe/Paris', '2027-03-28T01:00:00Z'],
    ['America/Santiago', '2027-04-04T02:30:00Z'],
    ['America/Santiago', '2027-04-04T03:30:00Z'],
    ['America/Santiago', '2027-09-05T04:30:00Z'],
    ['Australia/Lord_Howe', '2027-04-03T15:15:00Z'],
    ['Asia/Calcutta', '2027-04-03T15:15:00Z'],
    ['Africa/Casablanca', '2027-02-20T12:00:00Z'],
    ['UTC', '2027-04-03T15:15:00Z'],
  ])('says the same instant in %s as the booking does: %s', (zone, instant) => {
    const startsAt = new Date(instant);
    const endsAt = new Date(startsAt.getTime() + 90 * 60_000);
    expect(fileOf(zone, { startsAt, endsAt })).toMatchObject({ startsAt, endsAt });
  });

  it('is told by the clock of the venue, with its zone, unless the hour comes twice', () => {
    expect(fileOf('Europe/Paris').zone).toBe('Europe/Paris');
    expect(fileOf('Europe/Paris', { startsAt: new Date('2026-10-25T01:30:00Z') }).zone).toBeNull();
  });

  it('is for import when it is downloaded, an invitation by mail, and called off when the booking is', () => {
    const amel = { name: 'Amel "la" O’Neill; <b>', email: 'amel@relais.test' };
    const made = { uid: 'b1@relais', sequence: 3, organizer: `mailto:${ORGANIZER}`, stampIsUtc: true, alarms: 0 };
    expect(fileOf('Africa/Tunis')).toMatchObject({ ...made, method: 'PUBLISH', status: 'CONFIRMED', attendee: null });
    expect(fileOf('Africa/Tunis', { status: 'cancelled' })).toMatchObject({ method: 'PUBLISH', status: 'CANCELLED' });
    const invited = { ...made, attendee: expect.stringMatching(/^mailto:amel@relais.test$/i) };
    expect(fileOf('Africa/Tunis', {}, amel)).toMatchObject({ ...invited, method: 'REQUEST', status: 'CONFIRMED' });
    const off = fileOf('Africa/Tunis', { status: 'refused' }, amel);
    expect(off).toMatchObject({ ...invited, method: 'CANCEL', status: 'CANCELLED' });
    expect(fileOf('Africa/Tunis', { status: 'held' })).toMatchObject({ status: 'TENTATIVE' });
  });
});

describe('the calendar of somebody who books', () => {
  let app: App;
  let catcher: MailCatcher;
  let journeys: Journeys;
  const ADDRESS = 'amel@relais.test';

  beforeAll(async () => {
    catcher = await startMailCatcher();
    app = await startApp({ env: { SMTP_URL: catcher.url } });
    journeys = offerJourneys(app.strapi);
  });

  afterAll(async () => {
    await app?.stop();
    await catcher?.stop();
  });

  const mail = (says: RegExp, { code }: Booking): Promise<ReceivedMail> =>
    catcher.waitFor(
      ({ text = '', recipients }) => recipients.includes(ADDRESS) && says.test(text) && text.includes(code),
      15_000,
    );

  const invitationIn = ({ attachments }: ReceivedMail) => {
    const part = attachments.find(({ mimeType }) => mimeType === 'text/calendar');
    return part ? read(Buffer.from(part.content as ArrayBuffer).toString()) : null;
  };

  const transition = ({ id }: Booking, event: 'settle' | 'accept' | 'refuse' | 'cancel') =>
    journeys.engine.transition({ bookingId: id, event, actor: event === 'cancel' ? CUSTOMER : STAFF });

  it('is not touched by a hold, nor by its end', async () => {
    const held = await journeys.engine.reserve(await journeys.order(ADDRESS));
    expect(invitationIn(await mail(/gardons votre réservation/, held))).toBeNull();
    await transition(held, 'cancel');
    expect(invitationIn(await mail(/réservation est annulée/, held))).toBeNull();
  });

  it('keeps one event that follows the booking: confirmed, moved, and at last called off', async () => {
    const made = await journeys.engine.reserve(await journeys.order(ADDRESS));
    await transition(made, 'settle');
    const first = invitationIn(await mail(/réservation est confirmée/, made));
    expect(first).toMatchObject({ method: 'REQUEST', status: 'CONFIRMED', startsAt: made.startsAt });

    const startsAt = new Date(made.startsAt.getTime() + 3_600_000);
    const to = { ...(await journeys.order(ADDRESS)), startsAt };
    await journeys.engine.move({ bookingId: made.id, to, actor: CUSTOMER });
    const moved = invitationIn(await mail(/réservation a changé/, made));
    expect(moved).toMatchObject({ uid: first?.uid, method: 'REQUEST', startsAt });
    expect(moved?.sequence).toBeGreaterThan(first?.sequence ?? 0);

    await transition(made, 'cancel');
    const off = invitationIn(await mail(/réservation est annulée/, made));
    expect(off).toMatchObject({ uid: first?.uid, method: 'CANCEL', status: 'CANCELLED', organizer: first?.organizer });
    expect(off?.sequence).toBeGreaterThan(moved?.sequence ?? 0);
  });

  it('is called off by a late refusal, and has the event again when staff accept after all', async () => {
    const made = await journeys.engine.reserve(await journeys.order(ADDRESS, { admission: 'confirm' }));
    await mail(/réservation est confirmée/, made);
    await transition(made, 'refuse');
    const off = invitationIn(await mail(/n’a pas pu être acceptée/, made));
    expect(off).toMatchObject({ method: 'CANCEL' });
    catcher.mails.length = 0;
    await transition(made, 'accept');
    const again = invitationIn(await mail(/réservation est confirmée/, made));
    expect(again).toMatchObject({ method: 'REQUEST', status: 'CONFIRMED' });
    expect(again?.sequence).toBeGreaterThan(off?.sequence ?? 0);
  });

  it('can be filled from the booking’s page as well, with the same event', async () => {
    const made = await journeys.engine.reserve(await journeys.order(ADDRESS, { admission: 'confirm' }));
    const invited = invitationIn(await mail(/réservation est confirmée/, made));
    const token = journeys.engine.linkToken(made);
    const { text, headers } = await app.http
      .get(`/api/bookings/${made.code}/calendar`)
      .set('Booking-Token', token)
      .expect(200);
    expect(headers['content-type']).toContain('text/calendar');
    expect(read(text)).toMatchObject({ method: 'PUBLISH', uid: invited?.uid, sequence: invited?.sequence });
  });
});
