import type { RestaurantDetail } from '../api/types';
import type { RequestContext } from '../request-context';
import { type LocalDate, parseLocalDate } from '../time/local-date';

export interface ServiceHours {
  name: string;
  lines: { days: string; hours: string; lastSeating: string }[];
}

export interface HoursView {
  services: ServiceHours[];
  /** The weekdays without any service. */
  closed: string | null;
  /** Dates that are closed though their weekday is not. */
  alsoClosed: string | null;
  zone: string;
}

type Words = Pick<RequestContext, 't' | 'format'>;
type Hours = RestaurantDetail['services'][number]['hours'][number];

const weekdays = [1, 2, 3, 4, 5, 6, 7];
const mostDates = 6;

export function hoursView(words: Words, restaurant: RestaurantDetail): HoursView {
  const { t, format } = words;
  const open = new Set(restaurant.services.flatMap(({ hours }) => hours.map(({ weekday }) => weekday)));
  const closed = runsOf(weekdays.filter((day) => !open.has(day)));
  const dates = restaurant.closedDates
    .map(parseLocalDate)
    .filter((date): date is LocalDate => date !== null && open.has(Temporal.PlainDate.from(date).dayOfWeek));
  const listed = dates.slice(0, mostDates).map((date) => format.date(date));
  return {
    services: restaurant.services.map(({ name, hours }) => ({ name, lines: groups(hours).map(line(words)) })),
    closed: closed.length > 0 ? t('tables.hours.closed', { days: closed.map(daysOf(words)).join(', ') }) : null,
    alsoClosed: listed.length > 0 ? t('tables.hours.alsoClosed', { days: listed.join(', ') }) : null,
    zone: t('tables.hours.zone', { city: restaurant.city }),
  };
}

/** Weekdays with the same hours, together. */
function groups(hours: readonly Hours[]): { hours: Hours; weekdays: number[] }[] {
  const byHours = new Map<string, { hours: Hours; weekdays: number[] }>();
  for (const each of hours.toSorted((a, b) => a.weekday - b.weekday)) {
    const key = `${each.opens} ${each.closes} ${each.lastSeating}`;
    const group = byHours.get(key) ?? { hours: each, weekdays: [] };
    group.weekdays.push(each.weekday);
    byHours.set(key, group);
  }
  return [...byHours.values()];
}

/** Days that follow each other as one run: 2, 3, 4, 7 is [2, 4] and [7, 7]. */
export function runsOf(days: readonly number[]): [first: number, last: number][] {
  const runs: [number, number][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run && run[1] === day - 1) run[1] = day;
    else runs.push([day, day]);
  }
  return runs;
}

const daysOf =
  ({ t, format }: Words) =>
  ([first, last]: [number, number]): string => {
    if (first === last) return format.weekday(first);
    if (last === first + 1) return `${format.weekday(first)}, ${format.weekday(last)}`;
    return t('tables.hours.days', { first: format.weekday(first), last: format.weekday(last) });
  };

const line =
  (words: Words) =>
  ({ hours, weekdays: days }: { hours: Hours; weekdays: number[] }) => ({
    days: runsOf(days).map(daysOf(words)).join(', '),
    hours: words.t('tables.hours.range', { opens: hours.opens, closes: hours.closes }),
    lastSeating: words.t('tables.hours.lastSeating', { time: hours.lastSeating }),
  });
