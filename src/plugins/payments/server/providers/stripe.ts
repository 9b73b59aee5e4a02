import type Stripe from 'stripe';
import {
  Declined,
  type Headers,
  type Hint,
  type ProviderModule,
  type ProviderPayment,
  type ProviderRefund,
  type RefundStanding,
  type Standing,
  type Started,
} from '../domain/provider';
import { isChargeable, refundStep, toStripe } from './stripe-amounts';
import { clientOf } from './stripe-client';
import { isRefused, reasonOf } from './stripe-errors';
import { currentSession, openSession, paymentIntentOf, retrieveSession } from './stripe-sessions';
import { PAYMENT, REFUND, refundStandingOf, standingOf } from './stripe-shapes';

/** Stripe's own page (Checkout): cards, and whatever else is switched on in the account. */
export const init: ProviderModule['init'] = (options) => {
  const { stripe, webhookSecret } = clientOf(options);
  return {
    kind: 'online',
    accepts: isChargeable,
    refundStep,
    start: (payment) => start(stripe, payment),
    look: async (payment) => standingOf(await currentSession(stripe, payment)),
    cancel: (payment) => cancel(stripe, payment),
    refund: (payment, refund) => makeRefund(stripe, payment, refund),
    readWebhook: (body, headers) => readWebhook(stripe, webhookSecret, body, headers),
  };
};

async function start(stripe: Stripe, payment: ProviderPayment): Promise<Started> {
  try {
    const { id, url, expires_at } = await openSession(stripe, payment);
    if (url === null) throw new Error(`Stripe has no page for its session ${id}`);
    return { reference: id, redirectUrl: url, expiresAt: new Date(expires_at * 1000) };
  } catch (error) {
    throw isRefused(error) ? new Declined(reasonOf(error)) : error;
  }
}

/** A page that has been closed takes no money any more; Stripe refuses to close one that was paid on. */
async function cancel(stripe: Stripe, payment: ProviderPayment): Promise<Standing> {
  const session = payment.reference ? { id: payment.reference } : await currentSession(stripe, payment);
  if (!session) return { state: 'cancelled' };
  try {
    return standingOf(await stripe.checkout.sessions.expire(session.id, { expand: ['payment_intent'] }));
  } catch (error) {
    if (!isRefused(error)) throw error;
    return standingOf(await retrieveSession(stripe, session.id));
  }
}

async function makeRefund(stripe: Stripe, payment: ProviderPayment, refund: ProviderRefund): Promise<RefundStanding> {
  if (refund.reference) return refundStandingOf(await stripe.refunds.retrieve(refund.reference));
  const amount = toStripe(refund.amount);
  if (amount === null) return failed('amount_not_refundable');
  const intent = paymentIntentOf(await currentSession(stripe, payment));
  if (!intent) return failed('nothing_received');
  // Stripe forgets keys after a day, and what it refunded never.
  const made = await stripe.refunds.list({ payment_intent: intent, limit: 100 });
  const known = made.data.find(({ metadata }) => metadata?.[REFUND] === refund.id);
  if (known) return refundStandingOf(known);
  try {
    const metadata = { [PAYMENT]: payment.id, [REFUND]: refund.id, booking: payment.bookingCode };
    return refundStandingOf(
      await stripe.refunds.create(
        { payment_intent: intent, amount, metadata },
        { idempotencyKey: `relais-refund-${refund.id}` },
      ),
    );
  } catch (error) {
    if (!isRefused(error)) throw error;
    return failed(reasonOf(error));
  }
}

const failed = (reason: string): RefundStanding => ({ reference: null, state: 'failed', reason });

/** Sessions, payment intents, charges and refunds all carry our id: that one is asked about. */
function readWebhook(stripe: Stripe, secret: string, body: Buffer, headers: Headers): Hint | null {
  const signature = String(headers['stripe-signature'] ?? '');
  const { id: eventId, data } = stripe.webhooks.constructEvent(body, signature, secret);
  const { metadata } = data.object as { metadata?: Stripe.Metadata | null };
  const paymentId = metadata?.[PAYMENT];
  return paymentId ? { eventId, paymentId } : null;
}
