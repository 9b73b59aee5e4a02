import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { normalizeCode } from '../domain/code';
import { Refusal } from '../domain/errors';
import type { Booking } from '../domain/types';
import type { BookingEngine } from '../services/engine';
import type { Input } from './endpoint';

export const codeParams = z.object({ code: z.string().min(4).max(16) });

/**
 * The booking of the address, for its client or with its `Booking-Token`.
 * @throws Refusal NOT_FOUND for what is not there and for what one may not see alike: nobody learns which codes exist
 */
export async function ownBooking(
  { params, clientId }: Pick<Input<z.output<typeof codeParams>, unknown, unknown>, 'params' | 'clientId'>,
  ctx: Context,
): Promise<Booking> {
  const engine: BookingEngine = strapi.plugin('booking').service('engine');
  const booking = await engine.findByCode(normalizeCode(params.code));
  const token = ctx.get('Booking-Token');
  const mine = clientId !== null && booking?.clientId === clientId;
  if (booking && (mine || (token && engine.isLinkToken(booking, token)))) return booking;
  throw new Refusal('NOT_FOUND', 'There is no such booking.');
}
