import type { Core } from '@strapi/strapi';
import { inTransaction, Refusal } from '../../../booking/server/port';
import type { Headers, Hint, OnlineProvider } from '../domain/provider';
import type { Payment } from '../payment';
import { findByReference, findPayment } from '../persistence/payments';
import { askAfter } from '../persistence/progress';
import { insertReceipt } from '../persistence/receipts';
import { hastenRefunds } from '../persistence/refunds';
import { reasonOf } from './call';
import type { Parts } from './give-back';

/**
 * Takes what a provider sends. A webhook only says whom to ask about: the clock asks the provider, at once. Forged ones are
 * refused; one that has come before, comes out of order or names no payment of ours changes nothing.
 * @param nudge called when there is something to ask
 */
export function createWebhooks(strapi: Core.Strapi, { providers }: Parts, nudge: () => void) {
  async function paymentOf(provider: string, { paymentId, reference }: Hint): Promise<Payment | undefined> {
    const db = strapi.db.connection;
    const found = paymentId ? await findPayment(db, paymentId) : undefined;
    const payment = found ?? (reference ? await findByReference(db, provider, reference) : undefined);
    return payment?.provider === provider ? payment : undefined;
  }

  /** A package knows none of our errors: whatever it cannot read is not taken. */
  function read(provider: OnlineProvider, body: Buffer, headers: Headers): Hint | null {
    try {
      return provider.readWebhook(body, headers);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      strapi.log.warn(`A webhook was refused: ${reasonOf(error)}`);
      throw new Refusal('SIGNATURE_INVALID', 'This was not signed by the provider, or cannot be read.');
    }
  }

  return async (name: string, body: Buffer, headers: Headers): Promise<void> => {
    const provider = providers.online(name);
    if (!provider) throw new Refusal('NOT_FOUND', 'There is nothing at this address.');
    const hint = read(provider, body, headers);
    if (!hint) return;
    const payment = await paymentOf(name, hint);
    const receipt = { provider: name, eventId: hint.eventId, paymentId: payment?.documentId ?? null };
    // Together: an event that is received and then forgotten would be taken for one that has had its effect.
    const fresh = await inTransaction(strapi, async (trx) => {
      if (!(await insertReceipt(trx, receipt)) || !payment) return false;
      await askAfter(trx, [payment.id], false);
      await hastenRefunds(trx, payment.id);
      return true;
    });
    if (fresh) nudge();
  };
}
