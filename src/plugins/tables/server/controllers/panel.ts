import { createHash } from 'node:crypto';
import { errors, z } from '@strapi/utils';
import type { Context } from 'koa';
import { addDays, bookingPort, fieldErrors, inPanel, localDateOf, shapes } from '../../../booking/server/port';
import { MOST_COVERS } from '../domain/hours';
import type { Restaurant } from '../domain/restaurant';
import { planVersion } from '../persistence/plan-version';
import { bookByPhone } from '../services/book-by-phone';
import { clearDates, putDates } from '../services/covers';
import { around, bookOf } from '../services/panel-book';
import {
  type BookRights,
  pageOf,
  restaurantOf,
  restaurantsOf,
  rightsAt,
  serviceOf,
} from '../services/panel-restaurants';
import { servicePage } from '../services/panel-service';

/** Six weeks of a calendar, and more. */
const MOST_DAYS = 93;

const bookQuery = z
  .object({ restaurant: shapes.documentId, from: shapes.localDate.optional(), to: shapes.localDate.optional() })
  .refine(({ from, to }) => !from || !to || (from <= to && to < addDays(from, MOST_DAYS)), {
    path: ['to'],
    params: { code: 'too_far' },
  });
const pageParams = z.object({ service: shapes.documentId, date: shapes.localDate });
const blankIsNone = (value: unknown): unknown => (value === '' ? null : value);
const phoneBody = z.object({
  date: shapes.localDate,
  time: z.string().max(11),
  covers: z.int().min(1).max(MOST_COVERS),
  name: shapes.text(120),
  phone: shapes.optionalPhone,
  notes: z.preprocess(blankIsNone, shapes.text(500).nullish()),
  exceedCapacity: z.boolean().default(false),
});
const datesBody = z
  .object({
    dates: z.array(shapes.localDate).min(1).max(MOST_DAYS),
    covers: z.int().min(0).max(MOST_COVERS).nullable().optional(),
    closed: z.boolean().optional(),
    note: z.preprocess(blankIsNone, shapes.text(255).nullable().optional()),
    /** Back to what the week says. */
    reset: z.boolean().default(false),
  })
  .refine(({ reset, covers, closed, note }) => reset || [covers, closed, note].some((value) => value !== undefined), {
    path: ['covers'],
    params: { code: 'required' },
  });

const todayAt = ({ timeZone }: Restaurant): string => localDateOf(new Date(), timeZone);

const facts = (restaurant: Restaurant, rights: BookRights) => ({
  documentId: restaurant.documentId,
  name: restaurant.names.fr ?? '',
  city: restaurant.city,
  timeZone: restaurant.timeZone,
  countPer: restaurant.countPer,
  waitingList: restaurant.waitingList,
  services: restaurant.services.map(({ documentId, key, names }) => ({ documentId, key, names })),
  today: todayAt(restaurant),
  ...rights,
});

export async function restaurants(ctx: Context): Promise<void> {
  const found = await restaurantsOf(strapi, ctx);
  ctx.body = { data: found.map((restaurant) => facts(restaurant, rightsAt(strapi, ctx, restaurant))) };
}

/** Covers of each date and service, from today on unless other dates are asked for. */
export async function book(ctx: Context): Promise<void> {
  const query = valid(bookQuery, ctx.query);
  const restaurant = await restaurantOf(strapi, ctx, query.restaurant);
  const rights = rightsAt(strapi, ctx, restaurant);
  const from = query.from ?? todayAt(restaurant);
  const to = query.to ?? addDays(from, 13);
  if (await isKnown(ctx, restaurant, rights, from, to)) return;
  ctx.body = { data: await bookOf(strapi, restaurant, from, to), meta: { restaurant: facts(restaurant, rights) } };
}

/** A service of one date, with its bookings. */
export async function servicePageOf(ctx: Context): Promise<void> {
  const { service: documentId, date } = valid(pageParams, ctx.params);
  const { restaurant, service } = await serviceOf(strapi, ctx, documentId);
  const rights = rightsAt(strapi, ctx, restaurant);
  if (await isKnown(ctx, restaurant, rights, date, date)) return;
  ctx.body = {
    data: await servicePage(strapi, restaurant, service, date),
    meta: { restaurant: facts(restaurant, rights) },
  };
}

/** Where in the book a booking stands. */
export async function findBooking(ctx: Context): Promise<void> {
  ctx.body = { data: await pageOf(strapi, ctx, (ctx.params as { documentId: string }).documentId) };
}

/** Covers, closings and notes of one date or several. */
export async function changeDates(ctx: Context): Promise<void> {
  const { restaurant, service } = await serviceOf(strapi, ctx, (ctx.params as { service: string }).service);
  if (!rightsAt(strapi, ctx, restaurant).mayPlan) throw notYours();
  const { dates, reset, covers, closed, note } = valid(datesBody, body(ctx));
  if (dates.some((date) => date < todayAt(restaurant))) throw wrong([{ path: ['dates'], code: 'past' }]);
  const change = {
    service: service.documentId,
    dates,
    ...(covers !== undefined && { covers }),
    ...(closed !== undefined && { closed }),
    ...(note !== undefined && { note }),
  };
  await inPanel(() => (reset ? clearDates(strapi, change) : putDates(strapi, change)));
  ctx.body = { data: { dates: dates.length } };
}

/** A booking taken by phone. */
export async function takeBooking(ctx: Context): Promise<void> {
  const { restaurant, service } = await serviceOf(strapi, ctx, (ctx.params as { service: string }).service);
  if (!rightsAt(strapi, ctx, restaurant).mayChange) throw notYours();
  const { name, phone, notes, ...wish } = valid(phoneBody, body(ctx));
  const contact = { name, email: null, phone: phone ?? null };
  const booking = await inPanel(() =>
    bookByPhone(strapi, restaurant, { ...wish, service: service.key, contact, notes: notes ?? null }),
  );
  ctx.status = 201;
  ctx.body = { data: { documentId: booking.documentId, code: booking.code, status: booking.status } };
}

/**
 * Pages ask every few seconds whether something has changed: one statement says so, and the answer of before is good.
 * @returns true when that has been answered
 */
async function isKnown(
  ctx: Context,
  restaurant: Restaurant,
  rights: BookRights,
  from: string,
  to: string,
): Promise<boolean> {
  const [booked, planned] = await Promise.all([
    bookingPort(strapi).versionAt(restaurant.documentId, ...around(from, to)),
    planVersion(strapi.db.connection, restaurant.id),
  ]);
  const version = [booked, planned, from, to, todayAt(restaurant), JSON.stringify(rights)].join(' ');
  ctx.set('Cache-Control', 'private, no-cache');
  ctx.vary('Authorization');
  ctx.status = 200;
  ctx.etag = createHash('sha256').update(version).digest('base64url');
  if (!ctx.fresh) return false;
  ctx.status = 304;
  return true;
}

const body = (ctx: Context): unknown => (ctx.request as { body?: unknown }).body;

const notYours = (): Error => new errors.ForbiddenError('This belongs to a restaurant that is not yours.');

const wrong = (problems: readonly object[]): Error =>
  new errors.ValidationError('Some fields are wrong.', { errors: problems });

function valid<T extends z.ZodType>(shape: T, given: unknown): z.output<T> {
  const parsed = shape.safeParse(given, { reportInput: true });
  if (!parsed.success) throw wrong(fieldErrors(parsed.error));
  return parsed.data;
}
