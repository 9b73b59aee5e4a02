import type { Core } from '@strapi/strapi';
import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator';
import { tzlib_get_ical_block, tzlib_get_offset } from 'timezones-ical-library';
import { isLive, takesUnits } from '../domain/states';
import type { Description } from '../domain/trade';
import type { Booking } from '../domain/types';
import type { Revision } from '../persistence/revisions';

const NO_END_MS = 30 * 60_000;

export interface CalendarPerson {
  readonly name: string;
  readonly email: string;
}

export interface CalendarEntry {
  readonly booking: Booking;
  readonly description: Description;
  /** Undefined for a booking that is deleted, and therefore cannot change any more. */
  readonly revision: Revision | undefined;
  /** The same in every version of an entry. */
  readonly organizer: string;
  /** The customer, when the file goes to them by mail; without one it is a file that anybody may import. */
  readonly attendee?: CalendarPerson;
}

export interface CalendarFile {
  readonly content: string;
  readonly method: 'PUBLISH' | 'REQUEST' | 'CANCEL';
}

/** Who sends calendar entries: the address that mails come from, without the name before it. */
export function calendarOrganizer(strapi: Core.Strapi): string {
  const from = strapi.config.get<string>('plugin::email.settings.defaultFrom', '');
  return /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim();
}

/**
 * A booking as an iCalendar file (RFC 5545) with one event of a stable UID and a SEQUENCE that grows with every change, so
 * that the calendar that has it takes the later one in its place. By mail it is an invitation that needs no answer, since
 * Gmail and Outlook update by themselves what was invited only (RFC 5546: REQUEST, then CANCEL).
 */
export function bookingCalendar(entry: CalendarEntry): CalendarFile {
  const { booking, description, revision, organizer, attendee } = entry;
  const { title, venue } = description;
  const status = calendarStatus(booking);
  const method = methodOf(status, attendee !== undefined);
  const calendar = ical({
    prodId: { company: 'Relais', product: 'Relais' },
    method: ICalCalendarMethod[method],
    // No zone for the whole calendar: the moments of its making must stay in UTC.
    timezone: { name: null, generator: (zone) => definitionOf(zone)?.block ?? null },
  });
  const { latitude, longitude } = venue;
  calendar.createEvent({
    id: `${booking.documentId}@relais`,
    sequence: revision?.sequence ?? 0,
    lastModified: revision?.changedAt ?? booking.createdAt,
    ...timesOf(booking, venue.timeZone),
    summary: title,
    description: [booking.code, venue.phone].filter(Boolean).join('\n'),
    location: {
      title: [venue.name, venue.city].filter(Boolean).join(', '),
      ...(latitude !== null && longitude !== null && { geo: { lat: latitude, lon: longitude } }),
    },
    status,
    organizer: { name: venue.name, email: organizer },
    attendees: attendee && [
      {
        ...attendee,
        type: ICalAttendeeType.INDIVIDUAL,
        role: ICalAttendeeRole.REQ,
        status: ICalAttendeeStatus.ACCEPTED,
        rsvp: false,
      },
    ],
  });
  return { content: calendar.toString(), method };
}

function calendarStatus({ status }: Booking): ICalEventStatus {
  if (takesUnits(status) && status !== 'held') return ICalEventStatus.CONFIRMED;
  return isLive(status) ? ICalEventStatus.TENTATIVE : ICalEventStatus.CANCELLED;
}

function methodOf(status: ICalEventStatus, isInvitation: boolean): CalendarFile['method'] {
  if (!isInvitation) return 'PUBLISH';
  return status === ICalEventStatus.CANCELLED ? 'CANCEL' : 'REQUEST';
}

/**
 * Times by the wall clock of the venue, with the definition of its zone. In UTC where a wall clock could be misread: in an
 * hour that comes twice, and where the definition, which holds present rules only, is not of our opinion.
 */
function timesOf({ startsAt, endsAt }: Booking, zone: string) {
  const instants = { start: startsAt, end: endsAt ?? new Date(startsAt.getTime() + NO_END_MS) };
  const definition = definitionOf(zone);
  const start = zoned(instants.start, zone);
  const end = zoned(instants.end, zone);
  if (!definition || !isPlain(start) || !isPlain(end)) return instants;
  return { start, end, timezone: definition.name };
}

const zoned = (instant: Date, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);

function isPlain(time: Temporal.ZonedDateTime): boolean {
  const wall = time.toPlainDateTime();
  const [first, last] = (['earlier', 'later'] as const).map(
    (disambiguation) => wall.toZonedDateTime(time.timeZoneId, { disambiguation }).epochMilliseconds,
  );
  const day = wall.toPlainDate().toString();
  const offset = tzlib_get_offset(time.timeZoneId, day, wall.toPlainTime().toString({ smallestUnit: 'minute' }));
  return first === last && offset === time.offset.replace(':', '');
}

/** The library's own name for the zone stands in both places: `Etc/UTC` for `UTC`. */
function definitionOf(zone: string): { name: string; block: string } | null {
  const [block, id] = [tzlib_get_ical_block(zone)].flat();
  return block?.startsWith('BEGIN:VTIMEZONE') && id ? { name: id.replace(/^TZID=/, ''), block } : null;
}
