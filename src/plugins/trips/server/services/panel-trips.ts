import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { bookingPort, permissionsOf } from '../../../booking/server/port';
import { statusOf, type TripRow } from '../domain/trip';
import { findTrips } from '../persistence/catalogue';
import { TRIP } from './document-rules';
import { TRADE } from './trade';

/** What the panel shows beside a trip's form. @throws NotFoundError also for a trip that is there, but not theirs */
export async function tripFacts(strapi: Core.Strapi, ctx: Context, documentId: string) {
  const [trip] = await readable(strapi, ctx, [documentId]);
  if (!trip) throw new errors.NotFoundError('There is no such trip.');
  return {
    documentId,
    departure: trip.departure,
    destination: trip.destination.name,
    timeZone: trip.from.timeZone,
    open: statusOf(trip) === 'scheduled',
  };
}

/** What the rows of a list of trips need beyond their own columns, by documentId. */
export async function tripSummaries(strapi: Core.Strapi, ctx: Context, documentIds: readonly string[]) {
  const trips = await readable(strapi, ctx, documentIds);
  const found = await bookingPort(strapi).allotments.find(TRADE, documentIds);
  return Object.fromEntries(
    trips.map(({ documentId, from, currency, seats }) => [
      documentId,
      { timeZone: from.timeZone, currency, seats, taken: found.get(documentId)?.taken ?? 0 },
    ]),
  );
}

async function readable(strapi: Core.Strapi, ctx: Context, documentIds: readonly string[]): Promise<TripRow[]> {
  const may = permissionsOf(strapi, ctx, TRIP);
  return (await findTrips(strapi.db.connection, documentIds)).filter(({ from }) => may.read({ station: from }));
}
