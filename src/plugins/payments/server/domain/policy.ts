import type { Money } from './money';

const HOUR_MS = 3_600_000;

/** `percent` of what was paid comes back until so many hours before the booking begins. */
export interface RefundStep {
  readonly hoursBefore: number;
  readonly percent: number;
}

const limitOf = ({ hoursBefore }: RefundStep, startsAt: Date): number => startsAt.getTime() - hoursBefore * HOUR_MS;

/** The largest share whose limit is not past; none left: 0. */
export const percentAt = (policy: readonly RefundStep[], startsAt: Date, now: Date): number =>
  Math.max(0, ...policy.filter((step) => now.getTime() <= limitOf(step, startsAt)).map(({ percent }) => percent));

/**
 * What a customer who cancels now gets back of `amount`.
 * @param step what the provider can give back is a multiple of this; rounded up, in the customer's favour
 */
export function refundable(policy: readonly RefundStep[], startsAt: Date, now: Date, amount: number, step = 1): number {
  const share = Math.floor((amount * percentAt(policy, startsAt, now)) / 100);
  return Math.min(amount, Math.ceil(share / step) * step);
}

/** One line of a policy as it is shown: until then, so much. */
export interface PolicyLine {
  /** Null: until the booking begins. */
  readonly until: Date | null;
  readonly percent: number;
  readonly amount: Money;
}

/** A policy for one booking, from the earliest limit to the last; the last line holds until it begins. */
export function policyLines(
  policy: readonly RefundStep[],
  startsAt: Date,
  { amount, currency }: Money,
  step = 1,
): PolicyLine[] {
  const limits = [...new Set(policy.map(({ hoursBefore }) => hoursBefore).filter((hours) => hours > 0))];
  const ends = limits
    .sort((a, b) => b - a)
    .map((hoursBefore) => new Date(limitOf({ hoursBefore, percent: 0 }, startsAt)));
  const line = (until: Date | null): PolicyLine => {
    const at = until ?? startsAt;
    const given = refundable(policy, startsAt, at, amount, step);
    return { until, percent: percentAt(policy, startsAt, at), amount: { amount: given, currency } };
  };
  const lines = [...ends.map(line), line(null)];
  // A limit at which nothing changes is none.
  return lines.filter(({ percent }, i) => percent !== lines[i + 1]?.percent);
}
