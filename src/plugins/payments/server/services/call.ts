import { setTimeout as sleep } from 'node:timers/promises';
import { CALL_WITHIN_MS, type ProviderPayment, type ProviderRefund } from '../domain/provider';
import type { Payment, Refund } from '../payment';

/** @throws Error when the provider does not answer in time; its call goes on, and its late end is of no interest */
export async function within<T>(call: Promise<T>, milliseconds = CALL_WITHIN_MS): Promise<T> {
  const done = new AbortController();
  const late = sleep(milliseconds, undefined, { signal: done.signal }).then(() => {
    throw new Error(`No answer within ${milliseconds / 1000} s`);
  });
  // Aborting the timer rejects it, and a call that lost the race may fail later: both expected, and nobody waits for them.
  late.catch(() => undefined);
  call.catch(() => undefined);
  try {
    return await Promise.race([call, late]);
  } finally {
    done.abort();
  }
}

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A payment as providers see it. */
export const forProvider = (payment: Payment): ProviderPayment => ({
  id: payment.documentId,
  amount: { amount: payment.amount, currency: payment.currency },
  reference: payment.reference,
  bookingCode: payment.bookingCode,
  title: payment.title,
  locale: payment.terms.locale,
  email: payment.terms.email,
  returnUrl: payment.terms.returnUrl,
  createdAt: payment.createdAt,
  expiresAt: payment.expiresAt,
});

export const refundForProvider = ({
  askedAs,
  amount,
  currency,
  reference,
}: Pick<Refund, 'askedAs' | 'amount' | 'currency' | 'reference'>): ProviderRefund => ({
  id: askedAs,
  amount: { amount, currency },
  reference,
});
