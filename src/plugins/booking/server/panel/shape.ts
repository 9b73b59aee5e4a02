import { unitsLeft } from '../domain/allocate';
import { type BookingEvent, eventsFrom } from '../domain/states';
import type { Description } from '../domain/trade';
import type { Allotment, Booking } from '../domain/types';
import type { HistoryLine } from '../persistence/bookings';
import { actorOf } from './actor';

/** What staff do with a booking by hand, one route each for the transitions and for `move`. */
export const STAFF_EVENTS = ['settle', 'accept', 'refuse', 'cancel', 'attend', 'miss'] as const;
export type StaffEvent = (typeof STAFF_EVENTS)[number];

const OFFERED: readonly BookingEvent[] = [...STAFF_EVENTS, 'move'];

export const offeredEvents = (booking: Booking): BookingEvent[] =>
  eventsFrom(booking.status, 'staff').filter((event) => OFFERED.includes(event));

/** A booking as staff see it: no key, no link, nothing that would let them act as the customer. */
export const staffView = ({ id, clientId, linkVersion, ...shown }: Booking, description: Description | undefined) => ({
  ...shown,
  hasAccount: clientId !== null,
  title: description?.title ?? null,
  timeZone: description?.venue.timeZone ?? null,
  venueName: description?.venue.name ?? null,
});

export const historyView = (lines: readonly HistoryLine[]) =>
  lines.map(({ actor, ...line }) => {
    const { kind, name } = actorOf(actor);
    return { ...line, actor: { kind, name: name ?? null } };
  });

export const allotmentView = (allotment: Allotment) => ({
  capacity: allotment.capacity,
  taken: allotment.taken,
  left: unitsLeft(allotment),
  excess: allotment.capacity === null ? 0 : Math.max(0, allotment.taken - allotment.capacity),
  closed: allotment.closed,
});
