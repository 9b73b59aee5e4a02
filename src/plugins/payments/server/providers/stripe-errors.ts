import type Stripe from 'stripe';
import { Declined } from '../domain/provider';

/** By their names, as the SDK itself tells them apart: it is loaded for those only who use it. */
const isOf = (error: unknown, types: readonly string[]): error is Stripe.errors.StripeError =>
  error instanceof Error && 'type' in error && types.includes(String(error.type));

/**
 * Stripe, or already we, have understood, and nothing was done. Everything else that it throws may have had its effect.
 * @param param only because of this one
 */
export const isRefused = (error: unknown, param?: string): error is Stripe.errors.StripeError | Declined =>
  (error instanceof Declined && param === undefined) ||
  (isOf(error, ['StripeInvalidRequestError', 'StripeCardError']) && (param === undefined || error.param === param));

/** There was a request of this key before, which said something else. */
export const isOfOtherWords = (error: unknown): boolean => isOf(error, ['StripeIdempotencyError']);

/** `amount_too_small` where Stripe has a word for it, or else its sentence. */
export const reasonOf = (error: Stripe.errors.StripeError | Declined): string =>
  (error instanceof Declined ? error.message : (error.code ?? error.message)).slice(0, 200);
