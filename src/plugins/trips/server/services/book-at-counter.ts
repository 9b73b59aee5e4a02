import type { Core } from '@strapi/strapi';
import { type Booking, bookingPort, currentStaff, LOCALES } from '../../../booking/server/port';
import type { ForSale } from './catalogue';
import { TRADE } from './trade';

export interface CounterWish {
  readonly name: string;
  readonly phone: string | null;
  readonly seats: number;
}

/**
 * Someone stands at the counter: confirmed at once, there is nothing to prove and nobody to wait for.
 * @throws Refusal SOLD_OUT, CLOSED
 */
export const bookAtCounter = (
  strapi: Core.Strapi,
  { trip, allotmentId }: ForSale,
  { name, phone, seats }: CounterWish,
): Promise<Booking> =>
  bookingPort(strapi).reserve({
    trade: TRADE,
    venue: trip.from.documentId,
    claims: [{ allotmentId, units: seats }],
    admission: 'confirm',
    otherwise: 'refuse',
    quantity: seats,
    startsAt: trip.departure,
    endsAt: trip.arrival,
    contact: { name, email: null, phone },
    locale: LOCALES[0],
    notes: null,
    price: { amount: trip.price * seats, currency: trip.currency },
    clientId: null,
    holdMinutes: trip.from.holdMinutes,
    idempotency: null,
    actor: currentStaff(strapi),
  });
