import type { Core } from '@strapi/strapi';
import { inTransaction } from '../../../booking/server/port';
import { pauseAfterSilence, pauseOfRefund } from '../domain/pauses';
import type { RefundStanding } from '../domain/provider';
import type { DueRefund } from '../persistence/refunds';
import { postponeRefund, recordRefund } from '../persistence/refunds';
import { forProvider, reasonOf, refundForProvider, within } from './call';
import type { Parts } from './give-back';

/** Makes promised refunds at their providers, outside of any transaction. */
export function createRefunder(strapi: Core.Strapi, { engine, providers }: Parts) {
  async function record({ refund, payment }: DueRefund, standing: RefundStanding): Promise<void> {
    const { state, reference, reason } = standing;
    if (state === 'pending') {
      const pause = pauseOfRefund(refund.attempts);
      return postponeRefund(strapi.db.connection, refund, { reference, error: reason, pause });
    }
    const [booking] = payment.bookingId === null ? [] : await engine.findByIds([payment.bookingId]);
    await inTransaction(strapi, async (trx) => {
      const recorded = await recordRefund(trx, refund, { status: state, reference, reason });
      if (!recorded || !booking) return;
      const { amount, currency, why, provider } = refund;
      const kind = state === 'succeeded' ? 'refunded' : 'refund_failed';
      await engine.notify(trx, [{ booking, kind, details: { amount, currency, why, provider } }]);
    });
  }

  return {
    async execute(due: DueRefund): Promise<void> {
      const { refund, payment } = due;
      const provider = providers.online(payment.provider);
      if (!provider) return;
      try {
        await record(due, await within(provider.refund(forProvider(payment), refundForProvider(refund))));
      } catch (error) {
        const reason = reasonOf(error);
        strapi.log.warn(`Refund ${refund.documentId} (${payment.provider}): ${reason}`);
        await postponeRefund(strapi.db.connection, refund, {
          error: reason,
          pause: pauseAfterSilence(refund.attempts),
        });
      }
    },
  };
}

export type Refunder = ReturnType<typeof createRefunder>;
