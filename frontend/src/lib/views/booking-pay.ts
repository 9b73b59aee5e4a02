import { randomUUID } from 'node:crypto';
import { ApiUnavailable } from '../api/errors';
import { typed } from '../forms/errors';
import type { RequestContext } from '../request-context';
import { pathTo } from '../routes';
import { findPayments, isCode, noticeFor, withBooking } from './booking-access';
import { type Outcome, page, redirect } from './outcome';
import { methodName } from './payment-method';
import { openPayment, providerPage } from './payment-state';

export interface OnTheWayView {
  /** The provider's page. */
  to: string;
  text: string;
  back: string;
}

const keyPattern = /^[\x21-\x7e]{1,200}$/;

/** Begins a payment or cancels one, as the form asks, and says where to go on. */
export function payBooking(context: RequestContext, code: string, form: FormData) {
  const cancelled = typed(form, 'cancel');
  return isCode(cancelled) ? cancelPayment(context, code, cancelled) : startPayment(context, code, form);
}

/** Money that was on its way already is not stopped: then the page says how the payment stands. */
async function cancelPayment(context: RequestContext, code: string, payment: string) {
  const { api, language } = context;
  try {
    const ended = await withBooking(context, code, (key) => api.cancelPayment(key, payment));
    const tells = ended?.status === 'cancelled' ? { notice: 'payment_cancelled' } : { from: 'payment' };
    return redirect(pathTo(language, 'booking', { code }, tells));
  } catch (error) {
    return redirect(pathTo(language, 'booking', { code }, { notice: noticeFor(error) }));
  }
}

async function startPayment(context: RequestContext, code: string, form: FormData) {
  const { api, language } = context;
  const provider = typed(form, 'provider');
  const sent = typed(form, 'key');
  const key = keyPattern.test(sent) ? sent : randomUUID();
  const booking = pathTo(language, 'booking', { code });
  if (!isCode(provider)) return redirect(booking);
  try {
    const payment = await withBooking(context, code, (opened) => api.pay(opened, provider, key));
    return redirect(providerPage(payment?.redirectUrl ?? null) ? pathTo(language, 'bookingPay', { code }) : booking);
  } catch (error) {
    const notice = error instanceof ApiUnavailable ? 'payment_away' : noticeFor(error);
    return redirect(pathTo(language, 'booking', { code }, { notice }));
  }
}

/**
 * The page between ours and the provider's. A form that was answered with a redirect to another site is refused by
 * `form-action 'self'`; from a page of our own any browser may go on, and no list of providers' addresses is needed.
 */
export async function onTheWay(context: RequestContext, code: string): Promise<Outcome<OnTheWayView>> {
  const { t, language } = context;
  const back = pathTo(language, 'booking', { code });
  const summary = await findPayments(context, code);
  const open = summary && openPayment(summary);
  const to = open && providerPage(open.redirectUrl);
  if (!to) return redirect(back);
  return page({ to, text: t('payment.onTheWay.text', { method: methodName(context, open.provider) }), back });
}
