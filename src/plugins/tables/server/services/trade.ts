import type { Core } from '@strapi/strapi';
import type { Trade } from '../../../booking/server/port';
import { inLanguage } from '../domain/restaurant';
import { parseResource } from '../domain/seatings';
import {
  findOwnRestaurants,
  findRestaurantNames,
  findRestaurantsBy,
  findRestaurantsOfServices,
} from '../persistence/restaurants';
import { describe, venueOf } from './describe';
import { destinationOf } from './move';
import { TRADE } from './names';

/** Tables as the engine sees them: covers of a service or of the slots sat through, each party at a time of its own. */
export const createTrade = (strapi: Core.Strapi): Trade => ({
  name: TRADE,
  ownTimes: true,
  hasTickets: false,
  describe: (bookings) => describe(strapi, bookings),
  describeResources: (resources) => describeResources(strapi, resources),
  destinationOf: (booking, wish) => destinationOf(strapi, booking, wish),
  venuesOf: async (staffId) =>
    (await findOwnRestaurants(strapi.db.connection, staffId)).map(({ documentId }) => documentId),
  venues: () => findRestaurantNames(strapi.db.connection),
  waitingListOf: async (venues) =>
    new Map(
      (await findRestaurantsBy(strapi.db.connection, 'document_id', venues)).map(
        ({ documentId, waitingList, offerMinutes }) => [documentId, { mode: waitingList, offerMinutes }],
      ),
    ),
  mayExceedCapacity: (event) => event === 'accept' || event === 'move',
});

async function describeResources(strapi: Core.Strapi, resources: readonly string[]) {
  const counted = resources.flatMap((resource) => {
    const parsed = parseResource(resource);
    return parsed ? [{ resource, service: parsed.service }] : [];
  });
  const found = await findRestaurantsOfServices(
    strapi.db.connection,
    counted.map(({ service }) => service),
  );
  return new Map(
    counted.flatMap(({ resource, service }) => {
      const restaurant = found.find(({ services }) => services.some(({ documentId }) => documentId === service));
      if (!restaurant) return [];
      return [[resource, { title: inLanguage(restaurant.names, 'fr'), venue: venueOf(restaurant) }] as const];
    }),
  );
}
