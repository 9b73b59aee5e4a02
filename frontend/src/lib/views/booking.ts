import type { BookedTrip, Booking, BookingStatus } from '../api/types';
import type { RequestContext } from '../request-context';
import { pathTo } from '../routes';
import { holdLeft } from '../time/countdown';
import { localDateAt } from '../time/local-date';
import { findBooking, type Notice, notices } from './booking-access';
import { type Outcome, page } from './outcome';
import { directionsLink, type PhoneLink, phoneLink, placeName } from './places';

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
  tone: Tone;
  /** The station, or what the booking is called when there is no more to say of it. */
  from: string;
  to: string | null;
  day: string;
  time: string;
  departure: string;
  seats: string;
  name: string;
  price: string | null;
  isDue: boolean;
}

export interface BookingView {
  ticket: TicketView;
  notice: Notice | null;
  hold: { leftMilliseconds: number; lengthMilliseconds: number; until: string; price: string } | null;
  canSettle: boolean;
  cancel: string | null;
  move: string | null;
  calendar: string | null;
  searchAgain: string | null;
  hasEmail: boolean;
  isLive: boolean;
  station: { name: string; href: string; phone: PhoneLink | null; directions: string | null } | null;
}

const live: readonly BookingStatus[] = ['held', 'waiting', 'confirmed'];
const lost: readonly BookingStatus[] = ['expired', 'cancelled', 'refused'];

/** The trip of a booking; null once the trip has been removed or trips are switched off. */
export function tripOf({ subject }: Booking): BookedTrip | null {
  return subject && 'from' in subject ? (subject as BookedTrip) : null;
}

export const zoneOf = ({ venue }: Booking): string => venue?.timeZone ?? 'UTC';

/** A booking as a ticket, in lists and on its page. */
export function ticketView({ t, format, language }: RequestContext, booking: Booking): TicketView {
  const { code, status } = booking;
  const trip = tripOf(booking);
  return {
    code,
    href: pathTo(language, 'booking', { code }),
    status,
    tone: tones[status],
    from: trip ? placeName(trip.from) : booking.title,
    to: trip && placeName(trip.destination),
    day: format.day(booking.startsAt, zoneOf(booking)),
    time: format.time(booking.startsAt, zoneOf(booking)),
    departure: booking.startsAt,
    seats: t('booking.seatCount', { count: booking.quantity }),
    name: booking.contact.name,
    price: booking.price && format.money(booking.price),
    isDue: status === 'held' || status === 'confirmed',
  };
}

/** The booking's page; the view is null when nothing here opens it. */
export async function bookingPage(
  context: RequestContext,
  code: string,
  notice: string | null,
): Promise<Outcome<BookingView | null>> {
  const booking = await findBooking(context, code);
  if (!booking) return page(null, 404);
  return page(bookingView(context, booking, notices.find((known) => known === notice) ?? null));
}

function bookingView(context: RequestContext, booking: Booking, notice: Notice | null): BookingView {
  const { language } = context;
  const { code, status, allowed, contact } = booking;
  const isLive = live.includes(status);
  return {
    ticket: ticketView(context, booking),
    notice: notice === 'hold_expired' && status === 'expired' ? null : notice,
    hold: holdView(context, booking),
    canSettle: allowed.includes('settle') && booking.payAtVenue,
    cancel: allowed.includes('cancel') ? pathTo(language, 'bookingCancel', { code }) : null,
    move: allowed.includes('move') ? pathTo(language, 'bookingMove', { code }) : null,
    calendar: status === 'confirmed' ? pathTo(language, 'bookingCalendar', { code }) : null,
    searchAgain: lost.includes(status) ? searchAgain(context, booking) : null,
    hasEmail: contact.email !== null,
    isLive,
    station: stationView(context, booking),
  };
}

function stationView({ language }: RequestContext, { venue }: Booking): BookingView['station'] {
  return (
    venue && {
      name: placeName(venue),
      href: pathTo(language, 'station', { station: venue.slug }),
      phone: phoneLink(venue.phone),
      directions: directionsLink(venue),
    }
  );
}

function holdView({ t, format }: RequestContext, booking: Booking): BookingView['hold'] {
  const { holdExpiresAt, serverTime, venue, price } = booking;
  const zone = zoneOf(booking);
  if (booking.status !== 'held' || !holdExpiresAt) return null;
  return {
    leftMilliseconds: holdLeft(holdExpiresAt, serverTime),
    lengthMilliseconds: holdLeft(holdExpiresAt, booking.createdAt),
    until: t('booking.hold.until', {
      time: format.time(holdExpiresAt, zone),
      city: venue?.city ?? venue?.name ?? zone,
    }),
    price: price ? format.money(price) : '',
  };
}

/** The same search again; without its date once that day has passed. */
function searchAgain({ language, now }: RequestContext, booking: Booking): string {
  const zone = zoneOf(booking);
  const date = localDateAt(booking.startsAt, zone);
  const isPast = date < localDateAt(now, zone);
  const trip = tripOf(booking);
  const query = { from: trip?.from.slug, to: trip?.destination.slug, date: isPast ? undefined : date };
  return pathTo(language, 'trips', {}, query);
}
