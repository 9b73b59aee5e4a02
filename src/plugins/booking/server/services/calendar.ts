import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { isLive, takesUnits } from '../domain/states';
import type { Description } from '../domain/trade';
import type { Booking } from '../domain/types';

const NO_END_MS = 30 * 60_000;

/**
 * A booking as an iCalendar file (RFC 5545) with one event of a stable UID, so that importing it again replaces it.
 * Times are UTC instants, which every calendar shows in its reader's zone, right on DST nights too.
 */
export function bookingCalendar(booking: Booking, { title, venue }: Description): string {
  const calendar = ical({ prodId: { company: 'Relais', product: 'Relais' }, method: ICalCalendarMethod.PUBLISH });
  const { latitude, longitude } = venue;
  calendar.createEvent({
    id: `${booking.documentId}@relais`,
    start: booking.startsAt,
    end: booking.endsAt ?? new Date(booking.startsAt.getTime() + NO_END_MS),
    summary: title,
    description: [booking.code, venue.phone].filter(Boolean).join('\n'),
    location: {
      title: [venue.name, venue.city].filter(Boolean).join(', '),
      ...(latitude !== null && longitude !== null && { geo: { lat: latitude, lon: longitude } }),
    },
    status: calendarStatus(booking),
  });
  return calendar.toString();
}

function calendarStatus({ status }: Booking): ICalEventStatus {
  if (takesUnits(status) && status !== 'held') return ICalEventStatus.CONFIRMED;
  return isLive(status) ? ICalEventStatus.TENTATIVE : ICalEventStatus.CANCELLED;
}
