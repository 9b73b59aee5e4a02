/** Times are the venue's: an IANA zone and a calendar date come in, UTC instants go out. */

/** A calendar date, `2026-11-20`. */
export type LocalDate = string;

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Whether this is a date that exists: not `2026-02-30`, not `20261120`. */
export function isLocalDate(text: string): text is LocalDate {
  if (!DATE.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

export function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone.length > 0;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const toDate = (time: Temporal.ZonedDateTime): Date => new Date(time.epochMilliseconds);

/** First instant of the day and first instant of the next: 23, 24 or 25 hours apart, and right in all three. */
export function dayBounds(date: LocalDate, zone: string): { from: Date; until: Date } {
  const day = Temporal.PlainDate.from(date);
  return { from: toDate(day.toZonedDateTime(zone)), until: toDate(day.add({ days: 1 }).toZonedDateTime(zone)) };
}

/**
 * The instant of a wall-clock time. In the hour that never comes, the time after the gap; in the hour that comes twice,
 * its first coming (Temporal's `compatible`, as in RFC 5545).
 * @param time `14:30` or `14:30:00`
 */
export const instantOf = (date: LocalDate, time: string, zone: string): Date =>
  toDate(Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }));

/** The calendar date that it is at this instant in this zone. */
export const localDateOf = (instant: Date, zone: string): LocalDate =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString();

export const addDays = (date: LocalDate, days: number): LocalDate =>
  Temporal.PlainDate.from(date).add({ days }).toString();
