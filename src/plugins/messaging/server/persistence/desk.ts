import type { Knex } from 'knex';
import { CLOCK } from '../../../booking/server/port';
import type { Audience } from '../domain/letters';
import type { MessageStatus } from '../domain/outcome';
import type { ChannelName, Facts } from '../messages';
import { factsOf } from './outbox';

/** A message as far as staff act on it. */
export interface KeptMessage {
  readonly documentId: string;
  readonly status: MessageStatus;
  readonly audience: Audience;
  readonly channel: ChannelName;
  readonly recipient: string | null;
  readonly bookingId: number | null;
  readonly facts: Facts;
}

export async function findMessages(db: Knex, documentIds: readonly string[]): Promise<KeptMessage[]> {
  const { rows } = await db.raw(
    `SELECT document_id AS "documentId", message_status AS status, audience, channel, recipient,
       booking_id AS "bookingId", facts
     FROM messages WHERE document_id = ANY(?) ORDER BY id`,
    [documentIds],
  );
  return rows.map((row: KeptMessage & { facts: string }) => ({ ...row, facts: factsOf(row.facts) }));
}

export interface SentAgain {
  readonly documentId: string;
  /** Where to: the contact of a booking may have been put right since. */
  readonly recipient: string | null;
}

/**
 * Makes messages that are done with due once more, under the Message-ID that they have; what is pending is left alone.
 * @returns how many are sent again
 */
export async function sendAgain(db: Knex, messages: readonly SentAgain[], by: string): Promise<number> {
  const { rowCount } = await db.raw(
    `UPDATE messages m SET message_status = 'pending', next_attempt_at = ${CLOCK}, refusals = 0, recipient = a.recipient,
       sent_again_by = ?, sent_again_at = ${CLOCK}, updated_at = ${CLOCK}
     FROM jsonb_to_recordset(?) AS a("documentId" text, recipient text)
     WHERE m.document_id = a."documentId" AND m.message_status <> 'pending'`,
    [by, JSON.stringify(messages)],
  );
  return rowCount;
}

/** How one channel does. */
export interface Health {
  readonly channel: ChannelName;
  /** On their way, however long. */
  readonly waiting: number;
  /** Of these, longer than they should be. */
  readonly late: number;
  /** Since when the oldest of them waits. */
  readonly since: Date | null;
  /** What the latest attempt at one of them came to; null when nobody tried. */
  readonly reason: string | null;
  /** Given up within the last day, and why the latest was. */
  readonly failed: number;
  readonly failure: string | null;
}

/** @param venues of whose bookings; null for all of them */
export async function healthOf(db: Knex, lateMinutes: number, venues: readonly string[] | null): Promise<Health[]> {
  const { rows } = await db.raw(
    `WITH concerned AS (
       SELECT m.channel, m.message_status AS status, m.last_error, m.updated_at, coalesce(m.sent_again_at, m.created_at) AS since,
         m.message_status = 'pending' AND (m.attempts > 0 OR m.next_attempt_at <= ${CLOCK})
           AND coalesce(m.sent_again_at, m.created_at) < ${CLOCK} - make_interval(mins => :lateMinutes) AS late
       FROM messages m LEFT JOIN bookings b ON b.id = m.booking_id
       WHERE (m.message_status = 'pending' OR (m.message_status = 'failed' AND m.updated_at > ${CLOCK} - interval '1 day'))
         AND (:everywhere OR b.venue = ANY(:venues))
     )
     SELECT channel, count(*) FILTER (WHERE status = 'pending')::int AS waiting, count(*) FILTER (WHERE late)::int AS late,
       min(since) FILTER (WHERE late) AS since,
       (array_agg(last_error ORDER BY updated_at DESC) FILTER (WHERE late AND last_error IS NOT NULL))[1] AS reason,
       count(*) FILTER (WHERE status = 'failed')::int AS failed,
       (array_agg(last_error ORDER BY updated_at DESC) FILTER (WHERE status = 'failed'))[1] AS failure
     FROM concerned GROUP BY channel ORDER BY channel`,
    { lateMinutes, everywhere: venues === null, venues: venues ?? [] },
  );
  return rows;
}
