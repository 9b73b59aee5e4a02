import { errors, z } from '@strapi/utils';
import type { Context } from 'koa';
import { type Booking, bookingPort, currentStaff, inPanel, permissionsOf, shapes } from '../../../booking/server/port';
import { sheetOf, summaryOf } from '../panel/sheet';
import type { Payment } from '../payment';
import { paymentsService } from '../services/payments';

const BOOKING = 'plugin::booking.booking';

/** The content manager's largest page. */
const SUMMARIES_LIMIT = 100;

const amount = z.int().min(1).max(2_147_483_647);
const cashBody = z.object({ amount });
const refundBody = z.object({ amount, of: amount, reason: shapes.text(500) });

/** What the panel shows beside a booking: whoever may read it sees its money, whoever may change it moves money. */
export async function show(ctx: Context): Promise<void> {
  const { documentId } = ctx.params as { documentId: string };
  const row = await strapi.db.query(BOOKING).findOne({ select: ['id'], where: { documentId } });
  ctx.body = { data: await sheet(ctx, await visible(ctx, row?.id ?? null, 'read')) };
}

/** The same beside one of its payments. */
export async function showForPayment(ctx: Context): Promise<void> {
  const { documentId } = ctx.params as { documentId: string };
  const payment = await paymentsService(strapi).findPayment(documentId);
  ctx.body = { data: await sheet(ctx, await visible(ctx, payment?.bookingId ?? null, 'read')) };
}

/** And beside one of its refunds. */
export async function showForRefund(ctx: Context): Promise<void> {
  const { documentId } = ctx.params as { documentId: string };
  ctx.body = { data: await sheet(ctx, await bookingOfRefund(ctx, documentId, 'read')) };
}

/** Paid in cash at the desk: all that is due, and exactly what the person at the desk was shown. */
export async function takeCash(ctx: Context): Promise<void> {
  const { documentId } = ctx.params as { documentId: string };
  const row = await strapi.db.query(BOOKING).findOne({ select: ['id'], where: { documentId } });
  const booking = await visible(ctx, row?.id ?? null, 'update');
  const { amount: expected } = valid(cashBody, ctx);
  await inPanel(() => paymentsService(strapi).markPaid(booking.id, currentStaff(strapi), expected));
  ctx.body = { data: await sheet(ctx, booking) };
}

export async function refund(ctx: Context): Promise<void> {
  const { documentId } = ctx.params as { documentId: string };
  const payment = await paymentsService(strapi).findPayment(documentId);
  const booking = await visible(ctx, payment?.bookingId ?? null, 'update');
  const decision = valid(refundBody, ctx);
  await inPanel(() => paymentsService(strapi).refund(payment as Payment, decision, currentStaff(strapi)));
  ctx.body = { data: await sheet(ctx, booking) };
}

/** The customer has got it in their hand. */
export async function markGiven(ctx: Context): Promise<void> {
  const { documentId } = ctx.params as { documentId: string };
  const booking = await bookingOfRefund(ctx, documentId, 'update');
  await inPanel(() => paymentsService(strapi).markRefunded(documentId, currentStaff(strapi)));
  ctx.body = { data: await sheet(ctx, booking) };
}

export async function retry(ctx: Context): Promise<void> {
  const { documentId } = ctx.params as { documentId: string };
  const booking = await bookingOfRefund(ctx, documentId, 'update');
  await inPanel(() => paymentsService(strapi).retryRefund(documentId));
  ctx.body = { data: await sheet(ctx, booking) };
}

/** Paid and due of many bookings, by documentId; those that this person may not read are left out. */
export async function summaries(ctx: Context): Promise<void> {
  const ids = String(ctx.query.ids ?? '')
    .split(',')
    .slice(0, SUMMARIES_LIMIT);
  const rows = await strapi.db.query(BOOKING).findMany({ select: ['id'], where: { documentId: { $in: ids } } });
  const may = permissionsOf(strapi, ctx, BOOKING);
  const found = await bookingPort(strapi).findByIds(rows.map(({ id }) => id));
  const bookings = found.filter((booking) => may.read(booking));
  const { payments } = await paymentsService(strapi).of(bookings.map(({ id }) => id));
  const byBooking = Map.groupBy(payments, ({ bookingId }) => bookingId);
  ctx.body = {
    data: Object.fromEntries(
      bookings.map((booking) => [booking.documentId, summaryOf(booking, byBooking.get(booking.id) ?? [])]),
    ),
  };
}

async function sheet(ctx: Context, { id }: Booking) {
  const service = paymentsService(strapi);
  const [booking] = await bookingPort(strapi).findByIds([id]);
  if (!booking) throw noSuchBooking();
  const description = (await bookingPort(strapi).present.describe([booking])).get(id);
  const mayChange = permissionsOf(strapi, ctx, BOOKING).update({ ...booking });
  return sheetOf(booking, await service.of([id]), { description, isByHand: service.isByHand, mayChange });
}

async function bookingOfRefund(ctx: Context, documentId: string, action: 'read' | 'update'): Promise<Booking> {
  const refund = await paymentsService(strapi).findRefund(documentId);
  return visible(ctx, refund?.bookingId ?? null, action);
}

/** 404 for what is not there and for what this person may not see alike. */
async function visible(ctx: Context, bookingId: number | null, action: 'read' | 'update'): Promise<Booking> {
  const [booking] = bookingId === null ? [] : await bookingPort(strapi).findByIds([bookingId]);
  if (!booking || !permissionsOf(strapi, ctx, BOOKING)[action]({ ...booking })) throw noSuchBooking();
  return booking;
}

const noSuchBooking = (): Error => new errors.NotFoundError('There is no such booking.');

function valid<T extends z.ZodType>(shape: T, ctx: Context): z.output<T> {
  const parsed = shape.safeParse((ctx.request as { body?: unknown }).body);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, code, message }) => ({ path: path.map(String), code, message }));
  throw new errors.ValidationError('Some fields are wrong.', { errors: problems });
}
