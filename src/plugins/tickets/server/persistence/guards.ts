import { check, type Guard, index, needlessIndexes, trigger, uniqueIndex } from '../../../booking/server/port';
import { OUTCOMES } from '../domain/check-in';

const CHECK_INS_ARE_KEPT: Guard = {
  kind: 'function',
  name: 'relais_check_ins_are_kept',
  sql: `CREATE OR REPLACE FUNCTION relais_check_ins_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'DELETE' THEN
        IF EXISTS (SELECT 1 FROM bookings WHERE id = OLD.booking_id) THEN
          RAISE EXCEPTION 'check-ins are append-only' USING ERRCODE = '23514';
        END IF;
      ELSIF (NEW.scan_id, NEW.outcome, NEW.code, NEW.seats, NEW.resource, NEW.other_resource, NEW.staff_id,
             NEW.staff_name, NEW.device, NEW.scanned_at, NEW.recorded_at)
            IS DISTINCT FROM
            (OLD.scan_id, OLD.outcome, OLD.code, OLD.seats, OLD.resource, OLD.other_resource, OLD.staff_id,
             OLD.staff_name, OLD.device, OLD.scanned_at, OLD.recorded_at)
            OR NEW.booking_id <> OLD.booking_id
            OR (NEW.booking_id IS NULL AND EXISTS (SELECT 1 FROM bookings WHERE id = OLD.booking_id)) THEN
        RAISE EXCEPTION 'check-ins are append-only' USING ERRCODE = '23514';
      END IF;
      RETURN NULL;
    END $$`,
};

export const CHECK_IN_GUARDS: readonly Guard[] = [
  CHECK_INS_ARE_KEPT,
  check(
    'check_ins',
    'relais_check_in_outcome',
    `outcome IS NOT NULL AND outcome IN (${OUTCOMES.map((outcome) => `'${outcome}'`).join(', ')})`,
  ),
  uniqueIndex('check_ins', 'relais_check_in_scan', '(scan_id)'),
  // Whatever the phones say: nobody goes in twice on one ticket.
  uniqueIndex('check_ins', 'relais_check_in_once', `(booking_id) WHERE outcome = 'valid'`),
  index('check_ins', 'relais_check_in_booking', '(booking_id)'),
  trigger(
    'check_ins',
    'relais_check_ins_are_kept',
    // Deferred, so that a booking may go with its check-ins, and `strapi import` may link rows after it inserted them.
    `AFTER UPDATE OR DELETE ON check_ins DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
     EXECUTE FUNCTION relais_check_ins_are_kept()`,
    true,
  ),
  ...needlessIndexes(
    'check_ins_created_by_id_fk',
    'check_ins_updated_by_id_fk',
    'check_ins_documents_idx',
    'check_ins_booking_id_fk',
  ),
];
