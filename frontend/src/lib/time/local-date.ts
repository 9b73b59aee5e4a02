/** A calendar date at a venue, `YYYY-MM-DD`. */
export type LocalDate = string & { readonly localDate: unique symbol };

/** The date, or null when it is not one: 30 February, another format, a missing value. */
export function parseLocalDate(value: string | null | undefined): LocalDate | null {
  if (!value || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return null;
  const date = new Date(`${value}T00:00:00Z`);
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
  return isReal ? (value as LocalDate) : null;
}

/** The date at the venue at that instant (ISO 8601, UTC). */
export function localDateAt(instant: string, timeZone: string): LocalDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString() as LocalDate;
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return Temporal.PlainDate.from(date).add({ days }).toString() as LocalDate;
}

/** Elapsed whole minutes between two instants: right across a change of clocks. */
export function minutesBetween(start: string, end: string): number {
  return Math.round(Temporal.Instant.from(start).until(Temporal.Instant.from(end)).total('minutes'));
}
