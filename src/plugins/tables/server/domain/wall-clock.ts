/** Times of day as a restaurant writes them on its door, and the instants that they are. */

/** A calendar date, `2026-11-20`. */
export type LocalDate = string;

/** What the clock on the wall shows, `19:30`. */
export type WallTime = string;

/** A wall time on one date, with the instant that it is. */
export interface Moment {
  /** `19:30`; with its offset, `02:30+02:00`, on the night when that time comes twice. */
  readonly time: string;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
}

export const DAY_MINUTES = 1440;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** No clock is further away from UTC than this, and no service goes on for longer than two days from midnight. */
const AROUND_MS = { before: 18 * HOUR_MS, after: 66 * HOUR_MS };

const WALL_TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

export const isWallTime = (text: unknown): text is WallTime => typeof text === 'string' && WALL_TIME.test(text);

export const minutesOf = (time: WallTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

const twoDigits = (n: number): string => String(n).padStart(2, '0');

/** @param minutes after midnight of some date; those of the next day show as on the wall */
export function wallTimeOf(minutes: number): WallTime {
  const ofDay = minutes % DAY_MINUTES;
  return `${twoDigits(Math.floor(ofDay / 60))}:${twoDigits(ofDay % 60)}`;
}

/** 1 Monday to 7 Sunday. */
export const weekdayOf = (date: LocalDate): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

/** The zone's distance from UTC around this date; undefined when its clocks change within reach. */
export function steadyOffset(date: LocalDate, timeZone: string): number | undefined {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  const before = offsetAt(midnight - AROUND_MS.before, timeZone);
  return before === offsetAt(midnight + AROUND_MS.after, timeZone) ? before : undefined;
}

const offsetAt = (at: number, timeZone: string): number =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).offsetNanoseconds / 1_000_000;

/**
 * The instants of these wall times, in the order they come. A time that does not exist on that night is left out; one that
 * comes twice is there twice, each with its offset.
 * @param minutes after midnight of the date; 1440 and more are of the next day
 */
export function momentsOf(date: LocalDate, minutes: readonly number[], timeZone: string): Moment[] {
  const offset = steadyOffset(date, timeZone);
  if (offset !== undefined) {
    const midnight = Date.parse(`${date}T00:00:00Z`) - offset;
    return minutes.map((minute) => ({ time: wallTimeOf(minute), at: midnight + minute * MINUTE_MS }));
  }
  return minutes.flatMap((minute) => comings(date, minute, timeZone)).sort((a, b) => a.at - b.at);
}

function comings(date: LocalDate, minute: number, timeZone: string): Moment[] {
  const wall = wallClock(date, minute);
  const earlier = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const later = wall.toZonedDateTime(timeZone, { disambiguation: 'later' });
  if (!earlier.toPlainDateTime().equals(wall)) return [];
  const time = wallTimeOf(minute);
  if (earlier.equals(later)) return [{ time, at: earlier.epochMilliseconds }];
  return [earlier, later].map((coming) => ({ time: `${time}${coming.offset}`, at: coming.epochMilliseconds }));
}

/** When something begins: after the hour that never comes, at the first coming of one that comes twice. */
export const beginningAt = (date: LocalDate, minute: number, timeZone: string): number =>
  wallClock(date, minute).toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds;

/** When something ends: after the hour that never comes, at the last coming of one that comes twice. */
export const endAt = (date: LocalDate, minute: number, timeZone: string): number =>
  wallClock(date, minute).toZonedDateTime(timeZone, { disambiguation: 'later' }).epochMilliseconds;

const wallClock = (date: LocalDate, minute: number): Temporal.PlainDateTime =>
  Temporal.PlainDate.from(date).toPlainDateTime().add({ minutes: minute });

/** What the clock on the wall shows at this instant. */
export const wallTimeAt = (at: number, timeZone: string): WallTime =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainTime().toString({
    smallestUnit: 'minute',
  });
