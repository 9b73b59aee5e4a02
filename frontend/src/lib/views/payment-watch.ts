import type { Booking, PaymentSummary } from '../api/types';
import type { RequestContext } from '../request-context';
import { pathTo } from '../routes';
import { findBooking, findPayments } from './booking-access';
import { openPayment } from './payment-state';

/** A page that waits for an answer: where to ask for news, what it knows, how long to wait before asking. */
export interface WatchView {
  address: string;
  state: string;
  everySeconds: number;
}

const minute = 60_000;

export function watchView({ language }: RequestContext, booking: Booking, summary: PaymentSummary): WatchView | null {
  const open = openPayment(summary);
  if (!open) return null;
  return {
    address: pathTo(language, 'bookingState', { code: booking.code }),
    state: stateOf(booking, summary),
    everySeconds: pauseFor(Date.parse(booking.serverTime) - Date.parse(open.createdAt)),
  };
}

/** Often while an answer is likely, seldom afterwards: a page that was left open must not ask all night. */
export function pauseFor(ageMilliseconds: number): number {
  if (ageMilliseconds < 5 * minute) return 4;
  return ageMilliseconds < 30 * minute ? 20 : 120;
}

/** What a change of must be shown, as one word to compare. */
export function stateOf({ status }: Pick<Booking, 'status'>, { payments }: Pick<PaymentSummary, 'payments'>): string {
  return [status, ...payments.map((payment) => `${payment.id}:${payment.status}:${payment.refunded.amount}`)].join(' ');
}

/** The word for where the booking stands now; null when nothing here opens it. */
export async function currentState(context: RequestContext, code: string): Promise<string | null> {
  const [booking, summary] = await Promise.all([findBooking(context, code), findPayments(context, code)]);
  return booking && summary && stateOf(booking, summary);
}
