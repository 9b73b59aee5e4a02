import type { Booking, Payment, PaymentStatus } from '../api/types';
import type { RequestContext } from '../request-context';
import { methodName } from './payment-method';
import { isDesk } from './payment-state';

type Tone = 'yes' | 'wait' | 'no' | '';

export interface PaymentLine {
  method: string;
  at: string;
  instant: string;
  amount: string;
  status: string;
  tone: Tone;
  refunded: string | null;
}

const tones: Record<PaymentStatus, Tone> = {
  pending: 'wait',
  succeeded: 'yes',
  failed: 'no',
  cancelled: '',
  refunded: '',
  partly_refunded: 'yes',
};

export function lineView(context: RequestContext, { venue }: Booking, payment: Payment): PaymentLine {
  const { t, format } = context;
  const { status, createdAt } = payment;
  const zone = venue?.timeZone ?? 'UTC';
  const isPromise = status === 'pending' && isDesk(payment);
  return {
    method: methodName(context, payment.provider),
    at: t('payment.line.at', { day: format.day(createdAt, zone), time: format.time(createdAt, zone) }),
    instant: createdAt,
    amount: format.money(payment.amount),
    status: isPromise ? t('payment.line.atDesk') : t(`payment.line.status.${status}`),
    tone: isPromise ? '' : tones[status],
    refunded: givenBackWords(context, payment),
  };
}

/** All of it is said by the status. */
function givenBackWords({ t, format }: RequestContext, { status, refunded, refundPending }: Payment): string | null {
  if (refundPending.amount > 0) return t('payment.standing.refunding', { amount: format.money(refundPending) });
  return status === 'partly_refunded' ? t('payment.line.refunded', { amount: format.money(refunded) }) : null;
}
