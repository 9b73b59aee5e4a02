import { errors, z } from '@strapi/utils';
import type { Context } from 'koa';
import { addDays, inPanel, localDateOf, permissionsOf, shapes } from '../../../booking/server/port';
import { bookAtCounter } from '../services/book-at-counter';
import { catalogue } from '../services/catalogue';
import { comingToday, departuresOf } from '../services/departures';
import { TRIP } from '../services/document-rules';
import { stationOf, stationsOf } from '../services/panel-stations';
import { tripFacts, tripSummaries } from '../services/panel-trips';
import { findSource, momentsOf, repeatTrip } from '../services/repeat-trip';

const BOOKING = 'plugin::booking.booking';
/** On the home page, beside other things. */
const COMING_SHOWN = 8;
/** What one transaction plans within a few seconds. */
const REPEAT_LIMIT = 300;
const REPEAT_DAYS = 366;

/** The content manager's largest page. */
const SUMMARIES_LIMIT = 100;

const departuresQuery = z.object({ station: shapes.documentId, date: shapes.localDate.optional() });
const counterBody = z.object({ name: shapes.text(120), phone: shapes.optionalPhone, seats: z.int().min(1).max(200) });
const copiesBody = z
  .object({
    from: shapes.localDate,
    until: shapes.localDate,
    weekdays: z.array(z.int().min(1).max(7)).min(1).default([1, 2, 3, 4, 5, 6, 7]),
    times: z
      .array(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/))
      .min(1)
      .max(48),
  })
  .refine(({ from, until }) => from <= until && until <= addDays(from, REPEAT_DAYS), {
    path: ['until'],
    params: { code: 'past' },
  });

export async function stations(ctx: Context): Promise<void> {
  const now = new Date();
  const found = await stationsOf(strapi, ctx);
  ctx.body = {
    data: found.map(({ id, ...station }) => ({ ...station, today: localDateOf(now, station.timeZone) })),
  };
}

/** A day of one station: today, by its own clock, when no date is given. */
export async function departures(ctx: Context): Promise<void> {
  const query = valid(departuresQuery, ctx.query);
  const { id, ...station } = await stationOf(strapi, ctx, query.station);
  const today = localDateOf(new Date(), station.timeZone);
  const date = query.date ?? today;
  ctx.body = { data: await departuresOf(strapi, { id, ...station }, date), meta: { station, date, today } };
}

export async function coming(ctx: Context): Promise<void> {
  const found = await stationsOf(strapi, ctx);
  const today = await comingToday(strapi, found, new Date(), COMING_SHOWN);
  ctx.body = { data: today.coming, meta: { total: today.total, stations: found.length } };
}

export async function trip(ctx: Context): Promise<void> {
  ctx.body = { data: await tripFacts(strapi, ctx, (ctx.params as { documentId: string }).documentId) };
}

export async function summaries(ctx: Context): Promise<void> {
  const ids = String(ctx.query.ids ?? '')
    .split(',')
    .slice(0, SUMMARIES_LIMIT);
  ctx.body = { data: await tripSummaries(strapi, ctx, ids) };
}

/** A booking taken at the counter, by whoever may change bookings at this station. */
export async function takeBooking(ctx: Context): Promise<void> {
  const { documentId } = ctx.params as { documentId: string };
  const forSale = await catalogue(strapi).forSale(documentId);
  const may = permissionsOf(strapi, ctx, BOOKING);
  if (!forSale || !may.update({ venue: forSale.trip.from.documentId })) throw noSuchTrip();
  const wish = valid(counterBody, body(ctx));
  const { code } = await inPanel(() => bookAtCounter(strapi, forSale, { ...wish, phone: wish.phone ?? null }));
  ctx.status = 201;
  ctx.body = { data: { code } };
}

/** "Repeat this trip": at these times of day, on these days. */
export async function planCopies(ctx: Context): Promise<void> {
  const { documentId } = ctx.params as { documentId: string };
  const source = await findSource(strapi, documentId);
  const may = permissionsOf(strapi, ctx, TRIP);
  if (!source || !may.read(source) || !may.create(source)) throw noSuchTrip();
  const repetition = valid(copiesBody, body(ctx));
  const moments = momentsOf(repetition, source.station.timeZone);
  if (moments.length > REPEAT_LIMIT) throw tooMany();
  ctx.body = { data: await repeatTrip(strapi, source, moments, new Date()) };
}

const body = (ctx: Context): unknown => (ctx.request as { body?: unknown }).body;

/** Also for a trip that is there, but at a station that is not theirs. */
const noSuchTrip = (): Error => new errors.NotFoundError('There is no such trip.');

const tooMany = (): Error => new errors.ApplicationError('These are too many trips at once: choose fewer days.');

function valid<T extends z.ZodType>(shape: T, given: unknown): z.output<T> {
  const parsed = shape.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, code, message }) => ({ path: path.map(String), code, message }));
  throw new errors.ValidationError('Some fields are wrong.', { errors: problems });
}
