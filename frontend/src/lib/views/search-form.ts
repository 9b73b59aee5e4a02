import type { Station } from '../api/types';
import type { FormError } from '../forms/errors';
import { type Day, dayOf, type SearchQuery } from '../forms/search';
import type { RequestContext } from '../request-context';
import { pathTo } from '../routes';
import { addDays, type LocalDate, localDateAt } from '../time/local-date';
import { type Option, stationOptions } from './places';

export interface SearchFormView {
  action: string;
  stations: Option[];
  from: string;
  to: string;
  when: Day;
  date: string;
  firstDate: LocalDate;
  lastDate: LocalDate;
  errors: FormError[];
}

const daysAhead = 90;
const anywhere = 'UTC';

/** Today where that station is, or where the first one is as long as none is chosen. */
export function todayAt(stations: Station[], from: string, now: string): LocalDate {
  const station = stations.find(({ slug }) => slug === from) ?? stations[0];
  return localDateAt(now, station?.timeZone ?? anywhere);
}

/** The search as a form, with what was typed so far. */
export function searchForm(
  context: RequestContext,
  stations: Station[],
  query: Pick<SearchQuery, 'from' | 'to'>,
  date: LocalDate | null,
  errors: FormError[] = [],
): SearchFormView {
  const today = todayAt(stations, query.from, context.now);
  const when = date ? dayOf(date, today) : 'other';
  return {
    action: pathTo(context.language, 'trips'),
    stations: stationOptions(stations, context.language),
    from: query.from,
    to: query.to,
    when,
    date: date ?? '',
    firstDate: today,
    lastDate: addDays(today, daysAhead),
    errors,
  };
}
