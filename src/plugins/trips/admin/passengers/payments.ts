import { formatMoney, type StaffBooking, useLoaded, type useWords } from '../../../booking/admin/port';

const REFRESH_MS = 15_000;
/** What the route answers at once; nobody has that many passengers. */
const LIMIT = 100;

type Money = NonNullable<StaffBooking['price']>;

type Summary = Readonly<Record<'paid' | 'refunded' | 'refundPending' | 'due', Money>>;

/** How bookings are paid, by documentId. */
export type Payments = Readonly<Record<string, Summary>>;

const NONE: Payments = {};

/** Asked of the payments plugin, by its address alone; empty where that is switched off. */
export function usePayments(bookings: readonly StaffBooking[]): Payments {
  const ids = bookings.slice(0, LIMIT).map(({ documentId }) => documentId);
  const url = ids.length > 0 ? `/payments/summaries?ids=${ids.join(',')}` : null;
  return useLoaded<{ data: Payments }>(url, REFRESH_MS).data?.data ?? NONE;
}

export const isKnown = (payments: Payments): boolean => Object.keys(payments).length > 0;

/** What is still to be done about the money of a booking; else `Paid`. */
export function paidWord({ say, locale }: ReturnType<typeof useWords>, summary: Summary | undefined): string {
  if (!summary) return '';
  const { paid, refunded, refundPending, due } = summary;
  if (due.amount > 0) return say('trips.due', { amount: formatMoney(due, locale) });
  if (refundPending.amount > 0) return say('trips.to-refund', { amount: formatMoney(refundPending, locale) });
  if (paid.amount === 0) return '–';
  return say(refunded.amount < paid.amount ? 'trips.paid' : 'trips.refunded');
}
