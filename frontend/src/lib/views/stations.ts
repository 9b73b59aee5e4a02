import { isApiError } from '../api/errors';
import type { StationWithDestinations } from '../api/types';
import type { RequestContext } from '../request-context';
import { pathTo } from '../routes';
import { missing, type Outcome, page } from './outcome';
import { byName, directionsLink, type PhoneLink, phoneLink, placeName } from './places';

export interface StationListItem {
  name: string;
  href: string;
  phone: PhoneLink | null;
}

export interface StationView {
  name: string;
  phone: PhoneLink | null;
  directions: string | null;
  destinations: { name: string; href: string }[];
  allTrips: string;
}

export async function stationsView({ api, language }: RequestContext): Promise<StationListItem[]> {
  const stations = await api.stations();
  return stations.toSorted(byName(language)).map((station) => ({
    name: placeName(station),
    href: pathTo(language, 'station', { station: station.slug }),
    phone: phoneLink(station.phone),
  }));
}

export async function stationPage(context: RequestContext, slug: string): Promise<Outcome<StationView>> {
  const station = await findStation(context, slug);
  if (!station) return missing;
  const { language } = context;
  return page({
    name: placeName(station),
    phone: phoneLink(station.phone),
    directions: directionsLink(station),
    destinations: station.destinations.toSorted(byName(language)).map((destination) => ({
      name: placeName(destination),
      href: pathTo(language, 'trips', {}, { from: slug, to: destination.slug, when: 'today' }),
    })),
    allTrips: pathTo(language, 'trips', {}, { from: slug, when: 'today' }),
  });
}

async function findStation({ api }: RequestContext, slug: string): Promise<StationWithDestinations | null> {
  try {
    return await api.station(slug);
  } catch (error) {
    if (isApiError(error, 400, 404)) return null;
    throw error;
  }
}
