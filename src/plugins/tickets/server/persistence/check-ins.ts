import type { Knex } from 'knex';
import { CLOCK } from '../../../booking/server/port';
import type { Outcome } from '../domain/check-in';

type Db = Knex | Knex.Transaction;

/** A scan as it was recorded; what it said of the booking then. */
export interface CheckIn {
  readonly scanId: string;
  readonly outcome: Outcome;
  readonly bookingId: number | null;
  readonly code: string | null;
  readonly seats: number | null;
  /** The trip whose passengers were being checked in. */
  readonly resource: string;
  /** With `other_trip`: where the booking belongs. */
  readonly otherResource: string | null;
  readonly staffId: number | null;
  readonly staffName: string | null;
  readonly device: string | null;
  /** By the phone's clock. */
  readonly scannedAt: Date;
  /** By the database's clock. */
  readonly recordedAt: Date;
}

const COLUMNS = `scan_id AS "scanId", outcome, booking_id AS "bookingId", code, seats, resource,
  other_resource AS "otherResource", staff_id AS "staffId", staff_name AS "staffName", device,
  scanned_at AS "scannedAt", recorded_at AS "recordedAt"`;

export async function findScan(db: Db, scanId: string): Promise<CheckIn | undefined> {
  const { rows } = await db.raw(`SELECT ${COLUMNS} FROM check_ins WHERE scan_id = ?`, [scanId]);
  return rows[0];
}

/** Appends a scan. Undefined when that scan has been recorded meanwhile: it stands as it is. */
export async function insertScan(db: Db, scan: Omit<CheckIn, 'recordedAt'>): Promise<CheckIn | undefined> {
  const { rows } = await db.raw(
    `INSERT INTO check_ins (document_id, scan_id, outcome, booking_id, code, seats, resource, other_resource, staff_id,
       staff_name, device, scanned_at, recorded_at, created_at, updated_at, published_at)
     SELECT substr(md5("scanId"), 1, 24), "scanId", outcome, "bookingId", code, seats, resource, "otherResource",
       "staffId", "staffName", device, "scannedAt", ${CLOCK}, ${CLOCK}, ${CLOCK}, ${CLOCK}
     FROM jsonb_to_record(?) AS scan("scanId" text, outcome text, "bookingId" int, code text, seats int, resource text,
       "otherResource" text, "staffId" int, "staffName" text, device text, "scannedAt" timestamp)
     ON CONFLICT (scan_id) DO NOTHING RETURNING ${COLUMNS}`,
    [JSON.stringify(scan)],
  );
  return rows[0];
}

/** What a booking claims, read in the transaction that holds its lock. */
export async function resourcesClaimed(trx: Knex.Transaction, bookingId: number): Promise<string[]> {
  const { rows } = await trx.raw(
    `SELECT a.resource FROM booking_claims c JOIN booking_allotments a ON a.id = c.allotment_id
     WHERE c.booking_id = ? ORDER BY a.id`,
    [bookingId],
  );
  return rows.map(({ resource }: { resource: string }) => resource);
}

/** How a booking came to be attended: by a scan, or by hand in the panel. */
export interface Attendance {
  readonly bookingId: number;
  readonly scannedAt: Date | null;
  readonly recordedAt: Date;
  /** As the history has it: `staff 12 Amel Ben Salah`. */
  readonly actor: string;
}

export async function attendancesOf(db: Db, bookingIds: readonly number[]): Promise<Map<number, Attendance>> {
  const { rows } = await db.raw(
    `SELECT h.booking_id AS "bookingId", s.scanned_at AS "scannedAt", h.at AS "recordedAt", h.actor
     FROM booking_history h LEFT JOIN check_ins s ON s.booking_id = h.booking_id AND s.outcome = 'valid'
     WHERE h.booking_id = ANY(?) AND h.event = 'attend'`,
    [bookingIds],
  );
  return new Map(rows.map((row: Attendance) => [row.bookingId, row]));
}
