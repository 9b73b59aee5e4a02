import { errors, z } from '@strapi/utils';
import type { Context } from 'koa';
import { bookingPort, currentStaff, inPanel, permissionsOf, shapes } from '../../../booking/server/port';
import { answerOf } from '../services/answers';
import { checkIn } from '../services/check-in';
import { departuresOf, entriesOf } from '../services/departures';
import { signer } from '../services/signer';
import { findTrip, type Trip, ticketTrades, viewsOf } from '../services/trips';

const BOOKING = 'plugin::booking.booking';

const departuresQuery = z.object({ date: shapes.localDate.optional() });
const scanBody = z
  .object({
    scanId: z.guid().toLowerCase(),
    trip: z.string().min(1).max(255),
    // What a camera reads may be anything: whether it is a ticket is not for the shape to say.
    token: z.string().optional(),
    code: z.string().max(64).optional(),
    scannedAt: z.iso.datetime({ offset: true }).transform((at) => new Date(at)),
    device: shapes.text(120).nullish(),
  })
  .refine(({ token, code }) => (token === undefined) !== (code === undefined), {
    path: ['token'],
    message: 'Either the token of a ticket or a code is needed.',
  });

/** The day's trips of the stations that this person runs; of all stations for who runs none and may see them. */
export async function departures(ctx: Context): Promise<void> {
  const { date } = valid(departuresQuery, ctx.query);
  const own = (await Promise.all(ticketTrades(strapi).map((trade) => trade.venuesOf(ctx.state.user.id)))).flat();
  const now = await bookingPort(strapi).present.now();
  const asked = { date: date ?? null, venues: own.length > 0 ? own : null, now };
  ctx.body = { data: await departuresOf(strapi, asked, permissionsOf(strapi, ctx, BOOKING).read) };
}

/** A trip's passengers and the key of its tickets: with both a phone checks in while the line is down. */
export async function departure(ctx: Context): Promise<void> {
  const { trip: resource } = ctx.params as { trip: string };
  const trip = await visibleTrip(ctx, resource, 'read');
  const entries = await entriesOf(strapi, trip, permissionsOf(strapi, ctx, BOOKING).read);
  const view = (await viewsOf([trip])).get(resource);
  if (!view) throw noSuchTrip();
  ctx.body = { data: { trip: view, publicKey: signer(strapi).publicKey, entries } };
}

export async function scan(ctx: Context): Promise<void> {
  const { trip: resource, token, code, device, ...given } = valid(scanBody, (ctx.request as { body?: unknown }).body);
  const trip = await visibleTrip(ctx, resource, 'update');
  const presented = token === undefined ? { code: code ?? '' } : { token };
  const sees = permissionsOf(strapi, ctx, BOOKING).update;
  const scanned = { ...given, presented, device: device ?? null };
  const recorded = await inPanel(() => checkIn(strapi, trip, scanned, currentStaff(strapi), sees));
  ctx.body = { data: await answerOf(strapi, recorded, sees) };
}

/** 404 for what is not there and for what leaves from another's station alike. */
async function visibleTrip(ctx: Context, resource: string, action: 'read' | 'update'): Promise<Trip> {
  const trip = await findTrip(strapi, resource);
  if (!trip || !permissionsOf(strapi, ctx, BOOKING)[action]({ venue: trip.venue })) throw noSuchTrip();
  return trip;
}

const noSuchTrip = (): Error => new errors.NotFoundError('There is no such trip.');

function valid<T extends z.ZodType>(shape: T, given: unknown): z.output<T> {
  const parsed = shape.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, code, message }) => ({ path: path.map(String), code, message }));
  throw new errors.ValidationError('Some fields are wrong.', { errors: problems });
}
