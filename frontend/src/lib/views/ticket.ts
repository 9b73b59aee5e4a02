import type { BookedTrip, Booking, BookingStatus, PaymentSummary } from '../api/types';
import type { RequestContext } from '../request-context';
import { pathTo } from '../routes';
import { standingOf } from './booking-words';
import { placeName } from './places';
import { type TicketFact, tableOf, tableTicketWords } from './table-ticket';

type Tone = 'kept' | 'yes' | 'wait' | 'no';

const tones: Record<BookingStatus, Tone> = {
  held: 'kept',
  confirmed: 'yes',
  attended: 'yes',
  waiting: 'wait',
  refused: 'no',
  cancelled: 'no',
  expired: 'no',
  no_show: 'no',
};

export interface TicketView {
  code: string;
  href: string;
  status: BookingStatus;
  /** The status in words. */
  label: string;
  tone: Tone;
  fromLabel: string;
  /** The station, or what the booking is called when there is no more to say of it. */
  from: string;
  to: string | null;
  day: string;
  time: string;
  departure: string;
  seats: string;
  name: string;
  price: string | null;
  /** Paid, to be paid, or given back. */
  standing: string | null;
  /** What the code is good for. */
  codeHint: string;
  /** Whose clock the hour is of, where that could matter. */
  zone: string | null;
  /** What else there is to say of it. */
  facts: TicketFact[];
}

/** The trip of a booking; null once the trip has been removed or trips are switched off. */
export function tripOf({ subject }: Booking): BookedTrip | null {
  return subject && 'from' in subject ? (subject as BookedTrip) : null;
}

export const zoneOf = ({ venue }: Booking): string => venue?.timeZone ?? 'UTC';

/** A booking as a ticket, in lists and on its page. */
export function ticketView(
  context: RequestContext,
  booking: Booking,
  summary: PaymentSummary | null = null,
): TicketView {
  const { t, format, language } = context;
  const { code, status } = booking;
  const trip = tripOf(booking);
  const table = tableOf(booking);
  const standing = summary && standingOf(context, booking, summary);
  return {
    code,
    href: pathTo(language, 'booking', { code }),
    status,
    label: t(`booking.status.${status}`),
    tone: tones[status],
    fromLabel: t('trips.page.fromLabel'),
    from: trip ? placeName(trip.from) : booking.title,
    to: trip && placeName(trip.destination),
    day: format.day(booking.startsAt, zoneOf(booking)),
    time: format.time(booking.startsAt, zoneOf(booking)),
    departure: booking.startsAt,
    seats: t('booking.seatCount', { count: booking.quantity }),
    name: booking.contact.name,
    price: booking.price && format.money(booking.price),
    standing,
    codeHint: t('booking.codeHint'),
    zone: null,
    facts: [],
    ...(table && tableTicketWords(context, booking, table)),
  };
}
