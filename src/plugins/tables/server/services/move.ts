import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import {
  type Booking,
  bookingPort,
  currentStaff,
  type Destination,
  type FieldError,
  fieldErrors,
  shapes,
} from '../../../booking/server/port';
import type { Restaurant } from '../domain/restaurant';
import { parseResource, stayOf } from '../domain/seatings';
import { wallTimeAt } from '../domain/wall-clock';
import { findRestaurantsBy } from '../persistence/restaurants';
import { allotmentsFor } from './allotments';
import { findSeat, wantedAt } from './book-table';

const covers = z.int().min(1).max(5_000).optional();

const moveWish = z
  .object({
    date: shapes.localDate.optional(),
    time: z.string().max(11).optional(),
    service: shapes.slug.optional(),
    covers,
    /** The same, as the engine's own screens say it. */
    quantity: covers,
    notes: shapes.text(2_000).nullish(),
  })
  .refine((wish) => Object.values(wish).some((value) => value !== undefined), {
    path: ['date'],
    params: { code: 'required' },
    message: 'Say which date, time or number of covers.',
  });

type MoveWish = z.output<typeof moveWish>;

const wrong = (path: string, code: string, message: string): FieldError[] => [{ path: [path], code, message }];

/**
 * To another date, service or time, another number of covers, or with other notes. What stays where it is keeps what it
 * counts in, also where the restaurant has changed its hours since.
 */
export async function destinationOf(
  strapi: Core.Strapi,
  booking: Booking,
  given: Readonly<Record<string, unknown>>,
): Promise<Destination | FieldError[]> {
  const parsed = moveWish.safeParse(given, { reportInput: true });
  if (!parsed.success) return fieldErrors(parsed.error);
  const wish = parsed.data;
  const [restaurant] = await findRestaurantsBy(strapi.db.connection, 'document_id', [booking.venue]);
  if (!restaurant) return wrong('date', 'unknown', 'This restaurant is not there any more.');
  const goesElsewhere = wish.date !== undefined || wish.time !== undefined || wish.service !== undefined;
  return goesElsewhere ? elsewhere(strapi, restaurant, booking, wish) : asItIs(strapi, restaurant, booking, wish);
}

/** Staff are those behind a request in the panel; a script has no limits of customers to keep either. */
const whoAsks = (strapi: Core.Strapi): 'customer' | 'staff' =>
  currentStaff(strapi).id === undefined ? 'customer' : 'staff';

async function asItIs(
  strapi: Core.Strapi,
  { largestParty, documentId }: Restaurant,
  booking: Booking,
  wish: MoveWish,
): Promise<Destination | FieldError[]> {
  const quantity = wish.covers ?? wish.quantity ?? booking.quantity;
  if (whoAsks(strapi) === 'customer' && quantity > Math.max(largestParty, booking.quantity)) {
    return wrong('covers', 'too_large', `Parties of more than ${largestParty} are for the restaurant to take.`);
  }
  const claims = await bookingPort(strapi).claimsOf(booking.id);
  return {
    claims: claims.map(({ allotmentId }) => ({ allotmentId, units: quantity })),
    quantity,
    venue: documentId,
    startsAt: booking.startsAt,
    endsAt: booking.endsAt,
    price: null,
    ...notesOf(wish),
  };
}

async function elsewhere(
  strapi: Core.Strapi,
  restaurant: Restaurant,
  booking: Booking,
  wish: MoveWish,
): Promise<Destination | FieldError[]> {
  const present = (await bookingPort(strapi).allotments.resourcesOf([booking.id])).get(booking.id)?.[0];
  const here = parseResource(present ?? '');
  const service = restaurant.services.find(({ documentId }) => documentId === here?.service)?.key;
  const quantity = wish.covers ?? wish.quantity ?? booking.quantity;
  const date = wish.date ?? here?.date;
  if (date === undefined) return wrong('date', 'required', 'Say which date.');
  const time = wish.time ?? wallTimeAt(booking.startsAt.getTime(), restaurant.timeZone);
  // A time alone may well be one of the other service: dinner instead of lunch.
  const inService = wish.service ?? (wish.time === undefined ? service : undefined);
  const seat = await findSeat(
    strapi,
    restaurant,
    { date, time, covers: quantity, service: inService },
    whoAsks(strapi),
  );
  if (Array.isArray(seat)) return seat;
  const allotments = await allotmentsFor(strapi, { restaurant, ...wantedAt(restaurant, seat) });
  const [startsAt, endsAt] = stayOf(seat.seating, seat.sitting, restaurant);
  return {
    claims: allotments.map(({ id }) => ({ allotmentId: id, units: quantity })),
    quantity,
    venue: restaurant.documentId,
    startsAt,
    endsAt,
    price: null,
    ...notesOf(wish),
  };
}

const notesOf = ({ notes }: MoveWish): Pick<Destination, 'notes'> => (notes === undefined ? {} : { notes });
