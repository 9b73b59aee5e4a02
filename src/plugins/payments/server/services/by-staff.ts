import type { Core } from '@strapi/strapi';
import { type Actor, inTransaction, Refusal } from '../../../booking/server/port';
import { left } from '../domain/balance';
import { isReceived } from '../domain/status';
import type { Payment } from '../payment';
import { insertStaffRefund, renewRefund } from '../persistence/by-staff';
import { lockPayments } from '../persistence/payments';
import { labelOf } from './desk';
import type { Parts } from './give-back';

export interface Decision {
  readonly amount: number;
  /** What could be given back when they decided: a second click finds less. */
  readonly of: number;
  readonly reason: string;
}

/** What may still go back to the customer, kept by the venue or not. */
export const returnable = (payment: Payment): number => (isReceived(payment.status) ? left(payment) + payment.kept : 0);

/** What staff decide about money that came in by any way. */
export function createStaffRefunds(strapi: Core.Strapi, { engine, providers }: Parts, nudge: () => void) {
  return {
    /** Nobody but staff can give it back: it is in the till. */
    isByHand: (provider: string): boolean => providers.isDesk(provider),

    /**
     * Gives back a payment or a part of it. The booking stays as it is, and does not owe it again.
     * @throws Refusal PAYMENT_NOT_DUE, INVALID_FIELDS
     */
    async refund({ id, bookingId }: Payment, { amount, of, reason }: Decision, actor: Actor): Promise<void> {
      if (bookingId === null) throw new Refusal('NOT_FOUND', 'There is no such payment.');
      await engine.locked(bookingId, async ({ trx, booking }) => {
        const payment = (await lockPayments(trx, [booking.id])).find((own) => own.id === id);
        if (!payment || returnable(payment) !== of) throw changed();
        if (amount > of || (amount % payment.step !== 0 && amount !== of)) throw noSuchAmount();
        const fromKept = Math.max(0, amount - left(payment));
        const byHand = providers.isDesk(payment.provider);
        await insertStaffRefund(trx, payment, { amount, reason, decidedBy: labelOf(actor), fromKept, byHand });
        const { currency, provider } = payment;
        await engine.notify(trx, [
          { booking, kind: 'refund_started', details: { amount, currency, why: 'staff', provider } },
        ]);
      });
      nudge();
    },

    /** @throws Refusal PAYMENT_NOT_DUE when it has not failed, or was asked for again already */
    async retryRefund(documentId: string): Promise<void> {
      const renewed = await inTransaction(strapi, (trx) => renewRefund(trx, documentId));
      if (!renewed) throw new Refusal('PAYMENT_NOT_DUE', 'This refund has not failed.');
      nudge();
    },
  };
}

const changed = (): Refusal => new Refusal('PAYMENT_NOT_DUE', 'What is due has changed meanwhile: look again.');

const noSuchAmount = (): Refusal =>
  new Refusal('INVALID_FIELDS', 'This amount cannot be given back.', {
    errors: [{ path: ['amount'], code: 'too_large', message: 'This amount cannot be given back.' }],
  });
