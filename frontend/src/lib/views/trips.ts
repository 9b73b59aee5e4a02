import type { Pagination, Station, Trip } from '../api/types';
import type { FormError } from '../forms/errors';
import { readSearch, type SearchQuery, searchDate } from '../forms/search';
import type { RequestContext } from '../request-context';
import { pathTo } from '../routes';
import { addDays, type LocalDate } from '../time/local-date';
import { type Outcome, page, redirect } from './outcome';
import { type PhoneLink, phoneLink, placeName } from './places';
import { type SearchFormView, searchForm, todayAt } from './search-form';
import { type TripCard, tripCard } from './trip-card';

export interface DayLink {
  label: string;
  href: string;
}

interface TripsView {
  title: string;
  heading: string;
  day: string;
  count: string;
  zone: string;
  previousDay: DayLink | null;
  nextDay: DayLink;
  reverse: string | null;
  allFrom: string | null;
  cards: TripCard[];
  /** Nothing leaves any more today. */
  isOver: boolean;
  emptyText: string;
  call: PhoneLink | null;
  nextPage: string | null;
  search: SearchFormView;
}

interface SearchView {
  search: SearchFormView;
}

export type TripsOutcome = Outcome<{ results: TripsView } | { form: SearchView }>;

const pageSize = 100;

/** The departures of a day, or the search form when something is missing in what was asked. */
export async function tripsPage(context: RequestContext, params: URLSearchParams): Promise<TripsOutcome> {
  const { api, language } = context;
  const stations = await api.stations();
  const query = readSearch(params);
  const today = todayAt(stations, query.from, context.now);
  const from = stations.find(({ slug }) => slug === query.from);
  const to = stations.find(({ slug }) => slug === query.to);
  const date = searchDate(query, today);
  const isElsewhere = query.to === '' || (to !== undefined && to !== from);
  if (!from || !date || !isElsewhere) {
    const errors = params.size === 0 ? [] : searchErrors(context, query, { from, to, date });
    return page(
      { form: { search: searchForm(context, stations, query, date, errors) } },
      errors.length > 0 ? 422 : 200,
    );
  }
  if (query.when || query.date !== date) {
    return redirect(pathTo(language, 'trips', {}, { from: from.slug, to: to?.slug, date }));
  }
  const found = await api.trips({ from: from.slug, to: to?.slug, date, page: query.page, pageSize });
  const search = searchForm(context, stations, query, date);
  if (query.page > 1 && found.data.length === 0) {
    return redirect(pathTo(language, 'trips', {}, { from: from.slug, to: to?.slug, date }));
  }
  return page({ results: resultsView(context, { from, to, date, today, search }, found.data, found.meta.pagination) });
}

function searchErrors(
  { t }: RequestContext,
  query: SearchQuery,
  { from, to, date }: { from: Station | undefined; to: Station | undefined; date: LocalDate | null },
): FormError[] {
  const errors: FormError[] = [];
  if (!from) errors.push({ field: 'from', message: t('trips.search.fromMissing') });
  else if (from === to) errors.push({ field: 'to', message: t('trips.search.sameStation') });
  else if (query.to && !to) errors.push({ field: 'to', message: t('trips.search.toUnknown') });
  if (!date) errors.push({ field: query.when === 'other' ? 'date' : 'when', message: t('trips.search.dateInvalid') });
  return errors;
}

interface Asked {
  from: Station;
  to: Station | undefined;
  date: LocalDate;
  today: LocalDate;
  search: SearchFormView;
}

function resultsView(context: RequestContext, asked: Asked, trips: Trip[], { page, pageCount }: Pagination): TripsView {
  const { t, format, language } = context;
  const { from, to, date, today, search } = asked;
  const names = { from: placeName(from), to: to ? placeName(to) : '' };
  const day = format.date(date);
  const onDay = (other: LocalDate, more: { page?: number } = {}) =>
    pathTo(language, 'trips', {}, { from: from.slug, to: to?.slug, date: other, ...more });
  const dayLink = (other: LocalDate) => ({ label: format.date(other, 'short'), href: onDay(other) });
  const cards = trips.map((trip) => tripCard(context, trip)).filter(({ state }) => state !== 'departed');
  return {
    title: to ? t('trips.results.title', { ...names, day }) : t('trips.results.titleAny', { from: names.from, day }),
    heading: to ? t('trips.results.route', names) : t('trips.results.routeAny', { from: names.from }),
    day,
    count: t('trips.results.count', { count: cards.length }),
    zone: t('trips.results.zone', { city: from.city }),
    previousDay: date > today ? dayLink(addDays(date, -1)) : null,
    nextDay: dayLink(addDays(date, 1)),
    reverse: to ? pathTo(language, 'trips', {}, { from: to.slug, to: from.slug, date }) : null,
    allFrom: to ? pathTo(language, 'trips', {}, { from: from.slug, date }) : null,
    cards,
    isOver: cards.length === 0 && date === today,
    emptyText: to ? t('trips.results.emptyText', { day }) : t('trips.results.emptyTextAny', { day }),
    call: phoneLink(from.phone),
    nextPage: page < pageCount ? onDay(date, { page: page + 1 }) : null,
    search,
  };
}
