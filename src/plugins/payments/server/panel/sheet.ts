import { type Booking, type Description, isLive, takesUnits } from '../../../booking/server/port';
import { type Balance, balanceOf } from '../domain/balance';
import type { Money } from '../domain/money';
import type { Payment, Refund } from '../payment';
import { returnable } from '../services/by-staff';

interface Rows {
  readonly payments: readonly Payment[];
  readonly refunds: readonly Refund[];
}

interface Surroundings {
  readonly description: Description | undefined;
  readonly isByHand: (provider: string) => boolean;
  /** They may change this booking, and therefore its money. */
  readonly mayChange: boolean;
}

/** Nothing is owed for a booking that has ended. */
function balance(booking: Booking, payments: readonly Payment[]) {
  const found = balanceOf(booking.price, payments);
  const owed = isLive(booking.status) || takesUnits(booking.status);
  return { ...found, due: owed ? found.due : { ...found.due, amount: 0 } };
}

/** What staff see beside a booking: each payment with its refunds, and what they may do about them. */
export function sheetOf(
  booking: Booking,
  { payments, refunds }: Rows,
  { description, isByHand, mayChange }: Surroundings,
) {
  const found = balance(booking, payments);
  return {
    ...found,
    booking: { documentId: booking.documentId, code: booking.code },
    price: booking.price,
    timeZone: description?.venue.timeZone ?? null,
    payments: payments.map((payment) => ({
      ...paymentLine(payment),
      refunds: refunds
        .filter(({ paymentId }) => paymentId === payment.id)
        .map((refund) => refundLine(refund, isByHand)),
    })),
    may: {
      takeCash: mayChange && found.due.amount > 0 && (booking.status === 'held' || takesUnits(booking.status)),
      refund: mayChange,
    },
  };
}

/** How a booking stands where there is room for a word only, such as a list of passengers. */
export function summaryOf(booking: Booking, payments: readonly Payment[]): Omit<Balance, 'price'> {
  const { paid, refunded, refundPending, due } = balance(booking, payments);
  return { paid, refunded, refundPending, due };
}

function paymentLine(payment: Payment) {
  const { documentId, provider, status, currency, received, amount, refunded, kept, takenBy, lastError, step } =
    payment;
  const money = (units: number): Money => ({ amount: units, currency });
  return {
    documentId,
    provider,
    status,
    amount: money(received || amount),
    refunded: money(refunded),
    kept: money(kept),
    by: nameIn(takenBy),
    at: payment.paidAt ?? payment.createdAt,
    // A pending payment is asked about again: what went wrong on the way to an answer is for the log.
    lastError: status === 'failed' ? lastError : null,
    refundable: money(returnable(payment)),
    step,
  };
}

function refundLine(refund: Refund, isByHand: Surroundings['isByHand']) {
  const { documentId, provider, status, amount, currency, why, reason, lastError } = refund;
  return {
    documentId,
    status,
    amount: { amount, currency },
    why,
    reason,
    byHand: isByHand(provider),
    by: nameIn(refund.givenBy ?? refund.decidedBy),
    at: refund.doneAt ?? refund.createdAt,
    lastError,
  };
}

/** Members of staff are kept as `12 Amel Ben Salah`. */
const nameIn = (label: string | null): string | null => label?.replace(/^\d+ /, '') ?? null;
