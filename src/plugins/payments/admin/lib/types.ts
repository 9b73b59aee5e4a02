import type { Money } from '../../server/domain/money';
import type { PaymentStatus, RefundReason, RefundStatus } from '../../server/domain/status';

/** Answers of the plugin's admin routes; dates are ISO strings here. */
export interface RefundLine {
  readonly documentId: string;
  readonly status: RefundStatus;
  readonly amount: Money;
  readonly why: RefundReason;
  /** What staff wrote who decided on it. */
  readonly reason: string | null;
  /** Money that staff give back by hand. */
  readonly byHand: boolean;
  readonly by: string | null;
  readonly at: string;
  readonly lastError: string | null;
}

export interface PaymentLine {
  readonly documentId: string;
  readonly provider: string;
  readonly status: PaymentStatus;
  readonly amount: Money;
  readonly refunded: Money;
  /** What stays with the venue after the booking has ended. */
  readonly kept: Money;
  readonly by: string | null;
  readonly at: string;
  readonly lastError: string | null;
  /** What may still be given back. */
  readonly refundable: Money;
  /** Refunds move in multiples of this many minor units. */
  readonly step: number;
  readonly refunds: readonly RefundLine[];
}

export interface PaymentSheet {
  readonly booking: { readonly documentId: string; readonly code: string };
  /** Null: there is nothing to pay. */
  readonly price: Money | null;
  readonly paid: Money;
  readonly refunded: Money;
  readonly refundPending: Money;
  readonly due: Money;
  readonly timeZone: string | null;
  readonly payments: readonly PaymentLine[];
  /** What this person may do here now. */
  readonly may: { readonly takeCash: boolean; readonly refund: boolean };
}
