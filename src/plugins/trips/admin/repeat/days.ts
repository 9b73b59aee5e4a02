const DAY_MS = 86_400_000;

const noon = (date: string): number => Date.parse(`${date}T12:00:00Z`);

interface Repetition {
  readonly from: string;
  readonly until: string;
  readonly weekdays: readonly number[];
  readonly times: readonly string[];
}

/** How many trips a repetition means; 0 while its dates are incomplete or the wrong way round. */
export function countTrips({ from, until, weekdays, times }: Repetition): number {
  if (!from || !until || from > until) return 0;
  const days = Math.round((noon(until) - noon(from)) / DAY_MS) + 1;
  const monday0 = (new Date(noon(from)).getUTCDay() + 6) % 7;
  let running = 0;
  for (let i = 0; i < days; i += 1) if (weekdays.includes(((monday0 + i) % 7) + 1)) running += 1;
  return running * times.length;
}
