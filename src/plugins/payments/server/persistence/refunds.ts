import type { Knex } from 'knex';
import { CLOCK, type Writer } from '../../../booking/server/port';
import { LEASE } from '../domain/pauses';
import type { RefundReason } from '../domain/status';
import type { Payment, Refund } from '../payment';
import { newDocumentId, PAYMENT_COLUMNS, toPayment } from './payments';

type Db = Knex | Knex.Transaction;

const COLUMNS = `r.id, r.document_id AS "documentId", r.payment_id AS "paymentId", r.provider, r.refund_status AS status,
  r.amount, r.currency, r.why, r.reference, coalesce(r.asked_as, r.document_id) AS "askedAs", r.attempts,
  r.last_error AS "lastError", r.done_at AS "doneAt", r.given_by AS "givenBy", r.reason, r.decided_by AS "decidedBy", r.created_at AS "createdAt"`;

export interface NewRefund {
  readonly payment: Payment;
  readonly amount: number;
  readonly why: RefundReason;
  /** Staff give it back by hand: no provider is asked. */
  readonly byHand: boolean;
}

/** Promises money back. The database adds it up on the payment, and refuses what was never received. */
export async function insertRefunds(db: Writer, refunds: readonly NewRefund[]): Promise<void> {
  const rows = refunds.map(({ payment, amount, why, byHand }) => ({
    documentId: newDocumentId('r'),
    paymentId: payment.id,
    bookingCode: payment.bookingCode,
    provider: payment.provider,
    currency: payment.currency,
    amount,
    why,
    byHand,
  }));
  await db.raw(
    `INSERT INTO payment_refunds (document_id, payment_id, booking_code, refund_status, provider, amount, currency, why,
       attempts, next_attempt_at, created_at, updated_at, published_at)
     SELECT "documentId", "paymentId", "bookingCode", 'pending', provider, amount, currency, why,
       0, CASE WHEN "byHand" THEN NULL ELSE ${CLOCK} END, ${CLOCK}, ${CLOCK}, ${CLOCK}
     FROM jsonb_to_recordset(?) AS n("documentId" text, "paymentId" int, "bookingCode" text, provider text, amount int,
       currency text, why text, "byHand" boolean) ORDER BY "paymentId"`,
    [JSON.stringify(rows)],
  );
}

export interface DueRefund {
  /** Its instants are not read here: they come as text. */
  readonly refund: Omit<Refund, 'createdAt' | 'doneAt'>;
  readonly payment: Payment;
}

/** Takes refunds that are due to be made, as `claimDuePayments` takes payments. */
export async function claimDueRefunds(db: Knex, providers: readonly string[], limit: number): Promise<DueRefund[]> {
  const { rows } = await db.raw(
    `WITH claimed AS (
       UPDATE payment_refunds r
       SET attempts = r.attempts + 1, next_attempt_at = ${CLOCK} + make_interval(secs => ?), updated_at = ${CLOCK}
       FROM (SELECT id FROM payment_refunds WHERE next_attempt_at <= ${CLOCK} AND provider = ANY(?)
             ORDER BY next_attempt_at LIMIT ? FOR UPDATE SKIP LOCKED) due
       WHERE r.id = due.id RETURNING ${COLUMNS})
     SELECT row_to_json(claimed)::text AS refund, ${PAYMENT_COLUMNS}
     FROM claimed JOIN payments p ON p.id = claimed."paymentId"`,
    [LEASE, providers, limit],
  );
  return rows.map(({ refund, ...row }: Parameters<typeof toPayment>[0] & { refund: string }) => ({
    refund: JSON.parse(refund),
    payment: toPayment(row),
  }));
}

export async function refundsOf(db: Db, paymentIds: readonly number[]): Promise<Refund[]> {
  const { rows } = await db.raw(`SELECT ${COLUMNS} FROM payment_refunds r WHERE r.payment_id = ANY(?) ORDER BY r.id`, [
    paymentIds,
  ]);
  return rows;
}

export async function findRefund(
  db: Db,
  documentId: string,
): Promise<(Refund & { readonly bookingId: number | null }) | undefined> {
  const { rows } = await db.raw(
    `SELECT ${COLUMNS}, p.booking_id AS "bookingId" FROM payment_refunds r JOIN payments p ON p.id = r.payment_id
     WHERE r.document_id = ?`,
    [documentId],
  );
  return rows[0];
}

interface Done {
  readonly status: 'succeeded' | 'failed';
  readonly reference?: string | null;
  readonly reason?: string | null;
  readonly givenBy?: string;
}

/**
 * How it ended. False when somebody has recorded that already, or it was tried again meanwhile. A failed one may still be
 * given back by hand.
 */
export async function recordRefund(
  trx: Knex.Transaction,
  { id, status: before }: Pick<Refund, 'id' | 'status'>,
  { status, reference = null, reason = null, givenBy }: Done,
): Promise<boolean> {
  const { rowCount } = await trx.raw(
    `UPDATE payment_refunds SET refund_status = ?, reference = coalesce(reference, ?), last_error = ?, given_by = ?,
       next_attempt_at = NULL, updated_at = ${CLOCK}, done_at = CASE WHEN ? = 'succeeded' THEN ${CLOCK} END
     WHERE id = ? AND refund_status = ? AND refund_status <> 'succeeded'`,
    [status, reference, reason, givenBy ?? null, status, id, before] as Knex.RawBinding[],
  );
  return rowCount > 0;
}

/** Nothing final yet: it is under way, or there was no answer. */
export async function postponeRefund(
  db: Db,
  { id, attempts }: Pick<Refund, 'id' | 'attempts'>,
  { reference = null, error = null, pause }: { reference?: string | null; error?: string | null; pause: number },
): Promise<void> {
  await db.raw(
    `UPDATE payment_refunds SET reference = coalesce(reference, ?), last_error = ?, updated_at = ${CLOCK},
       next_attempt_at = CASE WHEN attempts = ? THEN ${CLOCK} + make_interval(secs => ?) ELSE next_attempt_at END
     WHERE id = ? AND refund_status = 'pending'`,
    [reference, error, attempts, pause, id] as Knex.RawBinding[],
  );
}

/** A payment's refunds that are under way are asked about at once. */
export async function hastenRefunds(db: Db, paymentId: number): Promise<void> {
  await db.raw(
    `UPDATE payment_refunds SET attempts = attempts + 1, next_attempt_at = ${CLOCK}
     WHERE payment_id = ? AND refund_status = 'pending' AND reference IS NOT NULL AND next_attempt_at IS NOT NULL`,
    [paymentId],
  );
}
