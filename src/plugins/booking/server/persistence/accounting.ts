import { STATUSES, TAKING_STATUSES } from '../domain/states';
import { check, type Guard, index, needlessIndexes, trigger, uniqueIndex } from './guards';

/**
 * The database is the bookkeeper: `taken` follows claims and statuses by triggers, in the transaction of the change,
 * whatever path the change takes (the engine, the panel, `strapi import`, SQL by hand). No code of ours writes `taken`.
 * The engine decides under its lock; the CHECK on `taken` is the net below it.
 */

const list = (statuses: readonly string[]): string => statuses.map((status) => `'${status}'`).join(', ');

const TAKES_UNITS: Guard = {
  kind: 'function',
  name: 'relais_takes_units',
  sql: `CREATE OR REPLACE FUNCTION relais_takes_units(status text) RETURNS boolean LANGUAGE sql IMMUTABLE AS
    $$ SELECT status IN (${list(TAKING_STATUSES)}) $$`,
};

/**
 * Adds what these claims moved to their allotments, in id order: one update for each, however many bookings share it. Rows
 * are looked up one by one, by their keys: how many a statement brings is unknown to the planner, and a join would sooner or
 * later read the whole table for a single booking.
 *
 * Bookings whose claims are being written keep their status meanwhile: whoever ends one at the same time would not see
 * the new claim, and the new claim not the end. Those of our own transaction need no lock.
 */
const count = (moved: string): string => `
        PERFORM 1 FROM (SELECT DISTINCT booking_id FROM (${moved}) m ORDER BY booking_id) m
        CROSS JOIN LATERAL (
          SELECT 1 FROM bookings b WHERE b.id = m.booking_id AND b.xmin <> pg_current_xact_id()::xid FOR SHARE) kept;
        FOR change IN
          SELECT m.allotment_id AS id, sum(m.units) AS units FROM (${moved}) m
          WHERE (SELECT relais_takes_units(b.booking_status) FROM bookings b WHERE b.id = m.booking_id)
          GROUP BY m.allotment_id HAVING sum(m.units) <> 0 ORDER BY m.allotment_id
        LOOP
          UPDATE booking_allotments SET taken = taken + change.units WHERE id = change.id;
        END LOOP;`;

const TAKEN = 'SELECT booking_id, allotment_id, units FROM new_claims';
const GIVEN_BACK = 'SELECT booking_id, allotment_id, -units AS units FROM old_claims';

/** Statement-level, so that a batch of bookings on one allotment costs one update of it. */
const COUNT_CLAIMS: Guard = {
  kind: 'function',
  name: 'relais_count_claims',
  sql: `CREATE OR REPLACE FUNCTION relais_count_claims() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE change record;
    BEGIN
      IF TG_OP = 'INSERT' THEN ${count(TAKEN)}
      ELSIF TG_OP = 'DELETE' THEN ${count(GIVEN_BACK)}
      ELSE ${count(`${TAKEN} UNION ALL ${GIVEN_BACK}`)}
      END IF;
      RETURN NULL;
    END $$`,
};

/** Most updates leave the status alone; they do not even touch the allotments' table. */
const COUNT_STATUSES: Guard = {
  kind: 'function',
  name: 'relais_count_statuses',
  sql: `CREATE OR REPLACE FUNCTION relais_count_statuses() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE change record;
    BEGIN
      FOR change IN
        SELECT c.allotment_id AS id,
          sum(CASE WHEN relais_takes_units(n.booking_status) THEN c.units ELSE -c.units END) AS units
        FROM new_bookings n JOIN old_bookings o ON o.id = n.id
        CROSS JOIN LATERAL (SELECT allotment_id, units FROM booking_claims WHERE booking_id = n.id OFFSET 0) c
        WHERE relais_takes_units(n.booking_status) <> relais_takes_units(o.booking_status)
        GROUP BY c.allotment_id HAVING sum(CASE WHEN relais_takes_units(n.booking_status) THEN c.units ELSE -c.units END) <> 0
        ORDER BY c.allotment_id
      LOOP
        UPDATE booking_allotments SET taken = taken + change.units WHERE id = change.id;
      END LOOP;
      RETURN NULL;
    END $$`,
};

/** A booking's claims go before it does, while its status still says what they count for. */
const DROP_CLAIMS: Guard = {
  kind: 'function',
  name: 'relais_drop_claims',
  sql: `CREATE OR REPLACE FUNCTION relais_drop_claims() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      DELETE FROM booking_claims WHERE booking_id = OLD.id;
      RETURN OLD;
    END $$`,
};

/**
 * `taken` moves only from within the counting triggers (depth 2) or a recount. `allowance` is what may stand above
 * capacity: what a lowered capacity leaves behind, or what staff added on purpose; it melts as places come free.
 */
const GUARD_ALLOTMENT: Guard = {
  kind: 'function',
  name: 'relais_guard_allotment',
  sql: `CREATE OR REPLACE FUNCTION relais_guard_allotment() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE excess integer;
    BEGIN
      NEW.allowance := coalesce(NEW.allowance, 0);
      IF TG_OP = 'INSERT' THEN
        NEW.taken := 0;
        NEW.closed := coalesce(NEW.closed, false);
        RETURN NEW;
      END IF;
      IF NEW.taken IS DISTINCT FROM OLD.taken AND pg_trigger_depth() < 2
         AND coalesce(current_setting('relais.recount', true), '') <> 'on' THEN
        RAISE EXCEPTION 'taken is counted by the database and cannot be set' USING ERRCODE = '23514';
      END IF;
      excess := greatest(0, coalesce(NEW.taken - NEW.capacity, 0));
      IF NEW.capacity IS DISTINCT FROM OLD.capacity THEN
        NEW.allowance := excess;
      ELSIF NEW.taken < OLD.taken THEN
        NEW.allowance := least(NEW.allowance, excess);
      END IF;
      RETURN NEW;
    END $$`,
};

/** Deferred to the commit, so that `strapi import` may insert rows first and link them afterwards. */
const CLAIM_IS_WHOLE: Guard = {
  kind: 'function',
  name: 'relais_claim_is_whole',
  sql: `CREATE OR REPLACE FUNCTION relais_claim_is_whole() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT 1 FROM booking_claims WHERE id = NEW.id AND (booking_id IS NULL OR allotment_id IS NULL)) THEN
        RAISE EXCEPTION 'a claim belongs to a booking and to an allotment' USING ERRCODE = '23503';
      END IF;
      RETURN NULL;
    END $$`,
};

const HISTORY_IS_KEPT: Guard = {
  kind: 'function',
  name: 'relais_history_is_kept',
  sql: `CREATE OR REPLACE FUNCTION relais_history_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'DELETE' THEN
        IF EXISTS (SELECT 1 FROM bookings WHERE id = OLD.booking_id) THEN
          RAISE EXCEPTION 'the history of a booking is append-only' USING ERRCODE = '23514';
        END IF;
      ELSIF (NEW.code, NEW.event, NEW.from_status, NEW.to_status, NEW.quantity, NEW.actor, NEW.reason, NEW.at)
            IS DISTINCT FROM
            (OLD.code, OLD.event, OLD.from_status, OLD.to_status, OLD.quantity, OLD.actor, OLD.reason, OLD.at)
            OR NEW.booking_id <> OLD.booking_id
            OR (NEW.booking_id IS NULL AND EXISTS (SELECT 1 FROM bookings WHERE id = OLD.booking_id)) THEN
        RAISE EXCEPTION 'the history of a booking is append-only' USING ERRCODE = '23514';
      END IF;
      RETURN NULL;
    END $$`,
};

/** Row by row the triggers above keep the books; emptied at one stroke, a table would leave `taken` behind. */
const NOT_EMPTIED: Guard = {
  kind: 'function',
  name: 'relais_not_emptied',
  sql: `CREATE OR REPLACE FUNCTION relais_not_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION '% is never truncated: delete its rows', TG_TABLE_NAME USING ERRCODE = '23514';
    END $$`,
};

const neverEmptied = (table: string): Guard =>
  trigger(
    table,
    `relais_${table}_not_emptied`,
    `BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION relais_not_emptied()`,
  );

const counting = (op: 'INSERT' | 'UPDATE' | 'DELETE', tables: string): Guard =>
  trigger(
    'booking_claims',
    `relais_count_claims_${op.toLowerCase()}`,
    `AFTER ${op} ON booking_claims REFERENCING ${tables} FOR EACH STATEMENT EXECUTE FUNCTION relais_count_claims()`,
  );

const SEEN = `booking_status IN ('attended', 'no_show')`;

export const ACCOUNTING: readonly Guard[] = [
  TAKES_UNITS,
  COUNT_CLAIMS,
  COUNT_STATUSES,
  DROP_CLAIMS,
  GUARD_ALLOTMENT,
  CLAIM_IS_WHOLE,
  HISTORY_IS_KEPT,
  NOT_EMPTIED,
  ...['bookings', 'booking_claims', 'booking_history'].map(neverEmptied),

  check('booking_allotments', 'relais_taken_not_negative', 'taken IS NOT NULL AND taken >= 0'),
  check(
    'booking_allotments',
    'relais_taken_within_capacity',
    'capacity IS NULL OR (capacity >= 0 AND allowance >= 0 AND taken <= capacity + allowance)',
  ),
  check('booking_allotments', 'relais_allotment_ends_after_start', 'ends_at IS NULL OR ends_at >= starts_at'),
  uniqueIndex('booking_allotments', 'relais_allotment_resource', '(trade, resource)'),
  index('booking_allotments', 'relais_allotment_venue', '(venue, starts_at)'),
  trigger(
    'booking_allotments',
    'relais_guard_allotment',
    'BEFORE INSERT OR UPDATE ON booking_allotments FOR EACH ROW EXECUTE FUNCTION relais_guard_allotment()',
  ),

  check('bookings', 'relais_booking_status', `booking_status IS NOT NULL AND booking_status IN (${list(STATUSES)})`),
  check('bookings', 'relais_booking_quantity', 'quantity IS NOT NULL AND quantity > 0'),
  check('bookings', 'relais_hold_has_deadline', `booking_status <> 'held' OR hold_expires_at IS NOT NULL`),
  check(
    'bookings',
    'relais_price_has_currency',
    'price_amount IS NULL OR (price_amount >= 0 AND price_currency IS NOT NULL)',
  ),
  uniqueIndex('bookings', 'relais_booking_code', '(code)'),
  uniqueIndex('bookings', 'relais_booking_idempotency', '(idempotency_key) WHERE idempotency_key IS NOT NULL'),
  index('bookings', 'relais_booking_holds', `(hold_expires_at) WHERE booking_status = 'held'`),
  index('bookings', 'relais_booking_waiting', `(trade, starts_at) WHERE booking_status = 'waiting'`),
  index('bookings', 'relais_booking_venue', '(venue, starts_at)'),
  // Who came and who did not, by whom they are known. No new booking is in them, so that none pays for them.
  index('bookings', 'relais_booking_seen_email', `(venue, lower(contact_email)) WHERE ${SEEN}`),
  index('bookings', 'relais_booking_seen_phone', `(venue, contact_phone) WHERE ${SEEN}`),
  index('bookings', 'relais_booking_client', '(client_id, starts_at) WHERE client_id IS NOT NULL'),
  trigger(
    'bookings',
    'relais_count_statuses',
    `AFTER UPDATE ON bookings REFERENCING OLD TABLE AS old_bookings NEW TABLE AS new_bookings
     FOR EACH STATEMENT EXECUTE FUNCTION relais_count_statuses()`,
  ),
  trigger(
    'bookings',
    'relais_drop_claims',
    'BEFORE DELETE ON bookings FOR EACH ROW EXECUTE FUNCTION relais_drop_claims()',
  ),

  check('booking_claims', 'relais_claim_units', 'units IS NOT NULL AND units > 0'),
  uniqueIndex('booking_claims', 'relais_claim_once', '(booking_id, allotment_id)'),
  counting('INSERT', 'NEW TABLE AS new_claims'),
  counting('UPDATE', 'OLD TABLE AS old_claims NEW TABLE AS new_claims'),
  counting('DELETE', 'OLD TABLE AS old_claims'),
  trigger(
    'booking_claims',
    'relais_claim_is_whole',
    `AFTER INSERT OR UPDATE ON booking_claims DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
     WHEN (NEW.booking_id IS NULL OR NEW.allotment_id IS NULL) EXECUTE FUNCTION relais_claim_is_whole()`,
    true,
  ),

  index('booking_history', 'relais_history_booking', '(booking_id, id)'),
  trigger(
    'booking_history',
    'relais_history_is_kept',
    `AFTER UPDATE OR DELETE ON booking_history DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
     EXECUTE FUNCTION relais_history_is_kept()`,
    true,
  ),

  ...needlessIndexes(
    'bookings_created_by_id_fk',
    'bookings_updated_by_id_fk',
    'bookings_client_id_fk',
    'booking_claims_created_by_id_fk',
    'booking_claims_updated_by_id_fk',
    'booking_claims_documents_idx',
    'booking_claims_booking_id_fk',
    'booking_history_created_by_id_fk',
    'booking_history_updated_by_id_fk',
    'booking_history_documents_idx',
    'booking_history_booking_id_fk',
  ),
];
