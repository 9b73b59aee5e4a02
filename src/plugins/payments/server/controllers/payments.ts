import { z } from '@strapi/utils';
import type { Context } from 'koa';
import {
  bookingPort,
  type codeParams,
  type Description,
  type Input,
  idempotencyOf,
  ownBooking,
  Refusal,
  shapes,
} from '../../../booking/server/port';
import { PAYMENT_STATUSES } from '../domain/status';
import type { Payment } from '../payment';
import { paymentView } from '../services/overview';
import { paymentsService } from '../services/payments';

/** Seconds after which a provider that gave no answer may be asked again. */
const RETRY_AFTER = '5';

export const startBody = z.object({ provider: shapes.text(64) });
export const paymentParams = z.object({ code: z.string().min(4).max(16), payment: shapes.documentId });

export const payment = z
  .object({
    id: z.string(),
    provider: z.string(),
    status: z.enum(PAYMENT_STATUSES),
    amount: shapes.money,
    refunded: shapes.money,
    refundPending: shapes.money,
    redirectUrl: z.string().nullable(),
    createdAt: shapes.instant,
  })
  .meta({ id: 'Payment' });

export const overview = z
  .object({
    price: shapes.money,
    paid: shapes.money,
    refunded: shapes.money,
    refundPending: shapes.money,
    due: shapes.money,
    methods: z.array(z.string()),
    refundPolicy: z.array(z.object({ until: shapes.instant.nullable(), percent: z.int(), amount: shapes.money })),
    refundNow: shapes.money.nullable(),
    payments: z.array(payment),
  })
  .meta({ id: 'PaymentOverview' });

type At<B = unknown> = Input<z.output<typeof codeParams>, unknown, B>;

export async function find(input: At, ctx: Context) {
  const data = await paymentsService(strapi).overview(await ownBooking(input, ctx));
  if (!data) throw notFound();
  return { data };
}

export async function start(input: At<z.output<typeof startBody>>, ctx: Context) {
  const booking = await ownBooking(input, ctx);
  const { provider } = input.body;
  const idempotency = idempotencyOf(ctx, { booking: booking.code, provider });
  const description: Description | undefined = (await bookingPort(strapi).present.describe([booking])).get(booking.id);
  if (!description) throw notFound();
  try {
    return await answer(await paymentsService(strapi).start({ booking, description, provider, idempotency }));
  } catch (error) {
    if (error instanceof Refusal && error.code === 'UNAVAILABLE') ctx.set('Retry-After', RETRY_AFTER);
    throw error;
  }
}

export async function cancel(input: Input<z.output<typeof paymentParams>, unknown, unknown>, ctx: Context) {
  const booking = await ownBooking(input, ctx);
  return answer(await paymentsService(strapi).cancel(booking, input.params.payment));
}

async function answer(made: Payment) {
  return { data: paymentView(made, await bookingPort(strapi).present.now()) };
}

const notFound = (): Refusal => new Refusal('NOT_FOUND', 'There is no such booking.');
