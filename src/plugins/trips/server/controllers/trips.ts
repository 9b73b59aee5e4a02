import type { z } from '@strapi/utils';
import type { Context } from 'koa';
import { bookingPort, type Input, idempotencyOf, shapes } from '../../../booking/server/port';
import { bookSeats } from '../services/book-seats';
import { catalogue } from '../services/catalogue';
import type { bookingBody, tripParams, tripsQuery } from './shapes';

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
  return {
    data: { ...engine.present.view(booking, description, booking.createdAt), token: engine.linkToken(booking) },
  };
}
