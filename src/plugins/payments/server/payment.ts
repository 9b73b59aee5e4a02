import type { Funds } from './domain/balance';
import type { RefundStep } from './domain/policy';
import type { PaymentStatus, RefundReason, RefundStatus } from './domain/status';

/** What a payment was begun under: it stays so, whatever becomes of the venue's settings and of the booking. */
export interface Terms {
  readonly policy: readonly RefundStep[];
  readonly refundStep: number;
  readonly locale: string;
  readonly email: string | null;
  readonly returnUrl: string;
}

/** A payment as it is stored. Amounts are minor units of `currency`. */
export interface Payment extends Funds {
  readonly documentId: string;
  readonly bookingId: number | null;
  readonly bookingCode: string;
  readonly provider: string;
  readonly status: PaymentStatus;
  /** What was asked for. */
  readonly amount: number;
  readonly keptReason: string | null;
  readonly reference: string | null;
  readonly redirectUrl: string | null;
  readonly title: string;
  readonly terms: Terms;
  readonly expiresAt: Date;
  /** From then on it is not waited for any more, but cancelled at the provider. */
  readonly cancelAt: Date;
  /** How often it has been looked after; whoever records what they saw says which time it was. */
  readonly looks: number;
  readonly lastError: string | null;
  readonly paidAt: Date | null;
  /** Money at the desk: which member of staff took it. */
  readonly takenBy: string | null;
  readonly createdAt: Date;
}

export interface Refund {
  readonly id: number;
  readonly documentId: string;
  readonly paymentId: number;
  readonly provider: string;
  readonly status: RefundStatus;
  readonly amount: number;
  readonly currency: string;
  readonly why: RefundReason;
  /** By which name its provider knows it: another one when it was tried again after it had failed. */
  readonly askedAs: string;
  /** With `staff`: what they said, and who it was. */
  readonly reason: string | null;
  readonly decidedBy: string | null;
  readonly reference: string | null;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly doneAt: Date | null;
  /** Money at the desk: which member of staff gave it back. */
  readonly givenBy: string | null;
  readonly createdAt: Date;
}
