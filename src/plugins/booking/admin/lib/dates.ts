const DAY_MS = 86_400_000;

/** Monday to Sunday, as ISO 8601 numbers them. */
export const WEEKDAYS: readonly number[] = [1, 2, 3, 4, 5, 6, 7];

const noon = (date: string): Date => new Date(`${date}T12:00:00Z`);

const dateOf = (at: Date): string => at.toISOString().slice(0, 10);

export const addDays = (date: string, days: number): string => dateOf(new Date(noon(date).getTime() + days * DAY_MS));

/** The calendar date at this moment, by the clock of that zone. */
export const localDate = (at: string, timeZone: string | null): string =>
  new Intl.DateTimeFormat('en-CA', { ...(timeZone && { timeZone }), dateStyle: 'short' }).format(new Date(at));

/** 16 November 2026 is a Monday. */
export const weekdayName = (day: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(noon(addDays('2026-11-15', day)));
