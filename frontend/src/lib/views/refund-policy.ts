import type { Booking, PaymentSummary } from '../api/types';
import type { RequestContext } from '../request-context';

type Step = PaymentSummary['refundPolicy'][number];

export interface PolicyView {
  /** In the order in which they apply: until when, and what comes back. */
  lines: { when: string; what: string }[];
  zone: string;
}

/** What a customer who cancels gets back, from now on: what can no longer apply is left out. */
export function policyView(
  context: RequestContext,
  booking: Pick<Booking, 'serverTime' | 'venue'>,
  steps: Step[],
): PolicyView {
  const { t } = context;
  const zone = booking.venue?.timeZone ?? 'UTC';
  const coming = steps.filter(({ until }) => until === null || until > booking.serverTime);
  return {
    lines: coming.map((step, index) => ({
      when: whenOf(context, step, index === 0, zone),
      what: whatOf(context, step),
    })),
    zone: t('payment.policy.zone', { city: booking.venue?.city ?? booking.venue?.name ?? zone }),
  };
}

/** A step without a limit lasts until the departure. */
function whenOf({ t, format }: RequestContext, { until, percent }: Step, isFirst: boolean, zone: string): string {
  if (until === null && !isFirst) return t('payment.policy.afterwards');
  if (until === null) return t(percent > 0 ? 'payment.policy.untilDeparture' : 'payment.policy.always');
  const at = { day: format.day(until, zone), time: format.time(until, zone) };
  return isFirst ? t('payment.policy.until', at) : t('payment.policy.thenUntil', at);
}

function whatOf({ t, format }: RequestContext, { percent, amount }: Step): string {
  if (percent === 0) return t('payment.policy.nothing');
  if (percent === 100) return t('payment.policy.full', { amount: format.money(amount) });
  return t('payment.policy.part', { percent, amount: format.money(amount) });
}
