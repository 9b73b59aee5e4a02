import { z } from '@strapi/utils';
import type { Context } from 'koa';
import {
  type codeParams,
  type Input,
  isLocale,
  LOCALES,
  ownBooking,
  Refusal,
  shapes,
} from '../../../booking/server/port';
import { filenameOf, tickets } from '../services/tickets';

const RETRY_AFTER_SECONDS = '3';

export const ticketQuery = z.object({ locale: shapes.locale.optional() });

/** In the booking's own language unless another is asked for. */
export async function findOne(
  input: Input<z.output<typeof codeParams>, z.output<typeof ticketQuery>, unknown>,
  ctx: Context,
): Promise<Buffer> {
  const booking = await ownBooking(input, ctx);
  const own = isLocale(booking.locale) ? booking.locale : LOCALES[0];
  const pdf = await unlessBusy(ctx, () => tickets(strapi).print(booking, input.query.locale ?? own));
  ctx.type = 'application/pdf';
  ctx.attachment(filenameOf(booking), { type: 'inline' });
  ctx.set('Cache-Control', 'private, no-store');
  return pdf;
}

async function unlessBusy<T>(ctx: Context, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal && error.code === 'UNAVAILABLE') ctx.set('Retry-After', RETRY_AFTER_SECONDS);
    throw error;
  }
}
