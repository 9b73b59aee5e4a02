import type { Core } from '@strapi/strapi';
import {
  type Actor,
  type Allotment,
  type Booking,
  bookingPort,
  type Contact,
  type Description,
  type Order,
  Refusal,
} from '../../../booking/server/port';
import type { Restaurant } from '../domain/restaurant';
import { resourcesFor, stayOf } from '../domain/seatings';
import { type Seat, seatFor, type TableWish, type WishFault } from '../domain/wish';
import { allotmentsFor } from './allotments';
import { catalogue } from './catalogue';
import { describe, descriptionOf } from './describe';
import { TRADE } from './names';

export interface TableWanted extends TableWish {
  readonly contact: Contact;
  readonly notes: string | null;
  readonly locale: string;
  readonly clientId: number | null;
  readonly idempotency: Order['idempotency'];
}

export interface Booked {
  readonly booking: Booking;
  readonly description: Description;
}

const CUSTOMER: Actor = { kind: 'customer' };

/**
 * Asks for a table: confirmed while covers last, else it waits, for covers to come free or for the restaurant's word.
 * @param slug of the restaurant
 * @throws Refusal NOT_FOUND, INVALID_FIELDS, CLOSED, IDEMPOTENCY_KEY_REUSED
 */
export async function bookTable(strapi: Core.Strapi, slug: string, wanted: TableWanted): Promise<Booked> {
  try {
    return await bookAnew(strapi, slug, wanted);
  } catch (error) {
    // Sent again, it is answered as it was, though its evening may be over or closed by now.
    const booking = error instanceof Refusal ? await bookingPort(strapi).madeBefore(wanted.idempotency) : undefined;
    const description = booking && (await describe(strapi, [booking])).get(booking.id);
    if (!booking || !description) throw error;
    return { booking, description };
  }
}

async function bookAnew(strapi: Core.Strapi, slug: string, wanted: TableWanted): Promise<Booked> {
  const restaurant = await catalogue(strapi).restaurant(slug);
  const seat = await findSeat(strapi, restaurant, wanted, 'customer');
  if (Array.isArray(seat)) throw wrongFields(seat);
  const allotments = await allotmentsFor(strapi, { restaurant, ...wantedAt(restaurant, seat) });
  const order = orderFor(restaurant, seat, allotments, wanted);
  const booking = await bookingPort(strapi).reserve({
    ...order,
    admission: 'confirm',
    otherwise: 'wait',
    queues: restaurant.waitingList !== 'show',
    actor: CUSTOMER,
  });
  return { booking, description: await describeNew(strapi, restaurant, seat, allotments, { booking, order }) };
}

/** @returns where the party would sit, or what is wrong with its wish, by field */
export async function findSeat(
  strapi: Core.Strapi,
  restaurant: Restaurant,
  wish: TableWish,
  by: 'customer' | 'staff',
): Promise<Seat | WishFault[]> {
  return seatFor(restaurant, wish, { ...(await catalogue(strapi).onDate(restaurant, wish.date)), by });
}

/** What a party at this seat counts in. */
export const wantedAt = (restaurant: Restaurant, { service, sitting: { date }, seatings, seating }: Seat) => ({
  service,
  date,
  resources: resourcesFor(service.documentId, date, seatings, seating, restaurant),
});

/** All of an order but how it is admitted, and by whom. */
export function orderFor(
  restaurant: Restaurant,
  { sitting, seating }: Seat,
  allotments: readonly Allotment[],
  { covers, contact, notes, locale, clientId, idempotency }: TableWanted,
): Omit<Order, 'admission' | 'otherwise' | 'actor'> {
  const [startsAt, endsAt] = stayOf(seating, sitting, restaurant);
  return {
    trade: TRADE,
    venue: restaurant.documentId,
    claims: allotments.map(({ id }) => ({ allotmentId: id, units: covers })),
    quantity: covers,
    startsAt,
    endsAt,
    contact,
    locale,
    notes,
    price: null,
    clientId,
    holdMinutes: restaurant.offerMinutes,
    idempotency,
  };
}

export const wrongFields = (faults: readonly WishFault[]): Refusal =>
  new Refusal('INVALID_FIELDS', 'Some fields are wrong.', { errors: faults });

/** The hot path has all of it at hand; an earlier booking, found by its key, may be about something else by now. */
async function describeNew(
  strapi: Core.Strapi,
  restaurant: Restaurant,
  { service, sitting: { date } }: Seat,
  allotments: readonly Allotment[],
  { booking, order }: { booking: Booking; order: Pick<Order, 'startsAt' | 'quantity'> },
): Promise<Description> {
  const isAsWanted = booking.startsAt.getTime() === order.startsAt.getTime() && booking.quantity === order.quantity;
  const found = isAsWanted ? undefined : (await describe(strapi, [booking])).get(booking.id);
  const waitingFor = allotments.some(({ capacity }) => capacity === null) ? 'hand' : 'limit';
  return found ?? descriptionOf(restaurant, booking, { service, date, waitingFor });
}
