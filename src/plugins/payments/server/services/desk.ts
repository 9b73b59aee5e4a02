import type { Core } from '@strapi/strapi';
import { type Actor, inTransaction, type LockedBooking, Refusal } from '../../../booking/server/port';
import { balanceOf } from '../domain/balance';
import type { Payment, Refund } from '../payment';
import { findPayment, insertPayment, lockPayments, type NewPayment } from '../persistence/payments';
import { askAfter } from '../persistence/progress';
import { findRefund, recordRefund } from '../persistence/refunds';
import { receive } from './arrival';
import type { Parts } from './give-back';

/** What bookings are paid by that were made at the counter, without any payment. */
const DESK = 'desk';
const TAKES_MONEY = new Set(['held', 'confirmed', 'attended', 'no_show']);

export const labelOf = ({ id, name }: Actor): string =>
  [id, name].filter((part) => part !== undefined).join(' ') || 'staff';

type Facts = Pick<NewPayment, 'title' | 'terms'>;

export interface Desk {
  /**
   * The customer has paid at the desk what is due; a held booking is settled by it.
   * @param expected what the person at the desk was shown, and has taken
   * @throws Refusal PAYMENT_NOT_DUE, NOT_FOUND
   */
  markPaid(bookingId: number, actor: Actor, expected?: number): Promise<Payment>;

  /**
   * The money of this refund has been given back by hand: of a payment at the desk, or of one whose provider could not.
   * @param refundId its documentId
   * @throws Refusal NOT_FOUND, PAYMENT_NOT_DUE when it is done already or a provider is about to
   */
  markRefunded(refundId: string, actor: Actor): Promise<Refund>;
}

/** Money in hand: staff say when it was taken and when it was given back. */
export function createDesk(strapi: Core.Strapi, parts: Parts): Desk {
  const { engine, providers } = parts;

  /** Read before anything is locked. */
  async function factsOf(bookingId: number): Promise<Facts> {
    const [booking] = await engine.findByIds([bookingId]);
    if (!booking) throw new Refusal('NOT_FOUND', 'There is no such booking.');
    const description = (await engine.present.describe([booking])).get(bookingId);
    const { locale, contact } = booking;
    const policy = description?.refundPolicy ?? [];
    return {
      title: description?.title ?? booking.code,
      terms: { policy, refundStep: 1, locale, email: contact.email, returnUrl: '' },
    };
  }

  /** The customer's promise, or one in its place. What is open elsewhere is closed. */
  async function promiseOf({ trx, booking }: LockedBooking, facts: Facts, expected?: number): Promise<Payment> {
    const payments = await lockPayments(trx, [booking.id]);
    const { due } = balanceOf(booking.price, payments);
    if (due.amount === 0 || !TAKES_MONEY.has(booking.status)) throw notDue();
    if (expected !== undefined && expected !== due.amount) throw changed();
    const open = payments.filter(({ status }) => status === 'pending');
    const online = open.filter(({ provider }) => !providers.isDesk(provider));
    await askAfter(
      trx,
      online.map(({ id }) => id),
      true,
    );
    const promise = open.find(({ provider }) => providers.isDesk(provider));
    const { id: bookingId, code: bookingCode, startsAt: expiresAt } = booking;
    const draft = {
      ...facts,
      ...due,
      bookingId,
      bookingCode,
      expiresAt,
      provider: DESK,
      lookIn: null,
      idempotency: null,
    };
    return promise ?? insertPayment(trx, draft);
  }

  return {
    async markPaid(bookingId, actor, expected) {
      const facts = await factsOf(bookingId);
      return engine.locked(bookingId, async (held) => {
        const payment = await promiseOf(held, facts, expected);
        await receive(parts, held, payment.id, { amount: payment.amount, takenBy: labelOf(actor) }, actor);
        return (await findPayment(held.trx, payment.documentId)) ?? payment;
      });
    },

    async markRefunded(refundId, actor) {
      const refund = await findRefund(strapi.db.connection, refundId);
      if (!refund) throw new Refusal('NOT_FOUND', 'There is no such refund.');
      if (refund.status !== 'failed' && !providers.isDesk(refund.provider)) throw notByHand();
      const [booking] = refund.bookingId === null ? [] : await engine.findByIds([refund.bookingId]);
      await inTransaction(strapi, async (trx) => {
        const done = await recordRefund(trx, refund, { status: 'succeeded', givenBy: labelOf(actor) });
        if (!done) throw notByHand();
        const { amount, currency, why, provider } = refund;
        const details = { amount, currency, why, provider };
        if (booking) await engine.notify(trx, [{ booking, kind: 'refunded', details }]);
      });
      return (await findRefund(strapi.db.connection, refundId)) ?? refund;
    },
  };
}

const notDue = (): Refusal => new Refusal('PAYMENT_NOT_DUE', 'There is nothing to pay for this booking.');

const changed = (): Refusal => new Refusal('PAYMENT_NOT_DUE', 'What is due has changed meanwhile: look again.');

const notByHand = (): Refusal => new Refusal('PAYMENT_NOT_DUE', 'This refund is not to be made by hand.');
