import type { Knex } from 'knex';
import { type Booking, CLOCK, type Guard, newDocumentId, type Writer } from '../../../booking/server/port';
import type { Outcome } from '../domain/outcome';
import type { ChannelName, ClaimedMessage, Facts, NewMessage } from '../messages';

/** A process that has claimed a message and died has it taken away after this long. */
const LEASE_SECONDS = 30;

/** In the database, so that each session plans it once: every booking of a rush writes messages. */
export const INSERT_MESSAGES: Guard = {
  kind: 'function',
  name: 'relais_insert_messages',
  sql: `CREATE OR REPLACE FUNCTION relais_insert_messages(messages jsonb, domain text) RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO messages (document_id, message_status, event, audience, channel, recipient, language, attempts,
        refusals, next_attempt_at, message_id, facts, booking_id, created_at, updated_at, published_at)
      SELECT "documentId", 'pending', m.event, m.audience, m.channel, m.recipient, m.language, 0,
        0, ${CLOCK}, '<' || "documentId" || '@' || domain || '>', m.facts, "bookingId", ${CLOCK}, ${CLOCK}, ${CLOCK}
      FROM jsonb_to_recordset(relais_insert_messages.messages) AS m("documentId" text, event text, audience text,
        channel text, recipient text, language text, facts jsonb, "bookingId" int);
    END $$`,
};

/**
 * Writes messages in the transaction of the change they tell of: one statement for a whole batch of bookings.
 * @param domain the right-hand side of their Message-IDs, which stay the same however often a message is sent
 */
export async function insertMessages(writer: Writer, messages: readonly NewMessage[], domain: string): Promise<void> {
  const rows = messages.map((message) => ({ ...message, documentId: newDocumentId('m') }));
  await writer.raw('SELECT relais_insert_messages(?, ?)', [JSON.stringify(rows), domain]);
}

export interface ClaimedBatch {
  readonly messages: ClaimedMessage[];
  /** The database's clock. */
  readonly now: Date;
}

/**
 * Takes up to `limit` due messages of one channel, the longest due first, in one short transaction. Processes skip what another one is
 * taking; what is taken comes back by itself when the lease is over and nothing was recorded.
 */
export async function claimDue(db: Knex, channel: ChannelName, limit: number): Promise<ClaimedBatch> {
  const { rows } = await db.raw(
    `UPDATE messages m
     SET attempts = m.attempts + 1, next_attempt_at = ${CLOCK} + make_interval(secs => ?), updated_at = ${CLOCK}
     FROM (SELECT id FROM messages WHERE message_status = 'pending' AND channel = ? AND next_attempt_at <= ${CLOCK}
           ORDER BY next_attempt_at, id LIMIT ? FOR UPDATE SKIP LOCKED) due
     WHERE m.id = due.id
     RETURNING m.id, m.event, m.audience, m.channel, m.recipient, m.language, m.attempts, m.refusals, m.message_id AS "messageId",
       m.facts, m.booking_id AS "bookingId", ${CLOCK} AS now`,
    [LEASE_SECONDS, channel, limit],
  );
  const messages = rows.map(toMessage).sort((a: ClaimedMessage, b: ClaimedMessage) => a.id - b.id);
  return { messages, now: rows[0]?.now ?? new Date(0) };
}

/** Strapi has `pg` leave JSON as text. */
type Row = Omit<ClaimedMessage, 'facts'> & { readonly facts: string; readonly now: Date };

const toMessage = ({ now, ...row }: Row): ClaimedMessage => ({ ...row, facts: factsOf(row.facts) });

export function factsOf(text: string): Facts {
  const facts = JSON.parse(text);
  const before = facts.before && { ...facts.before, startsAt: new Date(facts.before.startsAt) };
  return { ...facts, booking: revive(facts.booking), ...(before && { before }) };
}

/** Says what became of attempts. What another process has claimed since is left to it, unless the message did leave. */
export async function recordOutcomes(db: Knex, outcomes: readonly Outcome[]): Promise<void> {
  await db.raw(
    `UPDATE messages m SET message_status = o.status, refusals = o.refusals,
       last_error = coalesce(o.reason, CASE WHEN o.status = 'pending' THEN m.last_error END),
       attempts = m.attempts - CASE WHEN o.tried THEN 0 ELSE 1 END,
       recipient = coalesce(o.recipient, m.recipient), updated_at = ${CLOCK},
       sent_at = CASE WHEN o.status = 'sent' THEN ${CLOCK} ELSE m.sent_at END,
       next_attempt_at = CASE WHEN o.status = 'pending' THEN ${CLOCK} + make_interval(secs => o.pause) END
     FROM jsonb_to_recordset(?) AS o(id int, status text, tried boolean, attempts int, refusals int,
       recipient text, pause float8, reason text)
     WHERE m.id = o.id AND m.message_status = 'pending' AND (o.status = 'sent' OR m.attempts = o.attempts)`,
    [JSON.stringify(outcomes)],
  );
}

/** Makes everything of this channel due that waits for longer than a lease, which nothing claimed ever does. */
export async function wakeAll(db: Knex, channel: ChannelName): Promise<void> {
  await db.raw(
    `UPDATE messages SET next_attempt_at = ${CLOCK}, updated_at = ${CLOCK}
     WHERE message_status = 'pending' AND channel = ? AND next_attempt_at > ${CLOCK} + make_interval(secs => ?)`,
    [channel, LEASE_SECONDS + 1],
  );
}

/** A booking as it was stored in a message: JSON knows no dates. */
function revive(booking: Booking): Booking {
  const date = (value: Date | null): Date | null => (value === null ? null : new Date(value));
  return {
    ...booking,
    startsAt: new Date(booking.startsAt),
    endsAt: date(booking.endsAt),
    holdExpiresAt: date(booking.holdExpiresAt),
    createdAt: new Date(booking.createdAt),
  };
}
