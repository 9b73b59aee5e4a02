import type { Core } from '@strapi/strapi';
import {
  type Booking,
  bookingPort,
  type Contact,
  type Description,
  type Order,
  Refusal,
} from '../../../booking/server/port';
import { catalogue, noSuchTrip } from './catalogue';
import { describe, descriptionOf } from './describe';
import { TRADE } from './trade';

export interface SeatsWanted {
  readonly trip: string;
  readonly seats: number;
  readonly contact: Contact;
  readonly locale: string;
  readonly clientId: number | null;
  readonly idempotency: Order['idempotency'];
}

/**
 * Holds seats on a trip. The rush of a hot trip comes through here: the trip is looked up once a second at most, whether
 * it still sells is for the engine to say under its lock.
 * @throws Refusal NOT_FOUND, INVALID_FIELDS (more seats than the trip has), SOLD_OUT, CLOSED, IDEMPOTENCY_KEY_REUSED
 */
export async function bookSeats(
  strapi: Core.Strapi,
  { trip: documentId, seats, contact, locale, clientId, idempotency }: SeatsWanted,
): Promise<{ booking: Booking; description: Description }> {
  const found = await catalogue(strapi).forSale(documentId);
  if (!found) throw noSuchTrip();
  const { trip, allotmentId } = found;
  if (seats > trip.seats) throw tooMany(trip.seats);
  const booking = await bookingPort(strapi).reserve({
    trade: TRADE,
    venue: trip.from.documentId,
    claims: [{ allotmentId, units: seats }],
    admission: 'hold',
    otherwise: 'refuse',
    quantity: seats,
    startsAt: trip.departure,
    endsAt: trip.arrival,
    contact,
    locale,
    notes: null,
    price: { amount: trip.price * seats, currency: trip.currency },
    clientId,
    holdMinutes: trip.from.holdMinutes,
    idempotency,
    actor: { kind: 'customer' },
  });
  const isCurrent = booking.startsAt.getTime() === trip.departure.getTime();
  const described = isCurrent ? undefined : (await describe(strapi, [booking])).get(booking.id);
  return { booking, description: described ?? descriptionOf(trip) };
}

function tooMany(seats: number): Refusal {
  const message = `This trip has ${seats} seats.`;
  return new Refusal('INVALID_FIELDS', 'Some fields are wrong.', {
    errors: [{ path: ['seats'], code: 'too_large', message }],
  });
}
