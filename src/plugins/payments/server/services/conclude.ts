import type { Core } from '@strapi/strapi';
import { bookingPort } from '../../../booking/server/port';
import { pauseAfterSilence, pauseOfPending } from '../domain/pauses';
import type { OnlineProvider, Standing } from '../domain/provider';
import type { Payment } from '../payment';
import { recordEnd, recordOpen } from '../persistence/progress';
import { receive } from './arrival';
import { forProvider, reasonOf, within } from './call';
import type { Parts } from './give-back';

/** Cancels a payment. One that cannot be cancelled at present may have succeeded all the same, which is not left waiting. */
async function stop(provider: OnlineProvider, payment: Payment): Promise<Standing> {
  try {
    return await within(provider.cancel(forProvider(payment)));
  } catch (error) {
    const standing = await within(provider.look(forProvider(payment)));
    if (standing.state === 'pending') throw error;
    return standing;
  }
}

/** What a provider says of a payment, and what that makes of it here. */
export function createInquiry(strapi: Core.Strapi, parts: Parts) {
  const engine = bookingPort(strapi);
  const db = () => strapi.db.connection;

  async function fail(payment: Payment, reason: string | null): Promise<void> {
    if (payment.bookingId === null) return;
    await engine.locked(payment.bookingId, async ({ trx, booking }) => {
      const failed = await recordEnd(trx, payment, 'failed', reason);
      // Whoever has paid otherwise meanwhile, or has nothing to pay for any more, need not hear of it.
      if (!failed || booking.status !== 'held') return;
      const { amount, currency, provider } = payment;
      await engine.notify(trx, [{ booking, kind: 'payment_failed', details: { amount, currency, provider } }]);
    });
  }

  async function succeed(payment: Payment, { received, reference }: Standing): Promise<void> {
    const { amount, currency } = received ?? payment;
    if (currency !== payment.currency) throw new Error(`${amount} ${currency} came in instead of ${payment.currency}`);
    // Its booking was deleted while nothing was paid: there is nobody left to give it to, and staff must see to it.
    if (payment.bookingId === null) throw new Error(`${amount} ${currency} came in for a booking that was deleted`);
    await engine.locked(payment.bookingId, (held) => receive(parts, held, payment.id, { amount, reference }));
  }

  /** Acts on what is known, in a transaction of its own. */
  async function conclude(payment: Payment, standing: Standing): Promise<void> {
    switch (standing.state) {
      case 'succeeded':
        return succeed(payment, standing);
      case 'failed':
        return fail(payment, standing.reason ?? null);
      case 'cancelled':
        await recordEnd(db(), payment, 'cancelled', null);
        return;
      case 'pending':
        return recordOpen(db(), payment, { ...standing, pause: pauseOfPending(payment.looks) });
    }
  }

  /**
   * Asks the provider, outside of any transaction, how a payment stands, and acts on it. Without an answer it is asked
   * again later.
   * @param over nobody waits for it any more: it is cancelled, unless it has succeeded
   */
  async function inquire(payment: Payment, over: boolean): Promise<void> {
    const provider = parts.providers.online(payment.provider);
    if (!provider) return;
    try {
      await conclude(payment, await (over ? stop(provider, payment) : within(provider.look(forProvider(payment)))));
    } catch (error) {
      const reason = reasonOf(error);
      strapi.log.warn(`Payment ${payment.documentId} (${payment.provider}): ${reason}`);
      await recordOpen(db(), payment, { error: reason, pause: pauseAfterSilence(payment.looks) });
    }
  }

  return { conclude, fail, inquire };
}

export type Inquiry = ReturnType<typeof createInquiry>;
