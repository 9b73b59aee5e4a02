import { setTimeout as sleep } from 'node:timers/promises';
import type { Booking, BookingStatus, PaymentSummary } from '../api/types';
import type { RequestContext } from '../request-context';
import { pathTo } from '../routes';
import { holdLeft } from '../time/countdown';
import { localDateAt } from '../time/local-date';
import { findBooking, findPayments } from './booking-access';
import { type Arrival, type BookingWords, bookingWords, type NoticeView, noticeView } from './booking-words';
import { type Outcome, page } from './outcome';
import { type PaymentView, paymentView } from './payment';
import { openPayment } from './payment-state';
import { type WatchView, watchView } from './payment-watch';
import { directionsLink, type PhoneLink, phoneLink, placeName } from './places';
import { type TableBookingView, tableBookingView } from './table-booking';
import { tableOf } from './table-ticket';
import { type TicketView, ticketView, tripOf, zoneOf } from './ticket';

export interface HoldView {
  leftMilliseconds: number;
  lengthMilliseconds: number;
  until: string;
}

export interface BookingView {
  words: BookingWords;
  ticket: TicketView;
  notice: NoticeView | null;
  hold: HoldView | null;
  payment: PaymentView | null;
  watch: WatchView | null;
  cancel: string | null;
  move: string | null;
  calendar: string | null;
  pdf: string | null;
  searchAgain: string | null;
  hasEmail: boolean;
  isLive: boolean;
  station: { name: string; href: string; phone: PhoneLink | null; directions: string | null } | null;
}

/** By its trade: a table has no ticket to print, and nothing to pay. */
export type AnyBooking = { trip: BookingView } | { table: TableBookingView };

const live: readonly BookingStatus[] = ['held', 'waiting', 'confirmed'];
const lost: readonly BookingStatus[] = ['expired', 'cancelled', 'refused'];

/**
 * Milliseconds that someone who comes back from paying is kept waiting at most: banks often send word and customer at the
 * same moment, and who has paid should read so at once.
 */
const pausesOnReturn = [200, 400, 800];

/** The booking's page; the view is null when nothing here opens it. */
export async function bookingPage(
  context: RequestContext,
  code: string,
  arrival: Arrival,
): Promise<Outcome<AnyBooking | null>> {
  let [booking, summary] = await readBoth(context, code);
  for (const pause of arrival.fromPayment ? pausesOnReturn : []) {
    if (!summary || !openPayment(summary)) break;
    await sleep(pause);
    [booking, summary] = await readBoth(context, code);
  }
  if (!booking) return page(null, 404);
  const table = tableOf(booking);
  if (table) return page({ table: await tableBookingView(context, booking, table, arrival) });
  return page({ trip: bookingView(context, booking, summary, arrival) });
}

function readBoth(context: RequestContext, code: string) {
  return Promise.all([findBooking(context, code), findPayments(context, code)]);
}

function bookingView(
  context: RequestContext,
  booking: Booking,
  summary: PaymentSummary | null,
  arrival: Arrival,
): BookingView {
  const { language } = context;
  const { code, status, allowed, contact } = booking;
  const hasTicket = (status === 'confirmed' || status === 'attended') && tripOf(booking) !== null;
  return {
    words: bookingWords(context, booking, summary, arrival),
    ticket: ticketView(context, booking, summary),
    notice: noticeView(context, booking, summary, arrival),
    hold: holdView(context, booking),
    payment: summary && paymentView(context, booking, summary, arrival.fromPayment),
    watch: summary && watchView(context, booking, summary),
    cancel: allowed.includes('cancel') ? pathTo(language, 'bookingCancel', { code }) : null,
    move: allowed.includes('move') ? pathTo(language, 'bookingMove', { code }) : null,
    calendar: status === 'confirmed' ? pathTo(language, 'bookingCalendar', { code }) : null,
    pdf: hasTicket ? pathTo(language, 'bookingTicket', { code }) : null,
    searchAgain: lost.includes(status) ? searchAgain(context, booking) : null,
    hasEmail: contact.email !== null,
    isLive: live.includes(status),
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
  const { holdExpiresAt, serverTime, venue } = booking;
  const zone = zoneOf(booking);
  if (booking.status !== 'held' || !holdExpiresAt) return null;
  return {
    leftMilliseconds: holdLeft(holdExpiresAt, serverTime),
    lengthMilliseconds: holdLeft(holdExpiresAt, booking.createdAt),
    until: t('booking.hold.until', {
      time: format.time(holdExpiresAt, zone),
      city: venue?.city ?? venue?.name ?? zone,
    }),
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
