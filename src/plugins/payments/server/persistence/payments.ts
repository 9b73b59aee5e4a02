import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import { CLOCK, type Writer } from '../../../booking/server/port';
import type { Payment } from '../payment';

type Db = Knex | Knex.Transaction;

export const PAYMENT_COLUMNS = `p.id, p.document_id AS "documentId", p.booking_id AS "bookingId", p.booking_code AS "bookingCode",
  p.provider, p.payment_status AS status, p.amount, p.currency, p.received, p.promised, p.refunded, p.kept,
  p.kept_reason AS "keptReason", p.reference, p.redirect_url AS "redirectUrl", p.title, p.terms,
  p.expires_at AS "expiresAt", p.cancel_at AS "cancelAt", p.looks, p.last_error AS "lastError", p.paid_at AS "paidAt",
  p.taken_by AS "takenBy", p.created_at AS "createdAt",
  (SELECT coalesce(sum(w.amount), 0)::int FROM payment_refunds w WHERE w.payment_id = p.id AND w.why = 'staff') AS waived`;

/** Strapi has `pg` leave JSON as text. */
type Row = Omit<Payment, 'terms' | 'step'> & { readonly terms: string };

export function toPayment({ terms: text, ...row }: Row): Payment {
  const terms: Payment['terms'] = JSON.parse(text);
  return { ...row, terms, step: terms.refundStep };
}

/** The shape of Strapi's own document ids: 24 lower-case letters and digits. */
export const newDocumentId = (letter: string): string => `${letter}${randomBytes(12).toString('hex').slice(0, 23)}`;

export type NewPayment = Pick<
  Payment,
  'bookingId' | 'bookingCode' | 'provider' | 'amount' | 'currency' | 'title' | 'terms' | 'expiresAt'
> & {
  /** Seconds until somebody looks after it who did not begin it; null for money that nobody can be asked about. */
  readonly lookIn: number | null;
  readonly idempotency: { readonly key: string; readonly hash: string } | null;
};

export async function insertPayment(trx: Knex.Transaction, payment: NewPayment): Promise<Payment> {
  const { bookingId, bookingCode, provider, amount, currency, title, terms, expiresAt, idempotency } = payment;
  const { rows } = await trx.raw(
    `INSERT INTO payments AS p (document_id, booking_id, booking_code, provider, payment_status, amount, currency, received,
       promised, refunded, kept, title, terms, expires_at, cancel_at, next_look_at, looks, idempotency_key,
       idempotency_hash, created_at, updated_at, published_at)
     VALUES (?, ?, ?, ?, 'pending', ?, ?, 0, 0, 0, 0, ?, ?, ?, ?, ${CLOCK} + make_interval(secs => ?), 0, ?, ?,
       ${CLOCK}, ${CLOCK}, ${CLOCK})
     RETURNING ${PAYMENT_COLUMNS}`,
    [
      newDocumentId('p'),
      bookingId,
      bookingCode,
      provider,
      amount,
      currency,
      title,
      JSON.stringify(terms),
      expiresAt,
      expiresAt,
      payment.lookIn,
      idempotency?.key ?? null,
      idempotency?.hash ?? null,
    ] as Knex.RawBinding[],
  );
  return toPayment(rows[0]);
}

/** Every payment of these bookings in the order they were begun. */
export async function paymentsOf(db: Db, bookingIds: readonly number[]): Promise<Payment[]> {
  const { rows } = await db.raw(`SELECT ${PAYMENT_COLUMNS} FROM payments p WHERE p.booking_id = ANY(?) ORDER BY p.id`, [
    bookingIds,
  ]);
  return rows.map(toPayment);
}

/** The same, locked in that order. Their bookings have been locked before: that is the lock order. */
export async function lockPayments(writer: Writer, bookingIds: readonly number[]): Promise<Payment[]> {
  const { rows } = (await writer.raw(
    `SELECT ${PAYMENT_COLUMNS} FROM payments p WHERE p.booking_id = ANY(?) ORDER BY p.id FOR NO KEY UPDATE`,
    [bookingIds],
  )) as { rows: Row[] };
  return rows.map(toPayment);
}

export async function findPayment(db: Db, documentId: string): Promise<Payment | undefined> {
  const { rows } = await db.raw(`SELECT ${PAYMENT_COLUMNS} FROM payments p WHERE p.document_id = ?`, [documentId]);
  return rows.map(toPayment)[0];
}

export async function findByReference(db: Db, provider: string, reference: string): Promise<Payment | undefined> {
  const { rows } = await db.raw(`SELECT ${PAYMENT_COLUMNS} FROM payments p WHERE p.provider = ? AND p.reference = ?`, [
    provider,
    reference,
  ]);
  return rows.map(toPayment)[0];
}

export async function findByKey(
  db: Db,
  bookingId: number,
  key: string,
): Promise<{ payment: Payment; hash: string } | undefined> {
  const { rows } = await db.raw(
    `SELECT ${PAYMENT_COLUMNS}, p.idempotency_hash AS hash FROM payments p WHERE p.booking_id = ? AND p.idempotency_key = ?`,
    [bookingId, key],
  );
  return rows.map(({ hash, ...row }: Row & { hash: string }) => ({ payment: toPayment(row), hash }))[0];
}

/** What waits for providers other than these. */
export async function findOpenElsewhere(
  db: Db,
  providers: readonly string[],
): Promise<{ provider: string; count: number }[]> {
  const { rows } = await db.raw(
    `SELECT provider, count(*)::int AS count FROM (
       SELECT provider FROM payments WHERE next_look_at IS NOT NULL
       UNION ALL SELECT provider FROM payment_refunds WHERE next_attempt_at IS NOT NULL) open
     WHERE provider <> ALL(?) GROUP BY provider ORDER BY provider`,
    [providers],
  );
  return rows;
}

/** Whether something came in for this booking that was neither given back nor kept. */
export async function holdsMoney(db: Db, bookingDocumentId: string): Promise<boolean> {
  const { rows } = await db.raw(
    `SELECT EXISTS (SELECT 1 FROM payments p JOIN bookings b ON b.id = p.booking_id
                    WHERE b.document_id = ? AND p.received > p.refunded + p.kept) AS holds`,
    [bookingDocumentId],
  );
  return rows[0].holds;
}
