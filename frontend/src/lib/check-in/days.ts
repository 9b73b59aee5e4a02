const dayMs = 24 * 3600 * 1000;

/** The calendar dates before and after one, `YYYY-MM-DD`. Without Temporal, which few phones have. */
export function dayAround(date: string): { earlier: string; later: string } {
  const noon = Date.parse(`${date}T12:00:00Z`);
  const shifted = (days: number) => new Date(noon + days * dayMs).toISOString().slice(0, 10);
  return { earlier: shifted(-1), later: shifted(1) };
}
