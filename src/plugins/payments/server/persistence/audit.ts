import type { Knex } from 'knex';
import { CLOCK } from '../../../booking/server/port';
import type { AuditedBooking } from '../domain/audit';

/** Bookings whose money is read at once. */
const PAGE = 1000;

const BOOKINGS = `
  WITH page AS (SELECT DISTINCT booking_code AS code FROM payments WHERE booking_code > :after ORDER BY 1 LIMIT :limit)
  SELECT page.code, b.booking_status AS status, coalesce(b.price_amount, 0) AS price, b.price_currency AS currency,
    (SELECT json_build_object('event', h.event, 'from', h.from_status, 'actor', h.actor)
     FROM booking_history h WHERE h.booking_id = b.id ORDER BY h.id DESC LIMIT 1)::text AS ended,
    (SELECT json_agg(json_build_object(
       'id', p.document_id, 'status', p.payment_status, 'currency', p.currency, 'received', p.received,
       'promised', p.promised, 'refunded', p.refunded, 'kept', p.kept, 'step', p.terms->'refundStep',
       'percents', jsonb_path_query_array(p.terms, '$.policy[*].percent'),
       'refunds', (SELECT coalesce(json_agg(json_build_object('amount', r.amount, 'status', r.refund_status, 'why', r.why)), '[]')
                   FROM payment_refunds r WHERE r.payment_id = p.id)) ORDER BY p.id)
     FROM payments p WHERE p.booking_code = page.code)::text AS payments
  FROM page LEFT JOIN bookings b ON b.code = page.code ORDER BY page.code`;

/** Every booking that anything was ever to be paid for, in portions. */
export async function* auditedBookings(db: Knex): AsyncGenerator<AuditedBooking[]> {
  for (let after = ''; ; ) {
    const { rows } = await db.raw(BOOKINGS, { after, limit: PAGE });
    yield rows.map((row: Record<'ended' | 'payments', string | null>) => ({
      ...row,
      ended: JSON.parse(row.ended ?? 'null'),
      payments: JSON.parse(row.payments ?? '[]'),
    }));
    if (rows.length < PAGE) return;
    after = rows.at(-1).code;
  }
}

/**
 * Where the sandbox's bank says otherwise. What nobody has asked it about yet, and what it has just been told to pay out,
 * is no difference.
 */
export async function findBankFaults(db: Knex): Promise<string[]> {
  const { rows } = await db.raw(
    `WITH bank AS (
       SELECT s.payment_id AS id, s.reference,
         coalesce(sum(m.amount) FILTER (WHERE m.kind = 'in' AND m.at <= ${CLOCK}), 0)::int AS came,
         coalesce(sum(m.amount) FILTER (WHERE m.kind = 'out'), 0)::int AS went
       FROM payment_sandbox_sessions s LEFT JOIN payment_sandbox_movements m ON m.reference = s.reference GROUP BY s.id),
     ours AS (
       SELECT p.document_id AS id, p.received, p.next_look_at,
         coalesce(sum(r.amount) FILTER (WHERE r.refund_status = 'succeeded' AND r.given_by IS NULL), 0)::int AS refunded,
         count(*) FILTER (WHERE r.refund_status = 'pending')::int AS under_way
       FROM payments p LEFT JOIN payment_refunds r ON r.payment_id = p.id WHERE p.provider = 'sandbox' GROUP BY p.id)
     SELECT coalesce(bank.id, ours.id) AS id, came, went, received, refunded FROM bank FULL JOIN ours ON ours.id = bank.id
     WHERE (came IS DISTINCT FROM received AND ours.next_look_at IS NULL AND (coalesce(came, 0) > 0 OR coalesce(received, 0) > 0))
        OR (coalesce(went, 0) <> coalesce(refunded, 0) AND coalesce(under_way, 0) = 0)
     ORDER BY 1`,
  );
  return rows.map(
    ({ id, came, went, received, refunded }: Record<'id' | 'came' | 'went' | 'received' | 'refunded', unknown>) =>
      `payment ${id}: the sandbox's bank took ${came ?? 0} and gave back ${went ?? 0}, here it is ${received ?? 0} and ${refunded ?? 0}`,
  );
}

/** Payments whose fate is still to be found out. */
export async function countOpen(db: Knex): Promise<number> {
  const { rows } = await db.raw('SELECT count(*)::int AS count FROM payments WHERE next_look_at IS NOT NULL');
  return rows[0].count;
}
