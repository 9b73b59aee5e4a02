import { check, type Guard, index, needlessIndexes, trigger, uniqueIndex } from '../../../booking/server/port';
import { PAYMENT_STATUSES, RECEIVED_STATUSES, REFUND_REASONS, REFUND_STATUSES } from '../domain/status';

/**
 * The database is the bookkeeper of money as it is of places: what was promised back and what was given back follows from
 * the refunds by a trigger, whatever path they take, and more than was received is refused. No code of ours writes it.
 */

const list = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

/** Money comes in once: neither a second webhook nor a hand in the table adds to it. */
const GUARD_PAYMENT: Guard = {
  kind: 'function',
  name: 'relais_guard_payment',
  sql: `CREATE OR REPLACE FUNCTION relais_guard_payment() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'INSERT' THEN
        NEW.promised := 0;
        NEW.refunded := 0;
        RETURN NEW;
      END IF;
      IF (NEW.promised, NEW.refunded) IS DISTINCT FROM (OLD.promised, OLD.refunded) AND pg_trigger_depth() < 2 THEN
        RAISE EXCEPTION 'what was given back is counted by the database and cannot be set' USING ERRCODE = '23514';
      END IF;
      IF OLD.paid_at IS NOT NULL AND (NEW.received, NEW.paid_at, NEW.currency) IS DISTINCT FROM
         (OLD.received, OLD.paid_at, OLD.currency) THEN
        RAISE EXCEPTION 'what has come in on a payment stays as it is' USING ERRCODE = '23514';
      END IF;
      RETURN NEW;
    END $$`,
};

/** By difference and not by counting anew: two refunds of one payment at once do not see each other, but they wait. */
const COUNT_REFUNDS: Guard = {
  kind: 'function',
  name: 'relais_count_refunds',
  sql: `CREATE OR REPLACE FUNCTION relais_count_refunds() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE change record;
    BEGIN
      IF TG_OP = 'UPDATE' AND OLD.refund_status = 'succeeded' AND (NEW.refund_status <> 'succeeded' OR NEW.amount <> OLD.amount) THEN
        RAISE EXCEPTION 'what was given back stays given back' USING ERRCODE = '23514';
      END IF;
      FOR change IN
        SELECT payment_id AS id, sum(amount) AS promised, coalesce(sum(amount) FILTER (WHERE done), 0) AS refunded FROM (
          SELECT NEW.payment_id, NEW.amount, NEW.refund_status = 'succeeded' AS done WHERE TG_OP <> 'DELETE'
          UNION ALL
          SELECT OLD.payment_id, -OLD.amount, OLD.refund_status = 'succeeded' WHERE TG_OP <> 'INSERT') m
        WHERE payment_id IS NOT NULL GROUP BY payment_id ORDER BY payment_id
      LOOP
        UPDATE payments p SET promised = p.promised + change.promised, refunded = p.refunded + change.refunded,
          payment_status = CASE
            WHEN p.payment_status NOT IN (${list(RECEIVED_STATUSES)}) THEN p.payment_status
            WHEN p.refunded + change.refunded <= 0 THEN 'succeeded'
            WHEN p.refunded + change.refunded < p.received THEN 'partly_refunded'
            ELSE 'refunded' END
        WHERE p.id = change.id AND (change.promised <> 0 OR change.refunded <> 0);
      END LOOP;
      RETURN NULL;
    END $$`,
};

/** Deferred to the commit, so that `strapi import` may insert rows first and link them afterwards. */
const MONEY_IS_WHOLE: Guard = {
  kind: 'function',
  name: 'relais_money_is_whole',
  sql: `CREATE OR REPLACE FUNCTION relais_money_is_whole() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_TABLE_NAME = 'payments' AND EXISTS (
           SELECT 1 FROM payments WHERE id = NEW.id AND booking_id IS NULL AND received > refunded + kept) THEN
        RAISE EXCEPTION 'there is money on this booking: it cannot be deleted' USING ERRCODE = '23503';
      END IF;
      IF TG_TABLE_NAME = 'payment_refunds' AND EXISTS (
           SELECT 1 FROM payment_refunds WHERE id = NEW.id AND payment_id IS NULL) THEN
        RAISE EXCEPTION 'a refund belongs to a payment' USING ERRCODE = '23503';
      END IF;
      RETURN NULL;
    END $$`,
};

const APPENDED_ONLY: Guard = {
  kind: 'function',
  name: 'relais_appended_only',
  sql: `CREATE OR REPLACE FUNCTION relais_appended_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '23514';
    END $$`,
};

const appendedOnly = (table: string): Guard =>
  trigger(
    table,
    `relais_${table}_appended_only`,
    `BEFORE UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION relais_appended_only()`,
  );

const whole = (table: string, link: string): Guard =>
  trigger(
    table,
    `relais_${table}_whole`,
    `AFTER INSERT OR UPDATE ON ${table} DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
     WHEN (NEW.${link} IS NULL) EXECUTE FUNCTION relais_money_is_whole()`,
    true,
  );

const currency = (column: string): string => `${column} IS NOT NULL AND ${column} ~ '^[A-Z]{3}$'`;

export const PAYMENT_GUARDS: readonly Guard[] = [
  GUARD_PAYMENT,
  COUNT_REFUNDS,
  MONEY_IS_WHOLE,
  APPENDED_ONLY,

  check(
    'payments',
    'relais_payment_status',
    `payment_status IS NOT NULL AND payment_status IN (${list(PAYMENT_STATUSES)})`,
  ),
  check('payments', 'relais_payment_amounts', 'amount >= 0 AND received >= 0 AND refunded >= 0 AND kept >= 0'),
  check('payments', 'relais_payment_not_overdrawn', 'refunded <= promised AND promised + kept <= received'),
  check('payments', 'relais_payment_currency', currency('currency')),
  check(
    'payments',
    'relais_payment_received',
    `(payment_status IN (${list(RECEIVED_STATUSES)})) = (paid_at IS NOT NULL) AND (received = 0 OR paid_at IS NOT NULL)`,
  ),
  uniqueIndex('payments', 'relais_payment_reference', '(provider, reference) WHERE reference IS NOT NULL'),
  uniqueIndex(
    'payments',
    'relais_payment_idempotency',
    '(booking_id, idempotency_key) WHERE idempotency_key IS NOT NULL',
  ),
  uniqueIndex('payments', 'relais_payment_document', '(document_id)'),
  index('payments', 'relais_payment_booking', '(booking_id, id)'),
  index('payments', 'relais_payments_due', '(next_look_at) WHERE next_look_at IS NOT NULL'),
  trigger(
    'payments',
    'relais_guard_payment',
    'BEFORE INSERT OR UPDATE ON payments FOR EACH ROW EXECUTE FUNCTION relais_guard_payment()',
  ),
  whole('payments', 'booking_id'),

  check(
    'payment_refunds',
    'relais_refund_status',
    `refund_status IS NOT NULL AND refund_status IN (${list(REFUND_STATUSES)})`,
  ),
  check('payment_refunds', 'relais_refund_why', `why IS NOT NULL AND why IN (${list(REFUND_REASONS)})`),
  check('payment_refunds', 'relais_refund_amount', 'amount IS NOT NULL AND amount > 0'),
  check('payment_refunds', 'relais_refund_currency', currency('currency')),
  uniqueIndex('payment_refunds', 'relais_refund_reference', '(provider, reference) WHERE reference IS NOT NULL'),
  uniqueIndex('payment_refunds', 'relais_refund_document', '(document_id)'),
  index('payment_refunds', 'relais_refund_payment', '(payment_id, id)'),
  index('payment_refunds', 'relais_refunds_due', `(next_attempt_at) WHERE next_attempt_at IS NOT NULL`),
  trigger(
    'payment_refunds',
    'relais_count_refunds',
    'AFTER INSERT OR UPDATE OR DELETE ON payment_refunds FOR EACH ROW EXECUTE FUNCTION relais_count_refunds()',
  ),
  whole('payment_refunds', 'payment_id'),

  uniqueIndex('payment_webhook_receipts', 'relais_webhook_receipt_once', '(provider, event_id)'),
  appendedOnly('payment_webhook_receipts'),

  uniqueIndex('payment_sandbox_sessions', 'relais_sandbox_session_payment', '(payment_id)'),
  uniqueIndex('payment_sandbox_sessions', 'relais_sandbox_session_reference', '(reference)'),
  uniqueIndex('payment_sandbox_movements', 'relais_sandbox_movement_once', '(movement_id)'),
  index('payment_sandbox_movements', 'relais_sandbox_movement_reference', '(reference)'),
  check('payment_sandbox_movements', 'relais_sandbox_movement_amount', 'amount > 0'),
  appendedOnly('payment_sandbox_movements'),

  ...needlessIndexes(
    ...[
      'payments',
      'payment_refunds',
      'payment_webhook_receipts',
      'payment_sandbox_sessions',
      'payment_sandbox_movements',
    ].flatMap((table) => [`${table}_created_by_id_fk`, `${table}_updated_by_id_fk`]),
  ),
];
