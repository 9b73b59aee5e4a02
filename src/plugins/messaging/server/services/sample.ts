import type { Booking, BookingStatus, Description, Locale } from '../../../booking/server/port';
import { eventOf, type Letter } from '../domain/letters';
import type { Facts } from '../messages';
import type { Wanted } from '../templates/source';
import { type Addresses, type LetterContext, letterContext } from './context';

/** A booking that a letter may tell of. */
export interface Told {
  readonly booking: Booking;
  readonly description: Description | undefined;
  /** Of its private link. */
  readonly token: string;
}

const DAY_MS = 24 * 60 * 60_000;
const MINUTE_MS = 60_000;
/** As long as a real one, so that an SMS is as long as it will be. */
const TOKEN = 'q8Zr2LxW0nT5vKcB7yHdJ4mPsGfA1eUo9iXkR6tQwEz';

const STATUS: Partial<Record<Letter, BookingStatus>> = {
  held: 'held',
  offered: 'held',
  waiting: 'waiting',
  cancelled: 'cancelled',
  refused: 'refused',
  expired: 'expired',
  payment_failed: 'held',
  refund_started: 'cancelled',
  refunded: 'cancelled',
  refund_failed: 'cancelled',
};

const NAMES: Readonly<Record<Locale, string>> = { fr: 'Amel Ben Salah', en: 'Amel Ben Salah', ar: 'أمل بن صالح' };

/** A made-up booking, such as a letter of this kind is sent about. */
export function madeUp({ letter, locale, trade }: Wanted, now: Date): Told {
  const status = STATUS[letter] ?? 'confirmed';
  const isTable = trade === 'tables';
  const startsAt = new Date(Math.ceil(now.getTime() / DAY_MS) * DAY_MS + DAY_MS + (isTable ? 1110 : 390) * MINUTE_MS);
  const booking: Booking = {
    id: 0,
    documentId: 'sample',
    code: 'K7QF-3MXD',
    trade,
    venue: 'sample',
    status,
    quantity: 2,
    startsAt,
    endsAt: new Date(startsAt.getTime() + 120 * MINUTE_MS),
    holdExpiresAt: status === 'held' ? new Date(now.getTime() + 10 * MINUTE_MS) : null,
    contact: { name: NAMES[locale], email: 'amel@example.org', phone: '+21620123456' },
    locale,
    notes: null,
    price: isTable ? null : { amount: 25_000, currency: 'TND' },
    clientId: null,
    linkVersion: 1,
    createdAt: now,
  };
  return { booking, description: isTable ? tableAt(status) : DESCRIPTION, token: TOKEN };
}

const DESCRIPTION: Description = {
  venue: {
    slug: 'tunis-moncef-bey',
    name: 'Tunis – Moncef Bey',
    city: 'Tunis',
    phone: '+216 71 123 456',
    timeZone: 'Africa/Tunis',
    latitude: null,
    longitude: null,
  },
  venueEmail: null,
  title: 'Tunis – Moncef Bey → Sousse',
  subject: {},
  payAtVenue: true,
  refundPolicy: [],
  changeableUntil: new Date(0),
};

const tableAt = (status: BookingStatus): Description => ({
  ...DESCRIPTION,
  venue: { ...DESCRIPTION.venue, slug: 'la-medina', name: 'La Médina' },
  title: 'La Médina',
  subject: {
    restaurant: { names: { fr: 'La Médina', en: 'La Médina', ar: 'المدينة' }, address: '12 rue du Pacha' },
    service: { names: { fr: 'Dîner', en: 'Dinner', ar: 'عشاء' } },
    keepMinutes: 15,
    waitingFor: status === 'waiting' ? 'limit' : null,
  },
  payAtVenue: false,
});

const DETAILS = { amount: 25_000, currency: 'TND', provider: 'stripe', why: 'cancelled' };

/** What is told of a booking in this letter, with all that there can be to tell. */
export function sampleContext(wanted: Wanted, told: Told, addresses: Addresses, now: Date): LetterContext {
  const { booking, description } = told;
  const ended = wanted.letter === 'cancelled' || wanted.letter === 'refused';
  const reason = ended ? REASONS[wanted.locale] : null;
  const before = { startsAt: new Date(booking.startsAt.getTime() - DAY_MS), quantity: booking.quantity + 1 };
  const facts: Facts = { booking, by: ended ? 'staff' : 'customer', reason, before, details: DETAILS };
  const event = eventOf(wanted.letter);
  const link = `${addresses.site}/${wanted.locale}/b/${booking.code}/${told.token}`;
  return letterContext({ ...wanted, event, facts, booking, description, addresses: { ...addresses, link }, now });
}

const REASONS: Readonly<Record<Locale, string>> = {
  fr: 'Nous fermons exceptionnellement ce jour-là.',
  en: 'We are closed that day, for once.',
  ar: 'نغلق استثنائيًا في ذلك اليوم.',
};

/** As little as there can be: a trade that is switched off, a name that one does not greet with, nothing to pay. */
export const barest = (context: LetterContext): LetterContext => ({
  ...context,
  name: null,
  reason: null,
  why: null,
  amount: null,
  venue: null,
  city: null,
  venuePhone: null,
  deadline: null,
  address: null,
  service: null,
  keepMinutes: null,
  waitingFor: null,
  wasDate: null,
  wasTime: null,
  wasQuantity: null,
  price: null,
  notes: null,
  email: null,
  phone: null,
});
