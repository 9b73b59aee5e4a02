import type { BookingKey } from '../api/client';
import { ApiUnavailable, isApiError } from '../api/errors';
import type { Booking, PaymentSummary } from '../api/types';
import type { RequestContext } from '../request-context';
import { pathTo } from '../routes';
import { bookingToken } from '../session/cookies';
import { redirect } from './outcome';

export const notices = [
  'moved',
  'hold_expired',
  'too_late',
  'not_allowed',
  'pay_at_venue_off',
  'sold_out',
  'trip_closed',
  'away',
  'too_many',
  'payment_cancelled',
  'nothing_due',
  'payment_away',
] as const;

export type Notice = (typeof notices)[number];

const noticeOfCode: Record<string, Notice> = {
  HOLD_EXPIRED: 'hold_expired',
  TOO_LATE: 'too_late',
  TRANSITION_NOT_ALLOWED: 'not_allowed',
  PAY_AT_VENUE_OFF: 'pay_at_venue_off',
  SOLD_OUT: 'sold_out',
  TRIP_CLOSED: 'trip_closed',
  CLOSED: 'trip_closed',
  PAYMENT_NOT_DUE: 'nothing_due',
  PROVIDER_UNKNOWN: 'payment_away',
};

const codePattern = /^[\w-]{1,40}$/;
const tokenPattern = /^[\w.~-]{8,200}$/;

export function isCode(value: string | undefined): value is string {
  return value !== undefined && codePattern.test(value);
}

export function isToken(value: string | undefined): value is string {
  return value !== undefined && tokenPattern.test(value);
}

/** A call about one booking, with its token, or else as the client; null when neither opens it. */
export async function withBooking<T>(
  { cookies, language, session }: RequestContext,
  code: string,
  call: (key: BookingKey) => Promise<T>,
): Promise<T | null> {
  const token = bookingToken(cookies, language);
  try {
    if (token) return await call({ code, token });
  } catch (error) {
    if (!isClosed(error)) throw error;
  }
  try {
    return await session.asClient((jwt) => call({ code, jwt }));
  } catch (error) {
    if (isClosed(error)) return null;
    throw error;
  }
}

export function findBooking(context: RequestContext, code: string): Promise<Booking | null> {
  return withBooking(context, code, (key) => context.api.booking(key));
}

/** What has been paid and what is due; null when nothing opens the booking, or payments are switched off. */
export function findPayments(context: RequestContext, code: string): Promise<PaymentSummary | null> {
  return withBooking(context, code, (key) => context.api.payments(key));
}

/** Does what a button of a booking asks, then goes back to its page, with a word when it could not be done. */
export async function act(
  context: RequestContext,
  code: string,
  call: (key: BookingKey) => Promise<unknown>,
  done?: Notice,
) {
  const { language } = context;
  try {
    await withBooking(context, code, call);
    return redirect(pathTo(language, 'booking', { code }, { notice: done }));
  } catch (error) {
    return redirect(pathTo(language, 'booking', { code }, { notice: noticeFor(error) }));
  }
}

/** The word for what stood in the way; whatever is no answer of the API's is thrown. */
export function noticeFor(error: unknown): Notice {
  if (error instanceof ApiUnavailable) return 'away';
  if (!isApiError(error)) throw error;
  if (error.status === 429) return 'too_many';
  return noticeOfCode[error.code] ?? 'not_allowed';
}

function isClosed(error: unknown): boolean {
  return isApiError(error, 401, 403, 404);
}
