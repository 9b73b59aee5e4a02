import type { Booking, Money, PaymentSummary } from '../api/types';
import type { RequestContext } from '../request-context';
import { type Notice, notices } from './booking-access';
import { isDesk, newestFirst, openPayment } from './payment-state';

export interface BookingWords {
  heading: string;
  text: string;
}

export interface NoticeView {
  text: string;
  tone: 'yes' | 'wait' | 'no';
}

/** What brought the visitor to the page, as its address says it. */
export interface Arrival {
  notice: Notice | null;
  /** From the provider's page, whatever happened there. */
  fromPayment: boolean;
}

export function readArrival(params: URLSearchParams): Arrival {
  return {
    notice: notices.find((known) => known === params.get('notice')) ?? null,
    fromPayment: params.get('from') === 'payment',
  };
}

/** The heading of a booking's page, and the sentence below it. */
export function bookingWords(
  { t, format }: RequestContext,
  { status }: Booking,
  summary: PaymentSummary | null,
  { fromPayment }: Pick<Arrival, 'fromPayment'>,
): BookingWords {
  const plain = { heading: t(`booking.heading.${status}`), text: t(`booking.text.${status}`) };
  if (!summary) return plain;
  const { paid, due } = summary;
  const isOpen = openPayment(summary) !== null;
  const back = givenBack(summary);
  const amounts = { amount: format.money(back.amount), paid: format.money(paid) };
  const share = back.amount.amount === paid.amount ? amounts.amount : t('payment.words.share', amounts);
  if (status === 'held' && isOpen && fromPayment) {
    return { heading: t('payment.open.waitingHeading'), text: t('payment.open.waitingText') };
  }
  if (status === 'held' && due.amount > 0) {
    return { ...plain, text: t(isOpen ? 'payment.words.heldOpen' : 'payment.words.held') };
  }
  if (status === 'expired' && isOpen) return { ...plain, text: t('payment.words.late') };
  if (paid.amount === 0) return plain;
  if (status === 'expired') {
    return { ...plain, text: t(back.isDone ? 'payment.words.lateRefunded' : 'payment.words.lateRefunding', amounts) };
  }
  if (status !== 'cancelled' && status !== 'refused') return plain;
  if (back.amount.amount === 0) return { ...plain, text: t('payment.words.kept', amounts) };
  return { ...plain, text: t(back.isDone ? 'payment.words.refunded' : 'payment.words.refunding', { share }) };
}

/** All that goes back to the customer, and whether it has arrived there. */
function givenBack({ refunded, refundPending }: PaymentSummary): { amount: Money; isDone: boolean } {
  const amount = refunded.amount + refundPending.amount;
  return { amount: { ...refunded, amount }, isDone: refundPending.amount === 0 };
}

/** Where the money stands, said beside the total; null while nothing of it is settled. */
export function standingOf({ t, format }: RequestContext, { status }: Booking, summary: PaymentSummary): string | null {
  const { paid, due } = summary;
  const back = givenBack(summary);
  if (status === 'confirmed' && due.amount > 0) {
    const isPromised = paid.amount === back.amount.amount;
    return isPromised ? t('payment.standing.atStation') : t('payment.standing.rest', { amount: format.money(due) });
  }
  const amount = format.money(back.amount);
  if (back.amount.amount > 0) {
    return back.isDone ? t('payment.standing.refunded', { amount }) : t('payment.standing.refunding', { amount });
  }
  return paid.amount > 0 && due.amount === 0 ? t('payment.standing.paid') : null;
}

/** What the page tells first: what was just asked for could not be done, or how the last payment ended. */
export function noticeView(
  { t, format }: RequestContext,
  { status }: Booking,
  summary: PaymentSummary | null,
  { notice, fromPayment }: Arrival,
): NoticeView | null {
  if (notice === 'hold_expired' && status === 'expired') return null;
  if (notice) return { text: t(`booking.notice.${notice}`), tone: notice === 'moved' ? 'yes' : 'wait' };
  if (!summary) return null;
  const last = newestFirst(summary.payments).find((payment) => !isDesk(payment));
  const canPay = status === 'held' || status === 'confirmed';
  if (!last || !canPay) return null;
  const amount = format.money(last.amount);
  if (last.status === 'failed' && summary.due.amount > 0) {
    return { text: t('payment.notice.failed', { amount }), tone: 'no' };
  }
  if (!fromPayment) return null;
  if (last.status === 'succeeded') return { text: t('payment.notice.received', { amount }), tone: 'yes' };
  if (last.status === 'cancelled') return { text: t('booking.notice.payment_cancelled'), tone: 'wait' };
  return null;
}
