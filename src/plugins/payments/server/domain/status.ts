/** Every status of a payment and every way from one to another: the only place that says so, but for what refunds make of it. */
export const PAYMENT_STATUSES = ['pending', 'succeeded', 'failed', 'cancelled', 'partly_refunded', 'refunded'] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

/** Of money that has come in. Which of them it is follows from what has been given back; the database sets it. */
export const RECEIVED_STATUSES: readonly PaymentStatus[] = ['succeeded', 'partly_refunded', 'refunded'];

export const REFUND_STATUSES = ['pending', 'succeeded', 'failed'] as const;
export type RefundStatus = (typeof REFUND_STATUSES)[number];

/**
 * Why money is given back: the booking ended; it ended before the money came; it costs less now; it was paid already; staff
 * have decided so.
 */
export const REFUND_REASONS = ['cancelled', 'too_late', 'moved', 'twice', 'staff'] as const;
export type RefundReason = (typeof REFUND_REASONS)[number];

export type PaymentEvent = 'receive' | 'fail' | 'cancel';

const TRANSITIONS: Readonly<Record<PaymentEvent, readonly PaymentStatus[]>> = {
  // Money is money: what comes in on a payment that had failed or was cancelled counts like any other.
  receive: ['pending', 'failed', 'cancelled'],
  fail: ['pending'],
  cancel: ['pending'],
};

export const mayBecome = (event: PaymentEvent, from: PaymentStatus): boolean => TRANSITIONS[event].includes(from);

export const isReceived = (status: PaymentStatus): boolean => RECEIVED_STATUSES.includes(status);
