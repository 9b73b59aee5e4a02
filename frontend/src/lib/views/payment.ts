import { randomUUID } from 'node:crypto';
import type { Booking, Money, Payment, PaymentStatus, PaymentSummary } from '../api/types';
import type { RequestContext } from '../request-context';
import { pathTo } from '../routes';
import { isDesk, newestFirst, openPayment, providerPage } from './payment-state';
import { type PolicyView, policyView } from './refund-policy';

const described = ['stripe', 'sandbox', 'desk'] as const;

type Tone = 'yes' | 'wait' | 'no' | '';

/** One way to pay, as a form with one button. */
export interface PayChoice {
  provider: string;
  button: string;
  hint: string;
  isMain: boolean;
  /** Made when the form is shown, so that sending it twice begins one payment. */
  key: string;
}

/** A payment whose fate is not known yet. */
export interface OpenPayment {
  text: string;
  /** The customer has come back from the provider's page. */
  isAwaited: boolean;
  resume: string | null;
  /** The payment to cancel; null once the places are no longer held: then it is cancelled without being asked. */
  cancel: string | null;
}

export interface PaymentLine {
  method: string;
  at: string;
  instant: string;
  amount: string;
  status: string;
  tone: Tone;
  refunded: string | null;
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

const tones: Record<PaymentStatus, Tone> = {
  pending: 'wait',
  succeeded: 'yes',
  failed: 'no',
  cancelled: '',
  refunded: '',
  partly_refunded: 'yes',
};

/** How a way to pay is called; one that came with a package goes by its own name. */
export function methodName({ t }: RequestContext, provider: string): string {
  return t(`payment.methods.${wordsFor(provider)}.name`, { provider });
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
  const isDue = summary.due.amount > 0;
  const rest = isDue && booking.status === 'confirmed' ? restView(context, booking, summary) : null;
  const isLive = booking.status === 'held' || booking.status === 'confirmed';
  return {
    action: pathTo(language, 'bookingPay', { code }),
    due: isDue ? format.money(summary.due) : null,
    rest,
    choices: open ? [] : choices(context, booking, summary, !rest?.isPromised),
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

function payChoice({ t, format }: RequestContext, provider: string, due: Money, isMain: boolean): PayChoice {
  const words = wordsFor(provider);
  const values = { amount: format.money(due), provider };
  return {
    provider,
    button: t(`payment.methods.${words}.button`, values),
    hint: t(`payment.methods.${words}.hint`, values),
    isMain,
    key: randomUUID(),
  };
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
    cancel: status === 'expired' ? null : payment.id,
  };
}

function lineView(context: RequestContext, { venue }: Booking, payment: Payment): PaymentLine {
  const { t, format } = context;
  const { status, refunded, createdAt } = payment;
  const zone = venue?.timeZone ?? 'UTC';
  const isPromise = status === 'pending' && isDesk(payment);
  return {
    method: methodName(context, payment.provider),
    at: t('payment.line.at', { day: format.day(createdAt, zone), time: format.time(createdAt, zone) }),
    instant: createdAt,
    amount: format.money(payment.amount),
    status: isPromise ? t('payment.line.atDesk') : t(`payment.line.status.${status}`),
    tone: isPromise ? '' : tones[status],
    refunded: refunded.amount > 0 ? t('payment.line.refunded', { amount: format.money(refunded) }) : null,
  };
}

function wordsFor(provider: string): (typeof described)[number] | 'named' {
  return described.find((known) => known === provider) ?? 'named';
}
