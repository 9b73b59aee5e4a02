import { type Booking, type Description, isLive } from '../../../booking/server/port';
import { allOf, type Balance, balanceOf } from '../domain/balance';
import type { Money } from '../domain/money';
import { type PolicyLine, policyLines, refundable } from '../domain/policy';
import type { PaymentStatus } from '../domain/status';
import type { Payment } from '../payment';
import type { Providers } from './registry';

/** A payment as its customer gets it from the API. */
export interface PaymentView {
  readonly id: string;
  readonly provider: string;
  readonly status: PaymentStatus;
  readonly amount: Money;
  readonly refunded: Money;
  /** On its way back. */
  readonly refundPending: Money;
  /** Where to pay; null unless it is open. */
  readonly redirectUrl: string | null;
  readonly createdAt: Date;
}

export interface Overview extends Balance {
  /** Names of the providers that can be used now. */
  readonly methods: string[];
  readonly refundPolicy: PolicyLine[];
  /** What the customer gets back who cancels now; null when nothing was paid, or they cannot cancel. */
  readonly refundNow: Money | null;
  readonly payments: PaymentView[];
}

export function paymentView(payment: Payment, now: Date): PaymentView {
  const { documentId: id, provider, status, currency, promised, refunded, createdAt } = payment;
  const money = (amount: number): Money => ({ amount, currency });
  return {
    id,
    provider,
    status,
    amount: money(payment.received || payment.amount),
    refunded: money(refunded),
    refundPending: money(promised - refunded),
    redirectUrl: status === 'pending' && payment.cancelAt > now ? payment.redirectUrl : null,
    createdAt,
  };
}

/** All that a booking's page says about money. */
export function overviewOf(
  booking: Booking,
  description: Description,
  payments: readonly Payment[],
  providers: Providers,
  now: Date,
): Overview {
  const balance = balanceOf(booking.price, payments);
  return {
    ...balance,
    methods: methodsFor(booking, description, payments, providers, now),
    ...refunds(booking, description, payments, balance, now),
    payments: payments.map((payment) => paymentView(payment, now)),
  };
}

/** The same rules as when a payment is begun: services/start.ts decides under the lock. */
function methodsFor(
  booking: Booking,
  { payAtVenue }: Description,
  payments: readonly Payment[],
  providers: Providers,
  now: Date,
): string[] {
  const { due } = balanceOf(booking.price, payments);
  const held = booking.status === 'held' && booking.holdExpiresAt !== null && booking.holdExpiresAt > now;
  if (!(held || (booking.status === 'confirmed' && due.amount > 0)) || booking.startsAt <= now) return [];
  const online = providers.names('online').filter((name) => providers.online(name)?.accepts?.(due) !== false);
  const promised = payments.some(({ status, provider }) => status === 'pending' && providers.isDesk(provider));
  return [...(due.amount > 0 ? online : []), ...(payAtVenue && !promised ? providers.names('desk') : [])];
}

function refunds(
  booking: Booking,
  { refundPolicy, changeableUntil }: Description,
  payments: readonly Payment[],
  { price }: Balance,
  now: Date,
): Pick<Overview, 'refundPolicy' | 'refundNow'> {
  const paid = allOf(payments).map(({ paymentId, amount }) => {
    const { terms, currency } = payments.find(({ id }) => id === paymentId) as Payment;
    return { terms, amount, currency };
  });
  const policy = paid.at(-1)?.terms.policy ?? refundPolicy;
  const total = paid.reduce((sum, { amount }) => sum + amount, 0);
  const step = paid.at(-1)?.terms.refundStep;
  const mayCancel = isLive(booking.status) && changeableUntil > now && paid.length > 0;
  const back = paid.map(({ terms, amount }) =>
    booking.status === 'confirmed' ? refundable(terms.policy, booking.startsAt, now, amount, terms.refundStep) : amount,
  );
  return {
    refundPolicy: policyLines(policy, booking.startsAt, { ...price, amount: total || price.amount }, step),
    refundNow: mayCancel ? { ...price, amount: back.reduce((sum, amount) => sum + amount, 0) } : null,
  };
}
