import type { Core } from '@strapi/strapi';
import { errors, z } from '@strapi/utils';
import type { Context } from 'koa';
import { unitsLeft } from '../domain/allocate';
import { Refusal } from '../domain/errors';
import { eventsFrom } from '../domain/states';
import type { Allotment, Booking } from '../domain/types';
import { fieldErrors } from '../http/errors';
import { text } from '../http/shapes';
import { currentStaff } from '../panel/actor';
import { panelError } from '../panel/messages';
import { bookingPort } from '../port';

const MODEL = 'plugin::booking.booking';
const STAFF_EVENTS = ['settle', 'accept', 'refuse', 'cancel', 'attend', 'miss'] as const;

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

/** What the panel shows beside a booking: its history, its places, and what this person may do with it now. */
export async function show(ctx: Context): Promise<void> {
  const booking = await visibleBooking(ctx, 'read');
  const engine = bookingPort(strapi);
  const description = (await engine.present.describe([booking])).get(booking.id);
  ctx.body = {
    data: {
      booking,
      title: description?.title ?? null,
      timeZone: description?.venue.timeZone ?? null,
      history: await engine.historyOf(booking.id),
      allowed: eventsFrom(booking.status, 'staff').filter((event) => (STAFF_EVENTS as readonly string[]).includes(event)),
      link: engine.linkToken(booking),
    },
  };
}

export async function makeTransition(ctx: Context): Promise<void> {
  const booking = await visibleBooking(ctx, 'update');
  const { event, reason, exceedCapacity } = valid(transitionBody, ctx);
  const engine = bookingPort(strapi);
  if (exceedCapacity) mustBeAllowedToExceed(booking, event);
  await inPanel(() =>
    engine.transition({ bookingId: booking.id, event, actor: currentStaff(strapi), reason: reason ?? null, exceedCapacity }),
  );
  return show(ctx);
}

export async function makeMove(ctx: Context): Promise<void> {
  const booking = await visibleBooking(ctx, 'update');
  const { to, reason, exceedCapacity } = valid(moveBody, ctx);
  const engine = bookingPort(strapi);
  if (exceedCapacity) mustBeAllowedToExceed(booking, 'move');
  const destination = await engine.trades.get(booking.trade)?.destinationOf(booking, to);
  if (!destination || Array.isArray(destination)) {
    throw new errors.ValidationError('Some fields are wrong.', { errors: destination ?? [] });
  }
  await inPanel(() =>
    engine.move({ bookingId: booking.id, to: destination, actor: currentStaff(strapi), reason: reason ?? null, exceedCapacity }),
  );
  return show(ctx);
}

/** Who has booked one of a trade's things: the passengers of a trip. Only what this person may read. */
export async function listForResource(ctx: Context): Promise<void> {
  const { trade, resource } = ctx.params as { trade: string; resource: string };
  const engine = bookingPort(strapi);
  const allotment = (await engine.allotments.find(trade, [resource])).get(resource);
  const bookings = await engine.allotments.bookingsOf(trade, [resource]);
  const { can } = checker(ctx);
  ctx.body = {
    data: bookings.filter((booking) => can.read(asEntity(booking))),
    meta: { allotment: allotment && can.read({ venue: allotment.venue }) ? withLeft(allotment) : null },
  };
}

const withLeft = (allotment: Allotment) => ({
  capacity: allotment.capacity,
  taken: allotment.taken,
  left: unitsLeft(allotment),
  excess: allotment.capacity === null ? 0 : Math.max(0, allotment.taken - allotment.capacity),
  closed: allotment.closed,
});

async function visibleBooking(ctx: Context, action: 'read' | 'update'): Promise<Booking> {
  const row = await strapi.db.query(MODEL).findOne({ select: ['id'], where: { documentId: ctx.params.documentId } });
  const [booking] = row ? await bookingPort(strapi).findByIds([row.id]) : [];
  if (!booking || checker(ctx).cannot[action](asEntity(booking))) throw new errors.NotFoundError('There is no such booking.');
  return booking;
}

interface PermissionChecker {
  can: { read(entity: object): boolean };
  cannot: { read(entity: object): boolean; update(entity: object): boolean };
}

/** The role's own permissions and conditions on bookings, as the content manager applies them. */
const checker = (ctx: Context): PermissionChecker =>
  (strapi as Core.Strapi)
    .plugin('content-manager')
    .service('permission-checker')
    .create({ userAbility: ctx.state.userAbility, model: MODEL });

const asEntity = (booking: Booking): object => ({ ...booking });

function mustBeAllowedToExceed(booking: Booking, event: 'move' | (typeof STAFF_EVENTS)[number]): void {
  if (bookingPort(strapi).trades.get(booking.trade)?.mayExceedCapacity(event)) return;
  throw panelError(new Refusal('SOLD_OUT', 'This cannot go above capacity.'));
}

function valid<T extends z.ZodType>(shape: T, ctx: Context): z.output<T> {
  const parsed = shape.safeParse((ctx.request as { body?: unknown }).body);
  if (!parsed.success) throw new errors.ValidationError('Some fields are wrong.', { errors: fieldErrors(parsed.error) });
  return parsed.data;
}

async function inPanel<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Refusal ? panelError(error) : error;
  }
}
