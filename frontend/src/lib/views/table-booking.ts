import { isApiError } from '../api/errors';
import type { BookedTable, Booking, RestaurantDetail } from '../api/types';
import type { RequestContext } from '../request-context';
import { pathTo } from '../routes';
import { holdLeft } from '../time/countdown';
import { localDateAt } from '../time/local-date';
import type { Notice } from './booking-access';
import type { Arrival, BookingWords, NoticeView } from './booking-words';
import { directionsLink, type PhoneLink, phoneLink } from './places';
import { nameIn } from './table-ticket';
import { type TicketView, ticketView, zoneOf } from './ticket';

export interface OfferView {
  leftMilliseconds: number;
  lengthMilliseconds: number;
  until: string;
  accept: string;
  /** A deadline that is hours away is said, not counted down. */
  isSoon: boolean;
}

export interface TableBookingView {
  words: BookingWords;
  ticket: TicketView;
  notice: NoticeView | null;
  offer: OfferView | null;
  cancel: string | null;
  move: string | null;
  calendar: string | null;
  again: string | null;
  hasEmail: boolean;
  isLive: boolean;
  place: { name: string; href: string; address: string | null; phone: PhoneLink | null; directions: string | null };
}

type WaitingList = Pick<RestaurantDetail, 'waitingList' | 'offerMinutes'>;

const soon = 2 * 3_600_000;
const live: readonly Booking['status'][] = ['held', 'waiting', 'confirmed'];
const over: readonly Booking['status'][] = ['expired', 'cancelled', 'refused'];

/** The page of a booked table. */
export async function tableBookingView(
  context: RequestContext,
  booking: Booking,
  table: BookedTable,
  { notice }: Pick<Arrival, 'notice'>,
): Promise<TableBookingView> {
  const { language } = context;
  const { code, status, allowed, contact, venue } = booking;
  const { slug } = table.restaurant;
  const href = pathTo(language, 'restaurant', { restaurant: slug });
  return {
    words: tableWords(context, booking, table, await waitingListFor(context, booking, table)),
    ticket: ticketView(context, booking),
    notice: notice && noticeOf(context, booking, notice),
    offer: offerView(context, booking),
    cancel: allowed.includes('cancel') ? pathTo(language, 'bookingCancel', { code }) : null,
    move: allowed.includes('move') && status !== 'held' ? pathTo(language, 'bookingMove', { code }) : null,
    calendar: status === 'confirmed' ? pathTo(language, 'bookingCalendar', { code }) : null,
    again: over.includes(status) ? href : null,
    hasEmail: contact.email !== null,
    isLive: live.includes(status),
    place: {
      name: nameIn(language, table.restaurant),
      href,
      address: table.restaurant.address,
      phone: phoneLink(venue?.phone ?? null),
      directions: venue && directionsLink(venue),
    },
  };
}

/** What becomes of those who wait there: only asked for when somebody waits for covers. */
async function waitingListFor(
  { api }: RequestContext,
  { status }: Booking,
  { waitingFor, restaurant }: BookedTable,
): Promise<WaitingList | null> {
  if (status !== 'waiting' || waitingFor === 'hand') return null;
  try {
    return await api.restaurant(restaurant.slug);
  } catch (error) {
    if (isApiError(error, 404)) return null;
    throw error;
  }
}

/** Where a booked table stands, and what happens next. */
export function tableWords(
  { t, format }: Pick<RequestContext, 't' | 'format'>,
  { status }: Pick<Booking, 'status'>,
  { waitingFor, keepMinutes }: Pick<BookedTable, 'waitingFor' | 'keepMinutes'>,
  list: WaitingList | null,
): BookingWords {
  const long = (minutes: number) => format.duration(minutes, 'long');
  if (status === 'confirmed') {
    const text = t('tables.booking.text.confirmed', { duration: long(keepMinutes) });
    return { heading: t('tables.booking.heading.confirmed'), text };
  }
  if (status !== 'waiting') {
    return { heading: t(`tables.booking.heading.${status}`), text: t(`tables.booking.text.${status}`) };
  }
  if (waitingFor === 'hand') {
    return { heading: t('tables.booking.heading.waitingHand'), text: t('tables.booking.text.waitingHand') };
  }
  const mode = list?.waitingList ?? 'show';
  const text =
    mode === 'offer'
      ? t('tables.booking.text.waiting.offer', { duration: long(list?.offerMinutes ?? 0) })
      : t(`tables.booking.text.waiting.${mode}`);
  return { heading: t('tables.booking.heading.waiting'), text };
}

const ownNotices = ['moved', 'hold_expired', 'too_late', 'sold_out', 'trip_closed'] as const;

function noticeOf({ t }: RequestContext, { status }: Booking, notice: Notice): NoticeView | null {
  if (notice === 'hold_expired' && status === 'expired') return null;
  const own = ownNotices.find((known) => known === notice);
  const text = own ? t(`tables.booking.notice.${own}`) : t(`booking.notice.${notice}`);
  return { text, tone: notice === 'moved' ? 'yes' : 'wait' };
}

/** A table that came free and is kept for this customer until a deadline. */
function offerView({ t, format, language }: RequestContext, booking: Booking): OfferView | null {
  const { code, status, holdExpiresAt, serverTime, createdAt, venue } = booking;
  if (status !== 'held' || !holdExpiresAt) return null;
  const zone = zoneOf(booking);
  const leftMilliseconds = holdLeft(holdExpiresAt, serverTime);
  const when = { time: format.time(holdExpiresAt, zone), city: venue?.city ?? zone };
  const isToday = localDateAt(holdExpiresAt, zone) === localDateAt(serverTime, zone);
  return {
    leftMilliseconds,
    lengthMilliseconds: Math.min(holdLeft(holdExpiresAt, createdAt), soon),
    until: isToday
      ? t('tables.booking.offer.until', when)
      : t('tables.booking.offer.untilDay', { ...when, day: format.day(holdExpiresAt, zone) }),
    accept: pathTo(language, 'bookingAccept', { code }),
    isSoon: leftMilliseconds <= soon,
  };
}
