import type Stripe from 'stripe';
import { Declined, type ProviderPayment, type RefundStanding, type Standing } from '../domain/provider';
import { fromStripe, toStripe } from './stripe-amounts';

export type Session = Stripe.Checkout.Session;

/** Under these names our ids stand in the metadata of all that belongs to a payment. */
export const PAYMENT = 'relais_payment';
export const REFUND = 'relais_refund';

const HOUR_S = 3600;

/** Its page speaks these of our languages; `auto` asks the browser. */
const PAGE_LOCALES = new Set(['fr', 'en']);

/**
 * What is asked of Stripe. All of it follows from the payment alone, the clock has no part in it: Stripe answers a repeated
 * key only when the rest is the same too.
 */
export function sessionParams(payment: ProviderPayment): Stripe.Checkout.SessionCreateParams {
  const { id, amount, bookingCode, title, locale, email, returnUrl } = payment;
  const unitAmount = toStripe(amount);
  if (unitAmount === null) throw new Declined('amount_not_chargeable');
  const metadata = { [PAYMENT]: id, booking: bookingCode };
  return {
    mode: 'payment',
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: amount.currency.toLowerCase(),
          unit_amount: unitAmount,
          product_data: { name: title, description: bookingCode },
        },
      },
    ],
    // What is shown is what is paid, in the venue's currency.
    adaptive_pricing: { enabled: false },
    client_reference_id: id,
    metadata,
    payment_intent_data: { description: bookingCode, metadata },
    expires_at: pageEnds(payment),
    success_url: returnUrl,
    cancel_url: returnUrl,
    locale: PAGE_LOCALES.has(locale) ? (locale as 'fr' | 'en') : 'auto',
    ...(email && { customer_email: email }),
  };
}

/**
 * Stripe wants 30 minutes at least and 24 hours at most, from when it hears of it. An hour leaves room for a first call
 * that came late; the page is closed anyway when the hold is over.
 */
function pageEnds({ createdAt, expiresAt }: ProviderPayment): number {
  const begun = Math.floor(createdAt.getTime() / 1000);
  const held = Math.ceil(expiresAt.getTime() / 1000);
  return Math.min(begun + 23 * HOUR_S, Math.max(begun + HOUR_S, held + HOUR_S / 2));
}

export function standingOf(session: Session | null): Standing {
  if (!session) return { state: 'cancelled' };
  const { id: reference, status, url } = session;
  const intent = typeof session.payment_intent === 'object' ? session.payment_intent : null;
  if (session.payment_status === 'paid')
    return { state: 'succeeded', reference, received: receivedBy(session, intent) };
  if (status === 'expired' || intent?.status === 'canceled') return { state: 'cancelled', reference };
  if (status === 'open') return { state: 'pending', reference, ...(url && { redirectUrl: url }) };
  // The customer is done, and their bank has said no. Otherwise it takes its time: a debit can be days on its way.
  if (intent?.status === 'requires_payment_method') {
    return { state: 'failed', reference, reason: intent.last_payment_error?.code ?? 'payment_failed' };
  }
  return { state: 'pending', reference };
}

function receivedBy(session: Session, intent: Stripe.PaymentIntent | null) {
  const [units, currency] = intent
    ? [intent.amount_received, intent.currency]
    : [session.amount_total, session.currency];
  const received = units !== null && currency !== null ? fromStripe(units, currency) : null;
  if (!received) throw new Error(`Stripe received ${units} ${currency} on ${session.id}, which is no amount of ours`);
  return received;
}

const REFUND_STATES: Readonly<Record<string, RefundStanding['state']>> = {
  succeeded: 'succeeded',
  failed: 'failed',
  canceled: 'failed',
};

/** `requires_action`: the customer is asked by Stripe where to send it. That, too, is waited for. */
export function refundStandingOf({ id, status, failure_reason }: Stripe.Refund): RefundStanding {
  const state = REFUND_STATES[status ?? ''] ?? 'pending';
  if (state === 'failed') return { reference: id, state, reason: failure_reason ?? status ?? 'failed' };
  return { reference: id, state, ...(status === 'requires_action' && { reason: status }) };
}
