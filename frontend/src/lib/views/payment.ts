import type { Booking, Payment, PaymentSummary } from '../api/types';
import type { RequestContext } from '../request-context';
import { pathTo } from '../routes';
import { lineView, type PaymentLine } from './payment-line';
import { methodName, type PayChoice, payChoice } from './payment-method';
import { newestFirst, openPayment, providerPage } from './payment-state';
import { type PolicyView, policyView } from './refund-policy';

/** A payment whose fate is not known yet. */
export interface OpenPayment {
  text: string;
  /** The customer has come back from the provider's page. */
  isAwaited: boolean;
  resume: string | null;
  id: string;
  /** Not once the places are no longer held: then it is cancelled without being asked. */
  mayBeCancelled: boolean;
}

export interface PaymentView {
  action: string;
  due: string | null;
  /** What may be paid although the places are confirmed: all of it, or the difference after a change. */
  rest: { heading: string; text: string; isPromised: boolean } | null;
  choices: PayChoice[];
  open: OpenPayment | null;
  policy: PolicyView | null;
  lines: PaymentLine[];
}

export function paymentView(
  context: RequestContext,
  booking: Booking,
  summary: PaymentSummary,
  hasReturned: boolean,
): PaymentView {
  const { format, language } = context;
  const { code } = booking;
  const open = openPayment(summary);
  // A page that never answered is tried again by paying again: the same payment goes on, or gives way to another.
  const isWaitedFor = open !== null && (hasReturned || providerPage(open.redirectUrl) !== null);
  const isDue = summary.due.amount > 0;
  const rest = isDue && booking.status === 'confirmed' ? restView(context, booking, summary) : null;
  const isLive = booking.status === 'held' || booking.status === 'confirmed';
  return {
    action: pathTo(language, 'bookingPay', { code }),
    due: isDue ? format.money(summary.due) : null,
    rest,
    choices: isWaitedFor ? [] : choices(context, booking, summary, !rest?.isPromised),
    open: open && openView(context, booking, open, hasReturned),
    policy: isLive && summary.price.amount ? policyView(context, booking, summary.refundPolicy) : null,
    lines: newestFirst(summary.payments).map((payment) => lineView(context, booking, payment)),
  };
}

function restView({ t, format }: RequestContext, { payAtVenue }: Booking, { paid, refunded, due }: PaymentSummary) {
  const isPromised = payAtVenue && paid.amount === refunded.amount;
  if (isPromised) return { heading: t('payment.now.heading'), text: t('payment.now.text'), isPromised };
  return {
    heading: t('payment.now.restHeading', { amount: format.money(due) }),
    text: t(payAtVenue ? 'payment.now.restText' : 'payment.now.restTextOnline'),
    isPromised,
  };
}

/** The desk comes last; who has promised to pay there already is not asked again. */
function choices(
  context: RequestContext,
  booking: Booking,
  { methods, due }: PaymentSummary,
  isMainAction: boolean,
): PayChoice[] {
  const online = methods.filter((provider) => provider !== 'desk');
  const isOffered = booking.status === 'held' && methods.includes('desk');
  const offered = isOffered ? [...online, 'desk'] : online;
  return offered.map((provider, index) => payChoice(context, provider, due, isMainAction && index === 0));
}

function openView(
  context: RequestContext,
  { code, status }: Booking,
  payment: Payment,
  isAwaited: boolean,
): OpenPayment {
  const { t, format, language } = context;
  return {
    text: t('payment.open.text', {
      amount: format.money(payment.amount),
      method: methodName(context, payment.provider),
    }),
    isAwaited,
    resume: providerPage(payment.redirectUrl) && pathTo(language, 'bookingPay', { code }),
    id: payment.id,
    mayBeCancelled: status !== 'expired',
  };
}
