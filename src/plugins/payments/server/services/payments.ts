import type { Core } from '@strapi/strapi';
import { type Booking, bookingPort, Refusal } from '../../../booking/server/port';
import { mayBecome } from '../domain/status';
import type { Payment, Refund } from '../payment';
import { findOpenElsewhere, findPayment, paymentsOf } from '../persistence/payments';
import { askAfter } from '../persistence/progress';
import { findRefund, refundsOf } from '../persistence/refunds';
import { auditMoney } from './audit';
import { createStaffRefunds } from './by-staff';
import { type Clock, startClock } from './clock';
import { createInquiry } from './conclude';
import { createDesk } from './desk';
import type { Parts } from './give-back';
import { createListener } from './listener';
import { type Overview, overviewOf } from './overview';
import { createRefunder } from './refunder';
import { createProviders, type ProviderSettings } from './registry';
import { createStart } from './start';
import { createWebhooks } from './webhooks';

export interface Settings {
  readonly siteUrl: string;
  readonly publicUrl: string;
  readonly providers: ProviderSettings;
}

/** Everything that the plugin does, assembled once per process. */
export function createPayments({ strapi }: { strapi: Core.Strapi }) {
  const { siteUrl, publicUrl, providers: chosen } = strapi.config.get<Settings>('plugin::payments');
  const providers = createProviders(chosen, { publicUrl, production: process.env.NODE_ENV === 'production' });
  const parts: Parts = { engine: bookingPort(strapi), providers };
  const { engine } = parts;
  const inquiry = createInquiry(strapi, parts);
  const db = () => strapi.db.connection;
  let clock: Clock | null = null;
  // Before the boot is over there is nobody to tell.
  const nudge = (): void => clock?.nudge();

  /** The payment of this booking by its documentId. */
  async function ownPayment(booking: Booking, documentId: string): Promise<Payment> {
    const payment = await findPayment(db(), documentId);
    if (payment?.bookingId === booking.id) return payment;
    throw new Refusal('NOT_FOUND', 'There is no such payment.');
  }

  return {
    providers,
    start: createStart(strapi, parts, inquiry, siteUrl),
    receiveWebhook: createWebhooks(strapi, parts, nudge),
    listener: createListener(parts, nudge),
    ...createDesk(strapi, parts),
    ...createStaffRefunds(strapi, parts, nudge),
    inquire: inquiry.inquire,

    /**
     * The customer has given up: the provider is told, and asked whether it is not too late for that.
     * @throws Refusal NOT_FOUND, TRANSITION_NOT_ALLOWED for a promise to pay at the venue: the booking itself is cancelled
     */
    async cancel(booking: Booking, documentId: string): Promise<Payment> {
      const payment = await ownPayment(booking, documentId);
      if (!mayBecome('cancel', payment.status)) return payment;
      if (providers.isDesk(payment.provider))
        throw new Refusal('TRANSITION_NOT_ALLOWED', 'Cancel the booking itself: it is not paid for in advance.');
      await askAfter(db(), [payment.id], true);
      await inquiry.inquire(await ownPayment(booking, documentId), true);
      return ownPayment(booking, documentId);
    },

    /** All that the booking's page says about money; undefined when its trade is switched off. */
    async overview(booking: Booking): Promise<Overview | undefined> {
      const description = (await engine.present.describe([booking])).get(booking.id);
      const payments = await paymentsOf(db(), [booking.id]);
      return description && overviewOf(booking, description, payments, providers, await engine.present.now());
    },

    /** Every payment of these bookings and every refund of those, for the panel. */
    async of(bookingIds: readonly number[]): Promise<{ payments: Payment[]; refunds: Refund[] }> {
      const payments = await paymentsOf(db(), bookingIds);
      const ids = payments.map(({ id }) => id);
      return { payments, refunds: await refundsOf(db(), ids) };
    },

    findPayment: (documentId: string): Promise<Payment | undefined> => findPayment(db(), documentId),
    findRefund: (documentId: string) => findRefund(db(), documentId),

    /** For `npm run check:money`. */
    audit: () => auditMoney(db()),

    /** Begins to look after what is open, in every process. */
    async startClock(): Promise<void> {
      const left = await findOpenElsewhere(db(), [...providers.names('online'), ...providers.names('desk')]);
      for (const { provider, count } of left) {
        strapi.log.warn(`${count} payments or refunds wait for the provider "${provider}", which is not switched on`);
      }
      clock = startClock(strapi, parts, inquiry, createRefunder(strapi, parts));
    },

    async stopClock(): Promise<void> {
      await clock?.stop();
      clock = null;
    },
  };
}

export type PaymentsService = ReturnType<typeof createPayments>;

export const paymentsService = (strapi: Core.Strapi): PaymentsService => strapi.plugin('payments').service('payments');
