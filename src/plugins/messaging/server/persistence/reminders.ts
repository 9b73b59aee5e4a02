import type { Knex } from 'knex';
import { CLOCK } from '../../../booking/server/port';
import type { DueWindow, ReminderRule } from '../domain/reminders';

export type ReminderChannel = 'mail' | 'sms' | 'both';

export interface StoredRule extends ReminderRule {
  readonly channel: ReminderChannel;
  readonly enabled: boolean;
}

/** Those that are switched off as well: a venue that has one has a rule of its own. */
export async function findRules(db: Knex): Promise<StoredRule[]> {
  const { rows } = await db.raw(
    `SELECT document_id AS id, venue, coalesce(enabled, false) AS enabled, channel, minutes_before AS "minutesBefore",
       days_before AS "daysBefore", local_time AS "localTime"
     FROM reminder_rules ORDER BY id`,
  );
  return rows;
}

/** The row of Strapi's own store that says until when reminders have been seen to. */
const STORE_KEY = 'plugin_messaging_reminders';

/**
 * Until when all reminders have been made, under a lock that one process gets; undefined for the others. It is set by the
 * same transaction that makes them.
 */
export async function lockSeenUntil(trx: Knex.Transaction): Promise<{ since: Date; now: Date } | undefined> {
  const { rows } = await trx.raw(
    `SELECT (value::jsonb->>'seenUntil')::timestamptz AS since, statement_timestamp() AS now
     FROM strapi_core_store_settings WHERE key = ? FOR UPDATE SKIP LOCKED`,
    [STORE_KEY],
  );
  return rows[0];
}

export async function setSeenUntil(trx: Knex.Transaction, until: Date): Promise<void> {
  await trx.raw(`UPDATE strapi_core_store_settings SET value = ? WHERE key = ?`, [
    JSON.stringify({ seenUntil: until.toISOString() }),
    STORE_KEY,
  ]);
}

/** Bookings at these venues that begin in a window are to be reminded by this rule. */
export interface Search extends DueWindow {
  readonly rule: string;
  readonly venues: readonly string[];
}

/**
 * Makes note of up to `limit` bookings that are due, each once for a rule and a beginning, whoever else does the same. Looks
 * at short stretches of the index by venue and beginning, however many bookings there are.
 */
export async function claimReminders(
  trx: Knex.Transaction,
  searches: readonly Search[],
  now: Date,
  limit: number,
): Promise<{ bookingId: number; rule: string }[]> {
  const { rows } = await trx.raw(
    `INSERT INTO reminders (document_id, booking_id, rule, starts_at, created_at, updated_at, published_at)
     SELECT substr(md5(gen_random_uuid()::text), 1, 24), due.id, due.rule, due.starts_at, ${CLOCK}, ${CLOCK}, ${CLOCK}
     FROM (
       SELECT b.id, s.rule, b.starts_at
       FROM jsonb_to_recordset(?) AS s(rule text, venues jsonb, "from" timestamp, until timestamp, minutes int,
         "dueAt" timestamp)
       CROSS JOIN LATERAL jsonb_array_elements_text(s.venues) AS v(venue)
       CROSS JOIN LATERAL (
         SELECT id, starts_at FROM bookings
         WHERE venue = v.venue AND starts_at >= s."from" AND starts_at < s.until AND starts_at > ?::timestamp
           AND booking_status = 'confirmed'
           AND created_at <= coalesce(s."dueAt", starts_at - make_interval(mins => s.minutes)) OFFSET 0) b
       WHERE NOT EXISTS (SELECT FROM reminders r
         WHERE r.booking_id = b.id AND r.rule = s.rule AND r.starts_at = b.starts_at OFFSET 0)
       LIMIT ?) due
     ON CONFLICT (booking_id, rule, starts_at) DO NOTHING
     RETURNING booking_id AS "bookingId", rule`,
    [JSON.stringify(searches), now.toISOString(), limit],
  );
  return rows;
}
