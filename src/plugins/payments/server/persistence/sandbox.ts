import type { Knex } from 'knex';
import { CLOCK } from '../../../booking/server/port';
import { newDocumentId } from './payments';

/**
 * The books of the sandbox's bank: its sessions, and what came in and went out. Kept apart from payments, so that a check
 * has somebody else's word to hold them against.
 */

export interface Session {
  readonly reference: string;
  readonly paymentId: string;
  readonly state: 'open' | 'paid' | 'failed' | 'cancelled';
  readonly amount: number;
  readonly currency: string;
  readonly bookingCode: string;
  readonly title: string;
  readonly language: string;
  readonly returnUrl: string;
  readonly expiresAt: Date;
  /** What has come in by now: money on its way is not there yet. */
  readonly arrived: number;
}

export type NewSession = Omit<Session, 'reference' | 'state' | 'arrived'>;

const SESSION = `s.reference, s.payment_id AS "paymentId", s.session_state AS state, s.amount, s.currency,
  s.booking_code AS "bookingCode", s.title, s.language, s.return_url AS "returnUrl", s.expires_at AS "expiresAt",
  (SELECT coalesce(sum(m.amount), 0)::int FROM payment_sandbox_movements m
   WHERE m.reference = s.reference AND m.kind = 'in' AND m.at <= ${CLOCK}) AS arrived`;

const DOCUMENT = ['document_id', 'created_at', 'updated_at', 'published_at'].join(', ');

/** Opens a session, or finds the one that this payment has. One that was cancelled before it was opened stays cancelled. */
export async function openSession(db: Knex, session: NewSession, state: 'open' | 'cancelled'): Promise<Session> {
  const { paymentId, amount, currency, bookingCode, title, language, returnUrl, expiresAt } = session;
  await db.raw(
    `INSERT INTO payment_sandbox_sessions AS s (reference, payment_id, session_state, amount, currency, booking_code, title,
       language, return_url, expires_at, ${DOCUMENT})
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ${CLOCK}, ${CLOCK}, ${CLOCK})
     ON CONFLICT (payment_id) DO UPDATE SET updated_at = ${CLOCK}, session_state =
       CASE WHEN s.session_state = 'open' THEN excluded.session_state ELSE s.session_state END`,
    [
      newDocumentId('sbx_'),
      paymentId,
      state,
      amount,
      currency,
      bookingCode,
      title,
      language,
      returnUrl,
      expiresAt,
      newDocumentId('s'),
    ] as Knex.RawBinding[],
  );
  return (await findSession(db, { paymentId })) as Session;
}

export async function findSession(
  db: Knex,
  by: { readonly paymentId: string } | { readonly reference: string },
): Promise<Session | undefined> {
  const [column, value] = 'paymentId' in by ? ['payment_id', by.paymentId] : ['reference', by.reference];
  const { rows } = await db.raw(`SELECT ${SESSION} FROM payment_sandbox_sessions s WHERE s.${column} = ?`, [value]);
  return rows[0];
}

/**
 * Ends a session that is open, once: with money, which arrives at once or after its time is up, or without.
 * @returns false when it was ended before
 */
export async function endSession(
  db: Knex,
  { reference, amount, currency }: Session,
  how: 'paid' | 'late' | 'failed',
): Promise<boolean> {
  const { rowCount } = await db.raw(
    `WITH ended AS (
       UPDATE payment_sandbox_sessions SET session_state = :state, updated_at = ${CLOCK}
       WHERE reference = :reference AND session_state = 'open' RETURNING reference, expires_at),
     moved AS (
       INSERT INTO payment_sandbox_movements (reference, kind, amount, currency, movement_id, at, ${DOCUMENT})
       SELECT reference, 'in', :amount, :currency, 'in_' || reference,
         CASE WHEN :late THEN greatest(expires_at, ${CLOCK}) + interval '5 seconds' ELSE ${CLOCK} END,
         :document, ${CLOCK}, ${CLOCK}, ${CLOCK} FROM ended WHERE :money)
     SELECT 1 FROM ended`,
    {
      state: how === 'failed' ? 'failed' : 'paid',
      reference,
      amount,
      currency,
      late: how === 'late',
      money: how !== 'failed',
      document: newDocumentId('m'),
    } as unknown as Knex.ValueDict,
  );
  return rowCount > 0;
}

/** Sends money back, once for each refund, and never more than came in. False when there is not that much. */
export async function payOut(
  db: Knex,
  reference: string,
  refund: { readonly id: string; readonly amount: number; readonly currency: string },
): Promise<boolean> {
  const movementId = `out_${refund.id}`;
  return db.transaction(async (trx) => {
    await trx.raw('SELECT 1 FROM payment_sandbox_sessions WHERE reference = ? FOR UPDATE', [reference]);
    await trx.raw(
      `INSERT INTO payment_sandbox_movements (reference, kind, amount, currency, movement_id, at, ${DOCUMENT})
       SELECT ?, 'out', ?, ?, ?, ${CLOCK}, ?, ${CLOCK}, ${CLOCK}, ${CLOCK}
       FROM payment_sandbox_movements WHERE reference = ? AND at <= ${CLOCK}
       HAVING sum(CASE kind WHEN 'in' THEN amount ELSE -amount END) >= ?
       ON CONFLICT (movement_id) DO NOTHING`,
      [reference, refund.amount, refund.currency, movementId, newDocumentId('m'), reference, refund.amount],
    );
    const { rows } = await trx.raw('SELECT 1 FROM payment_sandbox_movements WHERE movement_id = ?', [movementId]);
    return rows.length > 0;
  });
}
