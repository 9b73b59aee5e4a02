import type Stripe from 'stripe';
import type { ProviderPayment } from '../domain/provider';
import { isOfOtherWords, isRefused } from './stripe-errors';
import { PAYMENT, type Session, sessionParams } from './stripe-shapes';

/** Stripe keeps what it answered to a key for a day at least. */
const KEYS_KEPT_MS = 23 * 3_600_000;

/** Opens the page on which this payment is made; called again, it answers the one that it has opened before. */
export async function openSession(stripe: Stripe, payment: ProviderPayment): Promise<Session> {
  const params = sessionParams(payment);
  const idempotencyKey = `relais-payment-${payment.id}`;
  try {
    return await stripe.checkout.sessions.create(params, { idempotencyKey });
  } catch (error) {
    // An address that we take and Stripe does not: they can type another one on its page.
    if (!isRefused(error, 'customer_email')) throw error;
    const without = { ...params, customer_email: undefined };
    return stripe.checkout.sessions.create(without, { idempotencyKey: `${idempotencyKey}-without-mail` });
  }
}

/** @returns null when no money can come in on this payment: Stripe never opened a page for it */
export async function currentSession(stripe: Stripe, payment: ProviderPayment): Promise<Session | null> {
  if (payment.reference) return retrieveSession(stripe, payment.reference);
  if (Date.now() - payment.createdAt.getTime() > KEYS_KEPT_MS) return paidSession(stripe, payment);
  const opened = await openedAgain(stripe, payment);
  if (opened === 'other') return paidSession(stripe, payment);
  return opened && retrieveSession(stripe, opened.id);
}

/**
 * What became of the first call is not known. The same call again opens no second page.
 * @returns null when there is none, and Stripe opens none either; `other` when there is one, but not by these words
 */
async function openedAgain(stripe: Stripe, payment: ProviderPayment): Promise<Session | null | 'other'> {
  try {
    return await openSession(stripe, payment);
  } catch (error) {
    if (isOfOtherWords(error)) return 'other';
    if (isRefused(error)) return null;
    throw error;
  }
}

/** Past the age of keys a session is found by the money that came in on it; all others have long expired. */
async function paidSession(stripe: Stripe, { id }: ProviderPayment): Promise<Session | null> {
  const intents = await stripe.paymentIntents.search({ query: `metadata['${PAYMENT}']:'${id}'`, limit: 1 });
  const [intent] = intents.data;
  if (!intent) return null;
  const [session] = (await stripe.checkout.sessions.list({ payment_intent: intent.id, limit: 1 })).data;
  return session ? retrieveSession(stripe, session.id) : null;
}

export const retrieveSession = (stripe: Stripe, reference: string): Promise<Session> =>
  stripe.checkout.sessions.retrieve(reference, { expand: ['payment_intent'] });

export function paymentIntentOf(session: Session | null): string | null {
  const intent = session?.payment_intent ?? null;
  return typeof intent === 'object' ? (intent?.id ?? null) : intent;
}
