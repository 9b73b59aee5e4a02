import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { bookingPort, type LocalDate, permissionsOf } from '../../../booking/server/port';
import type { Restaurant, Service } from '../domain/restaurant';
import { parseResource } from '../domain/seatings';
import { findRestaurantNames, findRestaurantsBy, findRestaurantsOfServices } from '../persistence/restaurants';
import { SERVICE, TRADE } from './names';

const BOOKING = 'plugin::booking.booking';

/** What this person may do with a restaurant's book. */
export interface BookRights {
  /** Take bookings, and decide about them. */
  readonly mayChange: boolean;
  /** Set covers and closings. */
  readonly mayPlan: boolean;
}

/** Restaurants whose bookings this person may read: their own for a manager, all of them for an admin. */
export async function restaurantsOf(strapi: Core.Strapi, ctx: Context): Promise<Restaurant[]> {
  const may = permissionsOf(strapi, ctx, BOOKING);
  const own = (await findRestaurantNames(strapi.db.connection)).filter(({ documentId }) =>
    may.read({ venue: documentId }),
  );
  const found = await findRestaurantsBy(
    strapi.db.connection,
    'document_id',
    own.map(({ documentId }) => documentId),
  );
  return own.flatMap(({ documentId }) => found.find((restaurant) => restaurant.documentId === documentId) ?? []);
}

/** @throws NotFoundError also for a restaurant that is there, but not theirs */
export async function restaurantOf(strapi: Core.Strapi, ctx: Context, documentId: string): Promise<Restaurant> {
  if (permissionsOf(strapi, ctx, BOOKING).read({ venue: documentId })) {
    const [restaurant] = await findRestaurantsBy(strapi.db.connection, 'document_id', [documentId]);
    if (restaurant) return restaurant;
  }
  throw new errors.NotFoundError('There is no such restaurant.');
}

/** @throws NotFoundError also for a service that is there, but of a restaurant that is not theirs */
export async function serviceOf(
  strapi: Core.Strapi,
  ctx: Context,
  documentId: string,
): Promise<{ restaurant: Restaurant; service: Service }> {
  const [restaurant] = await findRestaurantsOfServices(strapi.db.connection, [documentId]);
  const service = restaurant?.services.find((one) => one.documentId === documentId);
  if (restaurant && service && permissionsOf(strapi, ctx, BOOKING).read({ venue: restaurant.documentId })) {
    return { restaurant, service };
  }
  throw new errors.NotFoundError('There is no such service.');
}

/**
 * On which page of the book a booking stands; null for one of another trade.
 * @throws NotFoundError also for a booking that is there, but not theirs
 */
export async function pageOf(
  strapi: Core.Strapi,
  ctx: Context,
  documentId: string,
): Promise<{ service: string; date: LocalDate } | null> {
  const booking: { id: number; venue: string; trade: string } | null = await strapi.db
    .query(BOOKING)
    .findOne({ select: ['id', 'venue', 'trade'], where: { documentId } });
  if (!booking || !permissionsOf(strapi, ctx, BOOKING).read({ venue: booking.venue })) {
    throw new errors.NotFoundError('There is no such booking.');
  }
  if (booking.trade !== TRADE) return null;
  const [resource = ''] = (await bookingPort(strapi).allotments.resourcesOf([booking.id])).get(booking.id) ?? [];
  const counted = parseResource(resource);
  return counted ? { service: counted.service, date: counted.date } : null;
}

export const rightsAt = (strapi: Core.Strapi, ctx: Context, { id, documentId }: Restaurant): BookRights => ({
  mayChange: permissionsOf(strapi, ctx, BOOKING).update({ venue: documentId }),
  mayPlan: permissionsOf(strapi, ctx, SERVICE).update({ restaurant: { id, documentId } }),
});
