import { isApiError } from '../api/errors';
import type { TripDetail } from '../api/types';
import type { RequestContext } from '../request-context';
import { pathTo } from '../routes';
import { localDateAt } from '../time/local-date';
import { missing, type Outcome, page } from './outcome';
import { directionsLink, type PhoneLink, phoneLink, placeName } from './places';
import { type TripCard, tripCard } from './trip-card';
import { tripStructuredData } from './trip-structured-data';

export interface TripView {
  title: string;
  card: TripCard;
  day: string;
  seatsLeft: string;
  zone: string;
  takeSeats: string;
  results: string;
  station: { name: string; href: string; phone: PhoneLink | null; directions: string | null };
  payAtVenue: boolean;
  holdMinutes: number;
  structuredData: string;
}

/** The trip, or null when there is none. */
export async function findTrip({ api }: RequestContext, id: string): Promise<TripDetail | null> {
  try {
    return await api.trip(id);
  } catch (error) {
    if (isApiError(error, 400, 404)) return null;
    throw error;
  }
}

/** The day's departures between the same stations. */
export function resultsPath(
  { language }: RequestContext,
  trip: Pick<TripDetail, 'from' | 'destination' | 'departure'>,
) {
  const date = localDateAt(trip.departure, trip.from.timeZone);
  return pathTo(language, 'trips', {}, { from: trip.from.slug, to: trip.destination.slug, date });
}

export async function tripPage(context: RequestContext, id: string): Promise<Outcome<TripView>> {
  const trip = await findTrip(context, id);
  if (!trip) return missing;
  const station = await context.api.station(trip.from.slug);
  const { t, format, language } = context;
  const card = tripCard(context, trip);
  const day = format.day(trip.departure, trip.from.timeZone);
  return page({
    title: t('trips.page.title', { from: card.from, to: card.to, day, time: card.time }),
    card,
    day,
    seatsLeft: card.state === 'open' ? t('trips.seatsLeftLong', { count: trip.seatsLeft }) : t(`trips.${card.state}`),
    zone: t('trips.results.zone', { city: trip.from.city }),
    takeSeats: pathTo(language, 'seats', { trip: id }),
    results: resultsPath(context, trip),
    station: {
      name: placeName(trip.from),
      href: pathTo(language, 'station', { station: trip.from.slug }),
      phone: phoneLink(station.phone),
      directions: directionsLink(station),
    },
    payAtVenue: trip.payAtVenue,
    holdMinutes: trip.holdMinutes,
    structuredData: tripStructuredData(trip, new URL(card.href, context.config.siteUrl).href),
  });
}
