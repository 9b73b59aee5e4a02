import type { BookedTrip, Booking, Trip } from '../api/types';
import { typed } from '../forms/errors';
import type { RequestContext } from '../request-context';
import { pathTo } from '../routes';
import { addDays, type LocalDate, localDateAt, parseLocalDate } from '../time/local-date';
import { act, findPayments } from './booking-access';
import { type Outcome, page, redirect } from './outcome';
import type { Option } from './places';
import { type TicketView, ticketView, tripOf, zoneOf } from './ticket';
import { type TripCard, tripCard } from './trip-card';
import type { DayLink } from './trips';

export interface MoveView {
  ticket: TicketView;
  action: string;
  back: string;
  day: string;
  previousDay: DayLink | null;
  nextDay: DayLink;
  trips: { card: TripCard; isCurrent: boolean; isChosen: boolean }[];
  quantities: Option[];
  quantity: string;
  /** Something has been paid: the difference will be asked for or given back. */
  isPaid: boolean;
}

const mostAtOnce = 20;

/** Other departures of the same route on a day, and how many seats to take there. */
export async function movePage(
  context: RequestContext,
  booking: Booking,
  day: string | null,
): Promise<Outcome<MoveView>> {
  const { code } = booking;
  const current = tripOf(booking);
  if (!current || !booking.allowed.includes('move')) return redirect(bookingPath(context, code));
  const today = localDateAt(context.now, zoneOf(booking));
  const asked = parseLocalDate(day);
  const date = asked && asked >= today ? asked : localDateAt(booking.startsAt, zoneOf(booking));
  const route = { from: current.from.slug, to: current.destination.slug };
  const [found, payments] = await Promise.all([
    context.api.trips({ ...route, date, pageSize: 100 }),
    findPayments(context, code),
  ]);
  const isPaid = payments !== null && payments.paid.amount > payments.refunded.amount;
  return page(moveView(context, { booking, current, date, today, isPaid }, found.data));
}

/** Moves the booking as its form asks, and goes back to its page. */
export async function moveBooking(context: RequestContext, code: string, form: FormData) {
  const trip = typed(form, 'trip');
  const quantity = Number(typed(form, 'quantity'));
  if (!trip || !Number.isInteger(quantity) || quantity < 1) {
    return redirect(pathTo(context.language, 'bookingMove', { code }));
  }
  return act(context, code, (key) => context.api.move(key, { trip, quantity }), 'moved');
}

function bookingPath({ language }: RequestContext, code: string): string {
  return pathTo(language, 'booking', { code });
}

interface Asked {
  booking: Booking;
  current: BookedTrip;
  date: LocalDate;
  today: LocalDate;
  isPaid: boolean;
}

function moveView(context: RequestContext, asked: Asked, found: Trip[]): MoveView {
  const { booking, current, date, today, isPaid } = asked;
  const { t, format, language } = context;
  const { code, quantity } = booking;
  const isCurrent = (trip: Trip) => trip.documentId === current.documentId;
  const free = (trip: Trip) => trip.seatsLeft + (isCurrent(trip) ? quantity : 0);
  const trips = found
    .map((trip) => ({ ...trip, seatsLeft: free(trip) }))
    .map((trip) => ({ card: tripCard(context, trip), isCurrent: isCurrent(trip), isChosen: isCurrent(trip) }))
    .filter(({ card }) => card.state === 'open');
  const most = Math.min(mostAtOnce, Math.max(quantity, ...found.map(free)));
  const dayLink = (other: LocalDate) => ({
    label: format.date(other, 'short'),
    href: pathTo(language, 'bookingMove', { code }, { date: other }),
  });
  return {
    ticket: ticketView(context, booking),
    action: pathTo(language, 'bookingMove', { code }),
    back: bookingPath(context, code),
    day: format.date(date),
    previousDay: date > today ? dayLink(addDays(date, -1)) : null,
    nextDay: dayLink(addDays(date, 1)),
    trips,
    quantities: Array.from({ length: most }, (_, index) => index + 1).map((count) => ({
      value: String(count),
      label: t('booking.seatCount', { count }),
    })),
    quantity: String(quantity),
    isPaid,
  };
}
