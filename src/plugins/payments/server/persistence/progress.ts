import type { Knex } from 'knex';
import { CLOCK, type Writer } from '../../../booking/server/port';
import { LEASE } from '../domain/pauses';
import type { Payment } from '../payment';
import { PAYMENT_COLUMNS, toPayment } from './payments';

/** What happens to a payment's row. Whatever is known of it, money that has come in is never forgotten by any of these. */

type Db = Knex | Knex.Transaction;

export interface Claimed {
  readonly payment: Payment;
  /** It is not waited for any more. */
  readonly over: boolean;
}

/**
 * Takes payments that are due to be looked after, the longest due first, in one short transaction. Processes skip what
 * another one is taking; what is taken comes back by itself when the lease is over and nothing was recorded.
 * @param providers those that this process can ask
 */
export async function claimDuePayments(db: Knex, providers: readonly string[], limit: number): Promise<Claimed[]> {
  const { rows } = await db.raw(
    `UPDATE payments p
     SET looks = p.looks + 1, next_look_at = ${CLOCK} + make_interval(secs => ?), updated_at = ${CLOCK}
     FROM (SELECT id FROM payments WHERE next_look_at <= ${CLOCK} AND provider = ANY(?)
           ORDER BY next_look_at LIMIT ? FOR UPDATE SKIP LOCKED) due
     WHERE p.id = due.id
     RETURNING ${PAYMENT_COLUMNS}, p.cancel_at <= ${CLOCK} AS over`,
    [LEASE, providers, limit],
  );
  return rows.map(({ over, ...row }: Parameters<typeof toPayment>[0] & { over: boolean }) => ({
    payment: toPayment(row),
    over,
  }));
}

/** The provider has answered to its beginning. False when the payment has come to an end meanwhile. */
export async function recordStarted(
  db: Db,
  { id }: Payment,
  { reference, redirectUrl, lookIn }: { reference: string; redirectUrl: string; lookIn: number },
): Promise<boolean> {
  const { rows } = await db.raw(
    `UPDATE payments SET reference = ?, redirect_url = ?, last_error = NULL, updated_at = ${CLOCK},
       next_look_at = CASE WHEN payment_status = 'pending' AND cancel_at > ${CLOCK}
         THEN least(${CLOCK} + make_interval(secs => ?), cancel_at) ELSE next_look_at END
     WHERE id = ? RETURNING payment_status = 'pending' AS open`,
    [reference, redirectUrl, lookIn, id],
  );
  return rows[0]?.open === true;
}

interface Seen {
  readonly reference?: string;
  readonly redirectUrl?: string;
  readonly error?: string;
  /** Seconds until the next look; sooner when its time is up. */
  readonly pause: number;
}

/**
 * It is still open, or there was no answer. Only its time of the next look is a matter of who looked last: somebody may
 * have asked for one while this one was under way.
 */
export async function recordOpen(db: Db, { id, looks }: Payment, { reference, redirectUrl, error, pause }: Seen) {
  await db.raw(
    `UPDATE payments SET reference = coalesce(reference, ?), redirect_url = coalesce(redirect_url, ?), last_error = ?,
       updated_at = ${CLOCK},
       next_look_at = CASE
         WHEN looks <> ? THEN next_look_at
         WHEN payment_status <> 'pending' AND ?::text IS NULL THEN NULL
         WHEN cancel_at > ${CLOCK} THEN least(${CLOCK} + make_interval(secs => ?), cancel_at)
         ELSE ${CLOCK} + make_interval(secs => ?) END
     WHERE id = ? AND paid_at IS NULL`,
    [
      reference ?? null,
      redirectUrl ?? null,
      error ?? null,
      looks,
      error ?? null,
      pause,
      pause,
      id,
    ] as Knex.RawBinding[],
  );
}

/**
 * Nothing will come in on it. Whoever has asked for another look meanwhile gets it.
 * @returns false when that was known already, or something has come in
 */
export async function recordEnd(
  db: Db,
  { id, looks }: Payment,
  status: 'failed' | 'cancelled',
  reason: string | null,
): Promise<boolean> {
  const { rows } = await db.raw(
    `UPDATE payments p SET payment_status = CASE WHEN before.open THEN :status ELSE p.payment_status END,
       ended_at = coalesce(p.ended_at, ${CLOCK}), updated_at = ${CLOCK},
       last_error = CASE WHEN before.open THEN :reason ELSE p.last_error END,
       next_look_at = CASE WHEN p.looks = :looks THEN NULL ELSE p.next_look_at END
     FROM (SELECT id, payment_status = 'pending' AS open FROM payments WHERE id = :id FOR NO KEY UPDATE) before
     WHERE p.id = before.id AND p.paid_at IS NULL RETURNING before.open`,
    { status, reason, looks, id } as unknown as Knex.ValueDict,
  );
  return rows[0]?.open === true;
}

/** The money is there. The row is locked, and nothing had come in on it. */
export async function recordReceived(
  trx: Knex.Transaction,
  { id }: Payment,
  { received, reference, takenBy }: { received: number; reference?: string; takenBy?: string },
): Promise<void> {
  await trx.raw(
    `UPDATE payments SET payment_status = 'succeeded', received = ?, reference = coalesce(reference, ?), taken_by = ?,
       paid_at = ${CLOCK}, ended_at = NULL, next_look_at = NULL, last_error = NULL, updated_at = ${CLOCK} WHERE id = ?`,
    [received, reference ?? null, takenBy ?? null, id] as Knex.RawBinding[],
  );
}

/** Somebody is to look after it at once; `over`: and to end it. */
export async function askAfter(db: Writer, ids: readonly number[], over: boolean): Promise<void> {
  await db.raw(
    `UPDATE payments SET looks = looks + 1, next_look_at = ${CLOCK},
       cancel_at = CASE WHEN ? THEN least(cancel_at, ${CLOCK}) ELSE cancel_at END
     WHERE id = ANY(?) AND paid_at IS NULL`,
    [over, ids],
  );
}

/** A promise to pay at the desk follows what is due; with nothing due it is over. */
export async function amendPromise(db: Writer, id: number, due: number): Promise<void> {
  await db.raw(
    due > 0
      ? `UPDATE payments SET amount = ?, updated_at = ${CLOCK} WHERE id = ? AND payment_status = 'pending'`
      : `UPDATE payments SET payment_status = 'cancelled', ended_at = ${CLOCK}, updated_at = ${CLOCK}
         WHERE id = ? AND payment_status = 'pending'`,
    due > 0 ? [due, id] : [id],
  );
}

/** What the booking's end leaves with the venue, and by which rule. */
export async function recordKept(db: Writer, id: number, kept: number, reason: string): Promise<void> {
  await db.raw(`UPDATE payments SET kept = kept + ?, kept_reason = ?, updated_at = ${CLOCK} WHERE id = ?`, [
    kept,
    reason,
    id,
  ]);
}

/** The database's clock, read in a transaction of somebody else. */
export async function clockOf(writer: Writer): Promise<Date> {
  const { rows } = (await writer.raw(`SELECT ${CLOCK} AS now`, [])) as { rows: { now: Date }[] };
  return (rows[0] as { now: Date }).now;
}
