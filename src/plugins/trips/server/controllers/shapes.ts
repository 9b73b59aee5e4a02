/** What the trips plugin's routes take and answer. */
import { z } from '@strapi/utils';
import { shapes } from '../../../booking/server/port';

const { documentId, instant, localDate, money, pageQuery, slug } = shapes;

const place = z
  .object({
    slug: z.string(),
    name: z.string(),
    city: z.string(),
    timeZone: z.string(),
    phone: z.string().nullable(),
  })
  .meta({ id: 'Place' });

export const station = z
  .object({
    documentId: z.string(),
    slug: z.string(),
    name: z.string(),
    city: z.string(),
    phone: z.string().nullable(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    timeZone: z.string(),
    currency: z.string(),
  })
  .meta({ id: 'Station' });

export const stationWithDestinations = station
  .extend({ destinations: z.array(z.object({ slug: z.string(), name: z.string(), city: z.string() })) })
  .meta({ id: 'StationWithDestinations' });

export const trip = z
  .object({
    documentId: z.string(),
    from: place,
    destination: place,
    departure: instant,
    arrival: instant.nullable(),
    price: money.describe('Per seat.'),
    seats: z.int(),
    seatsLeft: z.int().describe('Seats that can be booked now.'),
    status: z.enum(['scheduled', 'cancelled', 'departed']),
  })
  .meta({ id: 'Trip' });

export const oneTrip = trip
  .extend({
    payAtVenue: z.boolean(),
    holdMinutes: z.int().describe('How long seats are kept while the customer confirms.'),
  })
  .meta({ id: 'TripDetail' });

export const slugParams = z.object({ slug });
export const tripParams = z.object({ documentId });
export const stationsQuery = z.object(pageQuery(500, 100));
export const tripsQuery = z.object({ from: slug, to: slug.optional(), date: localDate, ...pageQuery(100, 50) });

export const bookingBody = z.object({
  seats: z.int().min(1).max(200),
  contact: shapes.contact,
  locale: shapes.locale,
});
