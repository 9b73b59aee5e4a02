/**
 * Where every minor unit is that came in, from the rows themselves: what came in, what went out, what the bookings cost and
 * how they ended. None of the sums that are kept on payments, and none of the rules that made the refunds, are believed.
 */

export interface AuditedRefund {
  readonly amount: number;
  readonly status: string;
  readonly why: string;
}

export interface AuditedPayment {
  readonly id: string;
  readonly status: string;
  readonly currency: string;
  readonly received: number;
  /** As they stand on the payment. */
  readonly promised: number;
  readonly refunded: number;
  readonly kept: number;
  readonly step: number;
  /** Shares of what was paid that the venue's policy may leave with the customer. */
  readonly percents: readonly number[];
  readonly refunds: readonly AuditedRefund[];
}

export interface AuditedBooking {
  readonly code: string;
  /** Null: it has been deleted. */
  readonly status: string | null;
  readonly price: number;
  readonly currency: string | null;
  /** The last line of its history. */
  readonly ended: { readonly event: string; readonly from: string | null; readonly actor: string } | null;
  readonly payments: readonly AuditedPayment[];
}

/** Of one currency. What came in is on bookings, kept, given back, or on its way back. */
export interface Whereabouts {
  readonly received: number;
  readonly onBookings: number;
  readonly kept: number;
  readonly refunded: number;
  readonly onItsWay: number;
  /** A provider could not give it back, and nobody else has. */
  readonly stuck: number;
}

const ENDED = new Set(['expired', 'cancelled', 'refused']);

const total = <T>(items: readonly T[], amount: (item: T) => number): number =>
  items.reduce((sum, item) => sum + amount(item), 0);

const refundsIn = ({ refunds }: AuditedPayment, ...states: readonly string[]): number =>
  total(
    refunds.filter(({ status }) => states.includes(status)),
    ({ amount }) => amount,
  );

const remainder = (payment: AuditedPayment): number =>
  payment.received - refundsIn(payment, 'pending', 'succeeded', 'failed');

/** Everything that is wrong with a booking's money; nothing, when all of it is where it should be. */
export function faultsOf(booking: AuditedBooking): string[] {
  const own = booking.payments.flatMap((payment) =>
    paymentFaults(payment).map((fault) => `payment ${payment.id}: ${fault}`),
  );
  const faults = [...own, ...(ENDED.has(booking.status ?? '') ? endFaults(booking) : liveFaults(booking))];
  return faults.map((fault) => `booking ${booking.code} (${booking.status ?? 'deleted'}): ${fault}`);
}

function paymentFaults(payment: AuditedPayment): string[] {
  const { received, promised, refunded, kept, status } = payment;
  const [asked, done, failed] = [
    refundsIn(payment, 'pending', 'succeeded', 'failed'),
    refundsIn(payment, 'succeeded'),
    refundsIn(payment, 'failed'),
  ];
  const expected = done === 0 ? 'succeeded' : done < received ? 'partly_refunded' : 'refunded';
  return [
    ...(promised === asked ? [] : [`${promised} are said to be promised back, its refunds add up to ${asked}`]),
    ...(refunded === done ? [] : [`${refunded} are said to be given back, its refunds add up to ${done}`]),
    ...(asked + kept <= received ? [] : [`${asked} go back and ${kept} are kept of ${received} that came in`]),
    ...(failed === 0 ? [] : [`${failed} could not be given back: staff must see to it`]),
    ...(received === 0 || status === expected ? [] : [`it is ${status} with ${done} given back of ${received}`]),
  ];
}

/** While a booking lives, no more than its price is on it; a hold that is paid is no hold any more. */
function liveFaults({ status, price, currency, payments }: AuditedBooking): string[] {
  const there = total(payments, remainder);
  if (status === null)
    return there > total(payments, ({ kept }) => kept) ? [`${there} came in and nobody has them`] : [];
  const foreign = payments.filter((payment) => payment.currency !== currency && remainder(payment) > 0);
  // What a provider cannot give back, being less than it can count, may stay.
  const spare = Math.max(1, ...payments.map(({ step }) => step)) - 1;
  return [
    ...foreign.map((payment) => `${remainder(payment)} ${payment.currency} are on a price in ${currency}`),
    ...(there > price + spare ? [`${there} are on it, and it costs ${price}`] : []),
    ...(status === 'held' && price > 0 && there >= price ? ['it is paid and not confirmed'] : []),
  ];
}

/** Of what has ended, the venue keeps a share only of what its customer gave up, and only by the policy. */
function endFaults({ ended, payments }: AuditedBooking): string[] {
  const mayKeep = ended?.event === 'cancel' && ended.from === 'confirmed' && ended.actor.startsWith('customer');
  return payments.flatMap((payment) => {
    const there = remainder(payment);
    if (there !== payment.kept)
      return [`payment ${payment.id}: ${there} were not given back, ${payment.kept} are kept`];
    if (there === 0) return [];
    if (!mayKeep) return [`payment ${payment.id}: ${there} are kept though its customer did not cancel it`];
    return isByPolicy(payment) ? [] : [`payment ${payment.id}: ${there} are kept, which no step of its policy says`];
  });
}

/** What was there when it ended is what is kept and what went back for that; staff may have given back more since. */
function isByPolicy(payment: AuditedPayment): boolean {
  const because = (why: string): number =>
    total(
      payment.refunds.filter((refund) => refund.why === why),
      ({ amount }) => amount,
    );
  if (because('staff') > 0) return true;
  const back = because('cancelled');
  const before = payment.kept + back;
  return [0, ...payment.percents].some((percent) => {
    const exact = (before * percent) / 100;
    return back <= before && back > exact - 1 && back < exact + payment.step;
  });
}

/** The sums, by currency. */
export function whereabouts(bookings: readonly AuditedBooking[]): Map<string, Whereabouts> {
  const payments = bookings.flatMap((booking) => booking.payments);
  return new Map(
    [...Map.groupBy(payments, ({ currency }) => currency)].map(([currency, own]): [string, Whereabouts] => [
      currency,
      {
        received: total(own, ({ received }) => received),
        onBookings: total(own, (payment) => remainder(payment) - payment.kept),
        kept: total(own, ({ kept }) => kept),
        refunded: total(own, (payment) => refundsIn(payment, 'succeeded')),
        onItsWay: total(own, (payment) => refundsIn(payment, 'pending')),
        stuck: total(own, (payment) => refundsIn(payment, 'failed')),
      },
    ]),
  );
}
