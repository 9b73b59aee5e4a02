import type { Context } from 'koa';
import { venueChoices } from '../services/reminder-access';

export async function venues(ctx: Context): Promise<void> {
  ctx.body = { data: await venueChoices(strapi, ctx) };
}
