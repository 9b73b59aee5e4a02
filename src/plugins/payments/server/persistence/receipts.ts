import type { Knex } from 'knex';
import { CLOCK } from '../../../booking/server/port';
import { newDocumentId } from './payments';

/** @returns false for an event that has been received before */
export async function insertReceipt(
  db: Knex | Knex.Transaction,
  { provider, eventId, paymentId }: { provider: string; eventId: string; paymentId: string | null },
): Promise<boolean> {
  const { rowCount } = await db.raw(
    `INSERT INTO payment_webhook_receipts (document_id, provider, event_id, payment_id, created_at, updated_at, published_at)
     VALUES (?, ?, ?, ?, ${CLOCK}, ${CLOCK}, ${CLOCK}) ON CONFLICT (provider, event_id) DO NOTHING`,
    [newDocumentId('w'), provider, eventId, paymentId] as Knex.RawBinding[],
  );
  return rowCount > 0;
}
