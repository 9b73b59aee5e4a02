import { z } from '@strapi/utils';
import type { Context } from 'koa';
import type { Input } from '../../../booking/server/port';
import { paymentsService } from '../services/payments';

export const webhookParams = z.object({ provider: z.string().regex(/^[a-z0-9-]{1,41}$/) });
export const received = z.object({ received: z.literal(true) });

/** Where koa-body leaves what it has parsed, byte by byte: signatures are made over that. */
const UNPARSED = Symbol.for('unparsedBody');

export async function receive({ params }: Input<z.output<typeof webhookParams>, unknown, unknown>, ctx: Context) {
  const { body } = ctx.request as { body?: { [UNPARSED]?: string } };
  const raw = Buffer.from(body?.[UNPARSED] ?? '');
  await paymentsService(strapi).receiveWebhook(params.provider, raw, ctx.request.headers);
  return { data: { received: true } };
}
