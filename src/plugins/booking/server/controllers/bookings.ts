import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { Refusal } from '../domain/errors';
import type { Actor, Booking } from '../domain/types';
import type { Input } from '../http/endpoint';
import { type codeParams, ownBooking } from '../http/own-booking';
import { paged, pageQuery, text } from '../http/shapes';
import { bookingPort } from '../port';
import { bookingCalendar, calendarOrganizer } from '../services/calendar';
import { allowedTo } from '../services/present';

const CUSTOMER: Actor = { kind: 'customer' };

export const cancelBody = z.object({ reason: text(500).nullish() });
export const moveBody = z.looseObject({});
export const mineQuery = z.object({ when: z.enum(['upcoming', 'past']).default('upcoming'), ...pageQuery(50, 20) });

type At<B = unknown> = Input<z.output<typeof codeParams>, unknown, B>;

export async function findOne(input: At, ctx: Context) {
  return answer(await ownBooking(input, ctx));
}

export async function cancel(input: At<z.output<typeof cancelBody>>, ctx: Context) {
  const booking = await ownBooking(input, ctx);
  if (booking.status === 'cancelled') return answer(booking);
  await mustBeAllowed(booking, 'cancel');
  const reason = input.body.reason ?? null;
  return answer(
    await bookingPort(strapi).transition({ bookingId: booking.id, event: 'cancel', actor: CUSTOMER, reason }),
  );
}

export async function move(input: At<z.output<typeof moveBody>>, ctx: Context) {
  const booking = await ownBooking(input, ctx);
  await mustBeAllowed(booking, 'move');
  const trade = bookingPort(strapi).trades.get(booking.trade);
  const to = await trade?.destinationOf(booking, input.body);
  if (!to) throw new Refusal('TRANSITION_NOT_ALLOWED', 'This booking cannot be moved.', { event: 'move' });
  if (Array.isArray(to)) throw new Refusal('INVALID_FIELDS', 'Some fields are wrong.', { errors: to });
  return answer(await bookingPort(strapi).move({ bookingId: booking.id, to, actor: CUSTOMER }));
}

/** Takes an offer: what costs nothing needs no payment, only this word of the customer. */
export async function settle(input: At, ctx: Context) {
  const booking = await ownBooking(input, ctx);
  if (booking.status === 'confirmed') return answer(booking);
  if (booking.price !== null) {
    const { status } = booking;
    throw new Refusal('TRANSITION_NOT_ALLOWED', 'This booking is settled by a payment.', { status, event: 'settle' });
  }
  return answer(await bookingPort(strapi).transition({ bookingId: booking.id, event: 'settle', actor: CUSTOMER }));
}

export async function calendar(input: At, ctx: Context) {
  const booking = await ownBooking(input, ctx);
  const description = (await bookingPort(strapi).present.describe([booking])).get(booking.id);
  if (!description) throw new Refusal('NOT_FOUND', 'There is no such booking.');
  const revision = (await bookingPort(strapi).revisionsOf([booking.id])).get(booking.id);
  const file = bookingCalendar({ booking, description, revision, organizer: calendarOrganizer(strapi) });
  ctx.type = `text/calendar; charset=utf-8; method=${file.method}`;
  ctx.attachment(`${booking.code}.ics`);
  return file.content;
}

export async function findMine({ query, clientId }: Input<unknown, z.output<typeof mineQuery>, unknown>) {
  const engine = bookingPort(strapi);
  const { bookings, total } = await engine.findByClient(clientId as number, query.when, query);
  return { data: await engine.present.views(bookings), meta: paged(query, total) };
}

async function answer(booking: Booking) {
  const [view] = await bookingPort(strapi).present.views([booking]);
  return { data: view };
}

/** Within the venue's limit; whether the status allows it, the engine says under its lock. */
async function mustBeAllowed(booking: Booking, event: 'cancel' | 'move'): Promise<void> {
  const description = (await bookingPort(strapi).present.describe([booking])).get(booking.id);
  const now = await bookingPort(strapi).present.now();
  if (!description || allowedTo(booking, description, now).includes(event)) return;
  if (description.changeableUntil <= now)
    throw new Refusal('TOO_LATE', 'It is too late to change this booking.', { event });
}
