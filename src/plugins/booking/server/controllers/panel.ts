import { errors, z } from '@strapi/utils';
import type { Context } from 'koa';
import { Refusal } from '../domain/errors';
import type { Booking } from '../domain/types';
import { fieldErrors } from '../http/errors';
import { text } from '../http/shapes';
import { currentStaff } from '../panel/actor';
import { inPanel, panelError, refuse } from '../panel/messages';
import { type Permissions, permissionsOf } from '../panel/permissions';
import { allotmentView, historyView, offeredEvents, STAFF_EVENTS, type StaffEvent, staffView } from '../panel/shape';
import { bookingPort } from '../port';

const MODEL = 'plugin::booking.booking';

/** The content manager's largest page. */
const SUMMARIES_LIMIT = 100;

const transitionBody = z.object({
  event: z.enum(STAFF_EVENTS),
  reason: text(500).nullish(),
  exceedCapacity: z.boolean().default(false),
});
const moveBody = z.object({
  to: z.looseObject({}),
  reason: text(500).nullish(),
  exceedCapacity: z.boolean().default(false),
});

/** What the panel shows beside a booking: where it stands, its history, and what this person may do with it now. */
export async function show(ctx: Context): Promise<void> {
  const { booking, may } = await visibleBooking(ctx, 'read');
  const engine = bookingPort(strapi);
  const description = (await engine.present.describe([booking])).get(booking.id);
  ctx.body = {
    data: {
      ...staffView(booking, description),
      history: historyView(await engine.historyOf(booking.id)),
      allowed: may.update({ ...booking }) ? offeredEvents(booking) : [],
    },
  };
}

export async function makeTransition(ctx: Context): Promise<void> {
  const { booking } = await visibleBooking(ctx, 'update');
  const { event, reason, exceedCapacity } = valid(transitionBody, ctx);
  if (exceedCapacity) mustBeAllowedToExceed(booking, event);
  await inPanel(() =>
    bookingPort(strapi).transition({
      bookingId: booking.id,
      event,
      actor: currentStaff(strapi),
      reason: reason ?? null,
      exceedCapacity,
    }),
  );
  return show(ctx);
}

export async function makeMove(ctx: Context): Promise<void> {
  const { booking, may } = await visibleBooking(ctx, 'update');
  const { to, reason, exceedCapacity } = valid(moveBody, ctx);
  if (exceedCapacity) mustBeAllowedToExceed(booking, 'move');
  const engine = bookingPort(strapi);
  const destination = await inPanel(async () => engine.trades.get(booking.trade)?.destinationOf(booking, to));
  if (Array.isArray(destination) && destination.some(({ code }) => code === 'too_large')) throw notEnough();
  if (!destination) throw refuse('destination');
  if (Array.isArray(destination)) throw refuse('destination', { errors: destination });
  // Nobody sends their passengers to a venue that they do not run.
  if (!may.update({ ...booking, venue: destination.venue })) throw refuse('staffOnly');
  await inPanel(() =>
    engine.move({
      bookingId: booking.id,
      to: destination,
      actor: currentStaff(strapi),
      reason: reason ?? null,
      exceedCapacity,
    }),
  );
  return show(ctx);
}

/** Who has booked one of a trade's things: the passengers of a trip. Only what this person may read. */
export async function listForResource(ctx: Context): Promise<void> {
  const { trade, resource } = ctx.params as { trade: string; resource: string };
  const { allotments } = bookingPort(strapi);
  const may = permissionsOf(strapi, ctx, MODEL);
  const allotment = (await allotments.find(trade, [resource])).get(resource);
  const bookings = await allotments.bookingsOf(trade, [resource]);
  ctx.body = {
    data: bookings.filter((booking) => may.read(booking)).map((booking) => staffView(booking, undefined)),
    meta: { allotment: allotment && may.read({ venue: allotment.venue }) ? allotmentView(allotment) : null },
  };
}

/** What the bookings of a list are about, by documentId; those that this person may not read are left out. */
export async function summaries(ctx: Context): Promise<void> {
  const ids = String(ctx.query.ids ?? '')
    .split(',')
    .slice(0, SUMMARIES_LIMIT);
  const rows = await strapi.db.query(MODEL).findMany({ select: ['id'], where: { documentId: { $in: ids } } });
  const engine = bookingPort(strapi);
  const may = permissionsOf(strapi, ctx, MODEL);
  const bookings = (await engine.findByIds(rows.map(({ id }) => id))).filter((booking) => may.read(booking));
  const descriptions = await engine.present.describe(bookings);
  ctx.body = {
    data: Object.fromEntries(
      bookings.flatMap(({ id, documentId }) => {
        const found = descriptions.get(id);
        return found ? [[documentId, { title: found.title, timeZone: found.venue.timeZone }]] : [];
      }),
    ),
  };
}

/** 404 for what is not there and for what this person may not see alike. */
async function visibleBooking(
  ctx: Context,
  action: 'read' | 'update',
): Promise<{ booking: Booking; may: Permissions }> {
  const { documentId } = ctx.params as { documentId: string };
  const row = await strapi.db.query(MODEL).findOne({ select: ['id'], where: { documentId } });
  const [booking] = row ? await bookingPort(strapi).findByIds([row.id]) : [];
  const may = permissionsOf(strapi, ctx, MODEL);
  if (!booking || !may[action](booking)) throw new errors.NotFoundError('There is no such booking.');
  return { booking, may };
}

const notEnough = (): Error => panelError(new Refusal('SOLD_OUT', 'There are not that many places.'));

function mustBeAllowedToExceed(booking: Booking, event: 'move' | StaffEvent): void {
  if (bookingPort(strapi).trades.get(booking.trade)?.mayExceedCapacity(event)) return;
  throw panelError(new Refusal('SOLD_OUT', 'This cannot go above capacity.'));
}

function valid<T extends z.ZodType>(shape: T, ctx: Context): z.output<T> {
  const parsed = shape.safeParse((ctx.request as { body?: unknown }).body);
  if (!parsed.success)
    throw new errors.ValidationError('Some fields are wrong.', { errors: fieldErrors(parsed.error) });
  return parsed.data;
}
