/** When customers of a venue are reminded: so long before, or at a time of day so many days before. */
export interface ReminderRule {
  /** documentId. */
  readonly id: string;
  /** documentId of the venue; `EVERYWHERE_ELSE` for those that have no rule of their own. */
  readonly venue: string;
  /** Elapsed time: a night of 25 hours counts as 25. */
  readonly minutesBefore: number | null;
  /** Days of the venue's calendar, with `localTime`. */
  readonly daysBefore: number | null;
  /** `18:00`, by the wall clock of the venue. */
  readonly localTime: string | null;
}

export const EVERYWHERE_ELSE = '*';

/** Bookings that begin in `[from, until)` are due; `dueAt` is when, or the same `minutes` before each of them. */
export interface DueWindow {
  readonly from: Date;
  readonly until: Date;
  readonly minutes: number | null;
  readonly dueAt: Date | null;
}

const MINUTE_MS = 60_000;

const after = (instant: Date, minutes: number): Date => new Date(instant.getTime() + minutes * MINUTE_MS);
const toDate = (time: Temporal.ZonedDateTime): Date => new Date(time.epochMilliseconds);

/**
 * Which bookings a rule reminds of between two looks at the clock: those whose reminder falls due in `[since, now)`. Looks
 * that follow each other therefore leave nothing out and meet nothing twice, and each asks for a short stretch of time.
 */
export function dueWindows(rule: ReminderRule, zone: string, since: Date, now: Date): DueWindow[] {
  const { minutesBefore, daysBefore, localTime } = rule;
  if (minutesBefore !== null)
    return [
      { from: after(since, minutesBefore), until: after(now, minutesBefore), minutes: minutesBefore, dueAt: null },
    ];
  if (daysBefore === null || localTime === null) return [];
  return localWindows(daysBefore, Temporal.PlainTime.from(localTime), zone, since, now);
}

/**
 * The days whose reminder falls due in between. What began before `now` is not asked for: however long the clock has stood
 * still, there are few. In the hour that never comes it is the time after the gap that counts, in the one that comes twice
 * its first coming.
 */
function localWindows(days: number, time: Temporal.PlainTime, zone: string, since: Date, now: Date): DueWindow[] {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate();
  return Array.from({ length: days + 2 }, (_, ahead) => today.add({ days: ahead })).flatMap((day): DueWindow[] => {
    const dueAt = toDate(day.subtract({ days }).toZonedDateTime({ timeZone: zone, plainTime: time }));
    if (dueAt < since || dueAt >= now) return [];
    const [from, until] = [day, day.add({ days: 1 })].map((date) => toDate(date.toZonedDateTime(zone)));
    return from && until ? [{ from, until, minutes: null, dueAt }] : [];
  });
}
