import type { Knex } from 'knex';
import { TAKING_STATUSES } from '../domain/states';

export interface WrongCount {
  readonly id: number;
  readonly trade: string;
  readonly resource: string;
  readonly startsAt: Date;
  readonly capacity: number | null;
  readonly allowance: number;
  readonly taken: number;
  /** What the claims add up to. */
  readonly claimed: number;
}

const CLAIMED = `
  SELECT a.id, coalesce(sum(c.units) FILTER (WHERE b.booking_status = ANY(:taking)), 0)::int AS claimed
  FROM booking_allotments a
  LEFT JOIN booking_claims c ON c.allotment_id = a.id
  LEFT JOIN bookings b ON b.id = c.booking_id
  GROUP BY a.id`;

/** Invariant 1, over all rows and counted from scratch: allotments whose `taken` is not what their claims add up to. */
export async function findWrongCounts(db: Knex): Promise<WrongCount[]> {
  const { rows } = await db.raw(
    `SELECT a.id, a.trade, a.resource, a.starts_at AS "startsAt", a.capacity, a.allowance, a.taken, s.claimed
     FROM booking_allotments a JOIN (${CLAIMED}) s ON s.id = a.id
     WHERE a.taken IS DISTINCT FROM s.claimed OR (a.capacity IS NOT NULL AND a.taken > a.capacity + a.allowance)
     ORDER BY a.id`,
    { taking: TAKING_STATUSES },
  );
  return rows;
}

/** Sets every `taken` anew from the claims: for an operator, after rows were changed with the triggers off. */
export async function recount(trx: Knex.Transaction): Promise<number> {
  await trx.raw(`SELECT set_config('relais.recount', 'on', true)`);
  // Stronger than writing needs: who has locked an allotment and is yet to write a booking must be through before.
  await trx.raw('LOCK TABLE booking_allotments, booking_claims, bookings IN EXCLUSIVE MODE');
  const { rowCount } = await trx.raw(
    `UPDATE booking_allotments a
     SET taken = s.claimed, allowance = greatest(a.allowance, s.claimed - coalesce(a.capacity, s.claimed))
     FROM (${CLAIMED}) s WHERE s.id = a.id AND a.taken IS DISTINCT FROM s.claimed`,
    { taking: TAKING_STATUSES },
  );
  return rowCount;
}

/** Bookings whose history does not lead to their status: none, ever. */
export async function findBrokenHistories(db: Knex): Promise<{ code: string; status: string; last: string | null }[]> {
  const { rows } = await db.raw(
    `SELECT b.code, b.booking_status AS status, h.to_status AS last FROM bookings b
     LEFT JOIN LATERAL (
       SELECT to_status FROM booking_history WHERE booking_id = b.id ORDER BY id DESC LIMIT 1) h ON true
     WHERE h.to_status IS DISTINCT FROM b.booking_status ORDER BY b.id`,
  );
  return rows;
}
