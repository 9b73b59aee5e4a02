import type { Money } from './money';

/** What of a payment counts for its booking. All amounts are minor units of its currency. */
export interface Funds {
  readonly id: number;
  readonly currency: string;
  /** What came in. */
  readonly received: number;
  /** What is to be given back, done or not. */
  readonly promised: number;
  readonly refunded: number;
  /** What stays with the venue after the booking has ended. */
  readonly kept: number;
  /** Part of what was promised: staff gave it back of their own accord, and it is not owed again. */
  readonly waived: number;
  /** Its provider gives back multiples of this. */
  readonly step: number;
}

export interface Balance {
  readonly price: Money;
  readonly paid: Money;
  readonly refunded: Money;
  /** On its way back. */
  readonly refundPending: Money;
  /** Still to be paid. */
  readonly due: Money;
}

/** A part of a payment that is to be given back. */
export interface Share {
  readonly paymentId: number;
  readonly amount: number;
}

/** ISO 4217 for "no currency": what is free has no other. */
const NO_CURRENCY = 'XXX';

/** What is still there of a payment: neither promised back nor kept. */
export const left = ({ received, promised, kept }: Funds): number => received - promised - kept;

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** Where a booking stands. Money of another currency than its price's pays nothing of it. */
export function balanceOf(price: Money | null, payments: readonly Funds[]): Balance {
  const currency = price?.currency ?? payments[0]?.currency ?? NO_CURRENCY;
  const own = payments.filter((payment) => payment.currency === currency);
  const money = (amount: number): Money => ({ amount, currency });
  const refunded = sum(own.map((payment) => payment.refunded));
  return {
    price: money(price?.amount ?? 0),
    paid: money(sum(own.map(({ received }) => received))),
    refunded: money(refunded),
    refundPending: money(sum(own.map(({ promised }) => promised)) - refunded),
    due: money(Math.max(0, (price?.amount ?? 0) - sum(own.map((payment) => left(payment) + payment.waived)))),
  };
}

/** What was paid beyond the price, of the first of these payments first, as far as their providers can give it back. */
export function surplusOf(price: Money | null, payments: readonly Funds[]): Share[] {
  const currency = price?.currency ?? payments[0]?.currency ?? NO_CURRENCY;
  let excess = sum(payments.filter((payment) => payment.currency === currency).map(left)) - (price?.amount ?? 0);
  const shares = payments.map((payment): Share => {
    const there = left(payment);
    if (payment.currency !== currency) return { paymentId: payment.id, amount: there };
    const wanted = Math.min(there, Math.max(0, excess));
    const amount = wanted === there ? there : Math.floor(wanted / payment.step) * payment.step;
    excess -= amount;
    return { paymentId: payment.id, amount };
  });
  return shares.filter(({ amount }) => amount > 0);
}

/** All that is still there, payment by payment. */
export const allOf = (payments: readonly Funds[]): Share[] =>
  payments.map((payment) => ({ paymentId: payment.id, amount: left(payment) })).filter(({ amount }) => amount > 0);
