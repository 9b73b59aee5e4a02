const dayMs = 24 * 3600 * 1000;

/** The calendar dates before and after one, `YYYY-MM-DD`. Without Temporal, which few phones have. */
export function dayAround(date: string): { earlier: string; later: string } {
  const noon = Date.parse(`${date}T12:00:00Z`);
  const shifted = (days: number) => new Date(noon + days * dayMs).toISOString().slice(0, 10);
  return { earlier: shifted(-1), later: shifted(1) };
}

const lateMs = 2 * 3600 * 1000;

/** Whether a departure is past, for certain: some leave when they are full and not when they should. */
export function isLeft(departure: string, now: string): boolean {
  return Date.parse(departure) + lateMs < Date.parse(now);
}
