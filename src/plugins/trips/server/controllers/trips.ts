import type { z } from '@strapi/utils';
import type { Context } from 'koa';
import { type Booking, bookingPort, type Input, idempotencyOf, shapes } from '../../../booking/server/port';
import { bookSeats } from '../services/book-seats';
import { catalogue } from '../services/catalogue';
import type { bookingBody, tripParams, tripsQuery } from './shapes';

const SAME_MOMENT_MS = 2_000;

type Params = z.output<typeof tripParams>;

export async function search({ query }: Input<unknown, z.output<typeof tripsQuery>, unknown>) {
  const { trips, total } = await catalogue(strapi).search(query);
  return { data: trips, meta: shapes.paged(query, total) };
}

export async function findOne({ params }: Input<Params, unknown, unknown>) {
  return { data: await catalogue(strapi).trip(params.documentId) };
}

export async function book(
  { params, body, clientId }: Input<Params, unknown, z.output<typeof bookingBody>>,
  ctx: Context,
) {
  const wanted = { trip: params.documentId, ...body, clientId };
  const idempotency = idempotencyOf(ctx, wanted);
  const { booking, description } = await bookSeats(strapi, { ...wanted, idempotency });
  const engine = bookingPort(strapi);
  const view = isRepeated(booking)
    ? (await engine.present.views([booking]))[0]
    : engine.present.view(booking, description, booking.createdAt);
  return { data: { ...view, token: engine.linkToken(booking) } };
}

/**
 * Whether this is the answer to a key that was used before: then time has passed, and what the booking is about may have
 * changed. A process whose clock is off takes every booking for repeated, which costs two reads and is right as well.
 */
const isRepeated = ({ createdAt }: Booking): boolean => Math.abs(Date.now() - createdAt.getTime()) > SAME_MOMENT_MS;
