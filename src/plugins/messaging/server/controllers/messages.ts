import { errors, z } from '@strapi/utils';
import type { Context } from 'koa';
import { shapes } from '../../../booking/server/port';
import { nudge } from '../bootstrap';
import { healthFor, LATE_MINUTES, sendMessagesAgain } from '../services/messages-desk';

/** The content manager's largest page. */
const body = z.object({ messages: z.array(shapes.documentId).min(1).max(100) });

/** Whether messages leave, for the home page. */
export async function health(ctx: Context): Promise<void> {
  ctx.body = { data: await healthFor(strapi, ctx), meta: { lateMinutes: LATE_MINUTES } };
}

export async function sendAgain(ctx: Context): Promise<void> {
  const { success, data } = body.safeParse((ctx.request as { body?: unknown }).body);
  if (!success) throw new errors.ValidationError('Some fields are wrong.');
  const count = await sendMessagesAgain(strapi, ctx, data.messages);
  nudge();
  ctx.body = { data: { count } };
}
