const CLOCK = /^(\d{1,2})(?:[:hH.]?(\d{2})?)?$/;

/** One time of day as people type it: `6:30`, `06:30`, `6h30`, `6h`, `0630`, `18`. Null when it is none. */
export function parseTime(typed: string): string | null {
  const [, hour = '', minute = '00'] = CLOCK.exec(typed) ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return null;
  return `${hour.padStart(2, '0')}:${minute}`;
}

/**
 * A list of departure times: `6:30 7h15, 08:00`.
 * @returns the times, each once and in order, and what could not be read
 */
export function parseTimes(typed: string): { readonly times: string[]; readonly unreadable: string[] } {
  const words = typed.split(/[\s,;]+/).filter(Boolean);
  const parsed = words.map((word) => ({ word, time: parseTime(word) }));
  return {
    times: [...new Set(parsed.flatMap(({ time }) => time ?? []))].sort(),
    unreadable: parsed.filter(({ time }) => time === null).map(({ word }) => word),
  };
}
