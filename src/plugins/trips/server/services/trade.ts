import type { Core } from '@strapi/strapi';
import { type Booking, bookingPort, type Destination, type FieldError, type Trade } from '../../../booking/server/port';
import { type MoveWish, parseMoveWish } from '../domain/move';
import type { TripRow } from '../domain/trip';
import { findOwnStations, findStationNames, findTrips } from '../persistence/catalogue';
import { describe, descriptionOf } from './describe';

export const TRADE = 'trips';

/** Trips as the engine sees them: seats on one departure, and no seat beyond the last. */
export const createTrade = (strapi: Core.Strapi): Trade => ({
  name: TRADE,
  ownTimes: false,
  hasTickets: true,
  describe: (bookings) => describe(strapi, bookings),
  describeResources: async (resources) =>
    new Map((await findTrips(strapi.db.connection, resources)).map((trip) => [trip.documentId, descriptionOf(trip)])),
  destinationOf: (booking, wish) => destinationOf(strapi, booking, wish),
  venuesOf: async (staffId) =>
    (await findOwnStations(strapi.db.connection, staffId)).map(({ documentId }) => documentId),
  venues: () => findStationNames(strapi.db.connection),
  waitingListOf: async () => new Map(),
  mayExceedCapacity: () => false,
});

const wrong = (path: keyof MoveWish, code: string, message: string): FieldError[] => [{ path: [path], code, message }];

/** To another departure between the same two stations, or to another number of seats. */
async function destinationOf(
  strapi: Core.Strapi,
  booking: Booking,
  given: Readonly<Record<string, unknown>>,
): Promise<Destination | FieldError[]> {
  const wish = parseMoveWish(given);
  if (Array.isArray(wish)) return wish;
  const { allotments } = bookingPort(strapi);
  const present = (await allotments.resourcesOf([booking.id])).get(booking.id)?.[0];
  const target = wish.trip ?? present;
  if (present === undefined || target === undefined) return wrong('trip', 'unknown', 'There is no such trip.');

  const rows = new Map((await findTrips(strapi.db.connection, [present, target])).map((row) => [row.documentId, row]));
  const [here, there] = [rows.get(present), rows.get(target)];
  const allotment = (await allotments.find(TRADE, [target])).get(target);
  if (!there || !allotment) return wrong('trip', 'unknown', 'There is no such trip.');
  if (!here || !isSameWay(here, there))
    return wrong('trip', 'other_way', 'That trip is not between the same stations.');

  const quantity = wish.quantity ?? booking.quantity;
  if (quantity > there.seats) return wrong('quantity', 'too_large', `That trip has ${there.seats} seats.`);
  return {
    claims: [{ allotmentId: allotment.id, units: quantity }],
    quantity,
    venue: there.from.documentId,
    startsAt: there.departure,
    endsAt: there.arrival,
    price: { amount: there.price * quantity, currency: there.currency },
  };
}

const isSameWay = (a: TripRow, b: TripRow): boolean =>
  a.from.documentId === b.from.documentId && a.destination.slug === b.destination.slug;
