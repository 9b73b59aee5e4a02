import { DAY_MINUTES, isWallTime, type LocalDate, minutesOf, type WallTime, weekdayOf } from './wall-clock';

/** From when to when a service goes on. Times up to `opens` are of the next day: 19:00 to 02:00. */
export interface Opening {
  readonly opens: WallTime;
  readonly closes: WallTime;
  /** The last time at which one may sit down. */
  readonly lastSeating: WallTime;
}

/** A service on one day of the week. Days of the week that are not there: closed. */
export interface WeekdayHours extends Opening {
  /** 1 Monday to 7 Sunday. */
  readonly weekday: number;
  /** The weekly default; null: every booking is by hand. */
  readonly covers: number | null;
}

/** What is different about one date of a service. */
export interface Exception {
  readonly date: LocalDate;
  readonly closed: boolean;
  /** Null: every booking is by hand. */
  readonly covers: number | null;
  /** Hours of that date alone; null: those of its weekday. */
  readonly opening: Opening | null;
}

/** A service on one date; undefined wherever it does not take place. */
export interface Sitting extends Opening {
  readonly date: LocalDate;
  readonly covers: number | null;
}

export const MOST_COVERS = 5_000;

/** The service as it is on this date: its weekday's hours, unless that date is another. */
export function sittingOn(
  week: readonly WeekdayHours[],
  exception: Exception | undefined,
  date: LocalDate,
): Sitting | undefined {
  if (exception?.closed) return undefined;
  const weekday = weekdayOf(date);
  const usual = week.find((hours) => hours.weekday === weekday);
  const opening = exception?.opening ?? usual;
  if (!opening) return undefined;
  const { opens, closes, lastSeating } = opening;
  return { date, opens, closes, lastSeating, covers: exception ? exception.covers : (usual?.covers ?? null) };
}

/** Minutes after midnight of its date at which a service opens, takes the last party and closes. */
export function minutesOfOpening({ opens, closes, lastSeating }: Opening): {
  opens: number;
  lastSeating: number;
  closes: number;
} {
  const from = minutesOf(opens);
  const end = minutesOf(closes);
  const last = minutesOf(lastSeating);
  return {
    opens: from,
    lastSeating: last < from ? last + DAY_MINUTES : last,
    closes: end <= from ? end + DAY_MINUTES : end,
  };
}

export type HoursFault = 'shape' | 'weekday' | 'twice' | 'times' | 'last_seating' | 'covers';

/** The first thing that is wrong with the hours of an opening; undefined when it can be kept. */
export function openingFault(given: Partial<Record<keyof Opening, unknown>>): HoursFault | undefined {
  const { opens, closes, lastSeating } = given;
  if (!isWallTime(opens) || !isWallTime(closes) || !isWallTime(lastSeating)) return 'times';
  const minutes = minutesOfOpening({ opens, closes, lastSeating });
  return minutes.lastSeating >= minutes.closes ? 'last_seating' : undefined;
}

export const isCovers = (covers: unknown): covers is number | null =>
  covers === null || (Number.isSafeInteger(covers) && (covers as number) >= 0 && (covers as number) <= MOST_COVERS);

/** The first thing that is wrong with a service's week, as it was typed or sent. */
export function weekFault(week: unknown): HoursFault | undefined {
  if (!Array.isArray(week)) return 'shape';
  const seen = new Set<unknown>();
  for (const hours of week as readonly unknown[]) {
    if (typeof hours !== 'object' || hours === null) return 'shape';
    const { weekday, covers = null, ...opening } = hours as Record<string, unknown>;
    if (!Number.isInteger(weekday) || (weekday as number) < 1 || (weekday as number) > 7) return 'weekday';
    if (seen.has(weekday)) return 'twice';
    seen.add(weekday);
    const fault = openingFault(opening) ?? (isCovers(covers) ? undefined : 'covers');
    if (fault) return fault;
  }
  return undefined;
}
