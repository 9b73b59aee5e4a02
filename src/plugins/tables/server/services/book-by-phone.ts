import type { Core } from '@strapi/strapi';
import { type Booking, bookingPort, currentStaff, LOCALES } from '../../../booking/server/port';
import type { Restaurant } from '../domain/restaurant';
import { allotmentsFor } from './allotments';
import { findSeat, orderFor, type TableWanted, wantedAt, wrongFields } from './book-table';

export interface PhoneWish extends Pick<TableWanted, 'date' | 'time' | 'covers' | 'service' | 'contact' | 'notes'> {
  readonly locale?: string;
  /** On purpose, and recorded: a table is squeezed in. */
  readonly exceedCapacity?: boolean;
}

/**
 * Somebody calls, and staff write them down: confirmed, bound by the restaurant's hours and not by the limits for
 * customers. Where no covers are set, or more are taken than there are, staff's word stands for the acceptance, in two
 * steps of the history.
 * @throws Refusal INVALID_FIELDS, SOLD_OUT (without `exceedCapacity`), CLOSED
 */
export async function bookByPhone(strapi: Core.Strapi, restaurant: Restaurant, wish: PhoneWish): Promise<Booking> {
  const seat = await findSeat(strapi, restaurant, wish, 'staff');
  if (Array.isArray(seat)) throw wrongFields(seat);
  const allotments = await allotmentsFor(strapi, { restaurant, ...wantedAt(restaurant, seat) });
  const wanted = { locale: LOCALES[0], ...wish, clientId: null, idempotency: null };
  const order = orderFor(restaurant, seat, allotments, wanted);
  const actor = currentStaff(strapi);
  const engine = bookingPort(strapi);
  const byHand = allotments.some(({ capacity }) => capacity === null);
  if (!byHand && !wish.exceedCapacity) {
    return engine.reserve({ ...order, admission: 'confirm', otherwise: 'refuse', actor });
  }
  const asked = await engine.reserve({ ...order, admission: byHand ? 'request' : 'confirm', otherwise: 'wait', actor });
  if (asked.status !== 'waiting') return asked;
  const { exceedCapacity = false } = wish;
  return engine.transition({ bookingId: asked.id, event: 'accept', actor, exceedCapacity });
}
