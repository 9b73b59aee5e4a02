import type { PaymentSummary } from '../api/types';
import { typed } from '../forms/errors';
import type { RequestContext } from '../request-context';
import { pathTo } from '../routes';
import { act, findBooking, findPayments } from './booking-access';
import { type Outcome, page, redirect } from './outcome';
import { tableOf } from './table-ticket';
import { type TicketView, ticketView } from './ticket';

export interface CancelView {
  ticket: TicketView;
  text: string;
  keep: string;
  action: string;
  back: string;
  refund: string | null;
  /** The minor units that are shown: what is confirmed is what was read. */
  shown: number;
  hasChanged: boolean;
}

/** What cancelling gives back, before it is confirmed. */
export async function cancelPage(
  context: RequestContext,
  code: string,
  hasChanged: boolean,
): Promise<Outcome<CancelView>> {
  const { language, t } = context;
  const back = pathTo(language, 'booking', { code });
  const [booking, summary] = await Promise.all([findBooking(context, code), findPayments(context, code)]);
  if (!booking?.allowed.includes('cancel')) return redirect(back);
  const isTable = tableOf(booking) !== null;
  return page({
    ticket: ticketView(context, booking, summary),
    text: t(isTable ? 'tables.cancelPage.text' : 'booking.cancelPage.text'),
    keep: t(isTable ? 'tables.cancelPage.back' : 'booking.cancelPage.back'),
    action: pathTo(language, 'bookingCancel', { code }),
    back,
    refund: isTable ? null : summary && refundWords(context, summary),
    shown: refundedNow(summary),
    hasChanged,
  });
}

/** Cancels, unless what comes back has changed since it was read: then it is shown again. */
export async function cancelBooking(context: RequestContext, code: string, form: FormData) {
  const summary = await findPayments(context, code);
  if (summary && typed(form, 'refund') !== String(refundedNow(summary))) {
    return redirect(pathTo(context.language, 'bookingCancel', { code }, { changed: 1 }));
  }
  return act(context, code, context.api.cancel);
}

function refundedNow(summary: PaymentSummary | null): number {
  return summary?.refundNow?.amount ?? 0;
}

export function refundWords({ t, format }: RequestContext, summary: PaymentSummary): string | null {
  const kept = {
    ...summary.paid,
    amount: summary.paid.amount - summary.refunded.amount - summary.refundPending.amount,
  };
  const back = refundedNow(summary);
  const amount = format.money({ ...kept, amount: back });
  const paid = format.money(kept);
  if (kept.amount === 0) return summary.price.amount ? t('payment.cancel.free') : null;
  if (back === 0) return t('payment.cancel.nothing', { paid });
  return back === kept.amount ? t('payment.cancel.refund', { amount }) : t('payment.cancel.part', { amount, paid });
}
