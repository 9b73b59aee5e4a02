import type { Core } from '@strapi/strapi';
import { type Booking, bookingPort, type Description, type VenueView } from '../../../booking/server/port';
import { type Station, type TripRow, titleOf, viewOf } from '../domain/trip';
import { findStationsBy, findTrips } from '../persistence/catalogue';

const MINUTE_MS = 60_000;

const venueOf = ({ slug, name, city, phone, timeZone, latitude, longitude }: Station): VenueView => ({
  slug,
  name,
  city,
  phone,
  timeZone,
  latitude,
  longitude,
});

const atStation = (station: Station, startsAt: Date) => ({
  venue: venueOf(station),
  venueEmail: station.email,
  payAtVenue: station.payAtVenue,
  refundPolicy: [
    { hoursBefore: station.refundFullHours, percent: 100 },
    { hoursBefore: station.refundPartHours, percent: station.refundPartPercent },
  ],
  changeableUntil: new Date(startsAt.getTime() - station.cancelMinutes * MINUTE_MS),
});

/** A booking of this trip, for its customer. */
export const descriptionOf = (trip: TripRow): Description => ({
  ...atStation(trip.from, trip.departure),
  title: titleOf(trip.from, trip.destination),
  subject: { ...viewOf(trip) },
});

/** A page of bookings in three queries at most. A booking whose trip was deleted keeps its station. */
export async function describe(strapi: Core.Strapi, bookings: readonly Booking[]): Promise<Map<number, Description>> {
  const db = strapi.db.connection;
  const resources = await bookingPort(strapi).allotments.resourcesOf(bookings.map(({ id }) => id));
  const trips = new Map(
    (await findTrips(db, [...new Set([...resources.values()].flat())])).map((t) => [t.documentId, t]),
  );
  const tripOf = (booking: Booking): TripRow | undefined => trips.get(resources.get(booking.id)?.[0] ?? '');

  const lost = bookings.filter((booking) => !tripOf(booking)).map(({ venue }) => venue);
  const found = lost.length === 0 ? [] : await findStationsBy(db, 'document_id', [...new Set(lost)]);
  const stations = new Map(found.map((station) => [station.documentId, station]));

  return new Map(
    bookings.flatMap((booking): [number, Description][] => {
      const trip = tripOf(booking);
      if (trip) return [[booking.id, descriptionOf(trip)]];
      const station = stations.get(booking.venue);
      return station ? [[booking.id, withoutTrip(station, booking)]] : [];
    }),
  );
}

const withoutTrip = (station: Station, { startsAt }: Booking): Description => ({
  ...atStation(station, startsAt),
  title: station.name,
  subject: {},
});
