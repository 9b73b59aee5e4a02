import type { Core } from '@strapi/strapi';
import { type Allotment, bookingPort, type Description, type Trade } from '../../../booking/server/port';

/** Something one can be checked in to, of a trade with tickets: a trip. */
export interface Trip {
  readonly trade: Trade;
  readonly resource: string;
  /** documentId of the venue whose staff check in. */
  readonly venue: string;
  readonly startsAt: Date;
}

/** A trip as the phone at the door shows it. */
export interface TripView {
  readonly trip: string;
  readonly title: string;
  readonly station: string;
  readonly startsAt: Date;
  readonly timeZone: string;
}

export const ticketTrades = (strapi: Core.Strapi): Trade[] =>
  bookingPort(strapi)
    .trades.all()
    .filter(({ hasTickets }) => hasTickets);

/** Resources are unique within a trade only; the first trade that has this one is meant. */
export async function findTrip(strapi: Core.Strapi, resource: string): Promise<Trip | undefined> {
  for (const trade of ticketTrades(strapi)) {
    const found = await bookingPort(strapi).allotments.find(trade.name, [resource]);
    const allotment = found.get(resource);
    if (allotment) return tripOf(trade, allotment);
  }
  return undefined;
}

export const tripOf = (trade: Trade, { resource, venue, startsAt }: Omit<Allotment, 'id'>): Trip => ({
  trade,
  resource,
  venue,
  startsAt,
});

/** By resource; a trip that its trade no longer knows is left out. */
export async function viewsOf(trips: readonly Trip[]): Promise<Map<string, TripView>> {
  const views = new Map<string, TripView>();
  for (const trade of new Set(trips.map((trip) => trip.trade))) {
    const own = trips.filter((trip) => trip.trade === trade);
    const described = await trade.describeResources(own.map(({ resource }) => resource));
    for (const trip of own) {
      const description = described.get(trip.resource);
      if (description) views.set(trip.resource, viewOf(trip, description));
    }
  }
  return views;
}

const viewOf = ({ resource, startsAt }: Trip, { title, venue }: Pick<Description, 'title' | 'venue'>): TripView => ({
  trip: resource,
  title,
  station: venue.name,
  startsAt,
  timeZone: venue.timeZone,
});
