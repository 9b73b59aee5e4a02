import type { Knex } from 'knex';
import { CLOCK } from '../../../booking/server/port';
import type { Payment } from '../payment';
import { newDocumentId } from './payments';

/** Refunds that staff decide on. The database adds them up on the payment, as it does with all others. */

interface Decision {
  readonly amount: number;
  readonly reason: string;
  readonly decidedBy: string;
  /** The part of it that the venue had kept until now. */
  readonly fromKept: number;
  /** They give it back by hand: no provider is asked. */
  readonly byHand: boolean;
}

export async function insertStaffRefund(
  trx: Knex.Transaction,
  { id, bookingCode, provider, currency }: Payment,
  { amount, reason, decidedBy, fromKept, byHand }: Decision,
): Promise<void> {
  if (fromKept > 0) {
    await trx.raw(`UPDATE payments SET kept = kept - ?, updated_at = ${CLOCK} WHERE id = ?`, [fromKept, id]);
  }
  await trx.raw(
    `INSERT INTO payment_refunds (document_id, payment_id, booking_code, refund_status, provider, amount, currency, why,
       reason, decided_by, attempts, next_attempt_at, created_at, updated_at, published_at)
     VALUES (?, ?, ?, 'pending', ?, ?, ?, 'staff', ?, ?, 0, CASE WHEN ? THEN NULL ELSE ${CLOCK} END, ${CLOCK}, ${CLOCK},
       ${CLOCK})`,
    [newDocumentId('r'), id, bookingCode, provider, amount, currency, reason, decidedBy, byHand],
  );
}

/**
 * A refund that has failed is asked for once more. By a new name: a provider answers to the old one what it has answered.
 * @returns false when it has not failed, or not any more
 */
export async function renewRefund(trx: Knex.Transaction, documentId: string): Promise<boolean> {
  const { rowCount } = await trx.raw(
    `UPDATE payment_refunds SET asked_as = ?, refund_status = 'pending', reference = NULL, last_error = NULL, attempts = 0,
       next_attempt_at = ${CLOCK}, updated_at = ${CLOCK}
     WHERE document_id = ? AND refund_status = 'failed'`,
    [newDocumentId('r'), documentId],
  );
  return rowCount > 0;
}
