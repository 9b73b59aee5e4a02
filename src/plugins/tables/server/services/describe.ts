import type { Core } from '@strapi/strapi';
import { type Booking, bookingPort, type Description, type VenueView } from '../../../booking/server/port';
import { inLanguage, type Restaurant, type Service } from '../domain/restaurant';
import { parseResource } from '../domain/seatings';
import { type LocalDate, wallTimeAt } from '../domain/wall-clock';
import { findRestaurantsBy } from '../persistence/restaurants';
import { TRADE } from './names';

const MINUTE_MS = 60_000;

/** What a booking of a table is about, beside what the booking itself says. */
export interface Visit {
  /** Undefined once the service has been deleted. */
  readonly service: Service | undefined;
  readonly date: LocalDate | null;
  /** Why it waits, when it does: covers are used up, or the restaurant decides each time. */
  readonly waitingFor: 'limit' | 'hand' | null;
}

export const venueOf = ({ slug, names, city, phone, timeZone, latitude, longitude }: Restaurant): VenueView => ({
  slug,
  name: inLanguage(names, 'fr'),
  city,
  phone,
  timeZone,
  latitude,
  longitude,
});

/** A booking of a table, for its customer. */
export const descriptionOf = (restaurant: Restaurant, booking: Booking, visit: Visit): Description => ({
  venue: venueOf(restaurant),
  venueEmail: restaurant.email,
  venueLanguage: restaurant.language,
  title: inLanguage(restaurant.names, 'fr'),
  subject: subjectOf(restaurant, booking, visit),
  payAtVenue: false,
  refundPolicy: [],
  changeableUntil: new Date(booking.startsAt.getTime() - restaurant.cancelMinutes * MINUTE_MS),
});

const subjectOf = (
  { documentId, slug, names, city, address, phone, timeZone, countPer, keepMinutes }: Restaurant,
  { startsAt, quantity, locale, status }: Booking,
  { service, date, waitingFor }: Visit,
) => ({
  restaurant: { documentId, slug, name: inLanguage(names, locale), names, city, address, phone, timeZone, countPer },
  service: service && { key: service.key, name: inLanguage(service.names, locale), names: service.names },
  /** Of the service: half past midnight in Friday's dinner is Friday. */
  date,
  time: wallTimeAt(startsAt.getTime(), timeZone),
  covers: quantity,
  keepMinutes,
  waitingFor: status === 'waiting' ? waitingFor : null,
});

/** A page of bookings in three queries at most. A booking whose service was deleted keeps its restaurant. */
export async function describe(strapi: Core.Strapi, bookings: readonly Booking[]): Promise<Map<number, Description>> {
  const { allotments } = bookingPort(strapi);
  const venues = [...new Set(bookings.map(({ venue }) => venue))];
  const [found, resources] = await Promise.all([
    findRestaurantsBy(strapi.db.connection, 'document_id', venues),
    allotments.resourcesOf(bookings.map(({ id }) => id)),
  ]);
  const restaurants = new Map(found.map((restaurant) => [restaurant.documentId, restaurant]));
  const waiting = bookings.filter(({ status }) => status === 'waiting').flatMap(({ id }) => resources.get(id) ?? []);
  const stocks = await allotments.find(TRADE, [...new Set(waiting)]);

  return new Map(
    bookings.flatMap((booking): [number, Description][] => {
      const restaurant = restaurants.get(booking.venue);
      if (!restaurant) return [];
      const claimed = resources.get(booking.id) ?? [];
      const counted = parseResource(claimed[0] ?? '');
      const byHand = claimed.some((resource) => stocks.get(resource)?.capacity === null);
      const visit: Visit = {
        service: restaurant.services.find(({ documentId }) => documentId === counted?.service),
        date: counted?.date ?? null,
        waitingFor: byHand ? 'hand' : 'limit',
      };
      return [[booking.id, descriptionOf(restaurant, booking, visit)]];
    }),
  );
}
