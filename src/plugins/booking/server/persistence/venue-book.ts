import type { Knex } from 'knex';
import type { BookingStatus } from '../domain/states';

/** How many bookings stand so, and how many units they are for. */
export interface Tally {
  /** The first that they claim. */
  readonly resource: string;
  readonly status: BookingStatus;
  readonly bookings: number;
  readonly units: number;
}

/** What is booked at a venue, and asked for, beginning within a span of time. */
export async function talliesAt(db: Knex, venue: string, from: Date, until: Date): Promise<Tally[]> {
  const { rows } = await db.raw(
    `SELECT a.resource, b.booking_status AS status, count(*)::int AS bookings, sum(b.quantity)::int AS units
     FROM bookings b
     JOIN LATERAL (
       SELECT min(allotment_id) AS id FROM booking_claims WHERE booking_id = b.id) claimed ON true
     JOIN booking_allotments a ON a.id = claimed.id
     WHERE b.venue = ? AND b.starts_at >= ? AND b.starts_at < ? GROUP BY 1, 2`,
    [venue, from, until],
  );
  return rows;
}

/**
 * Another text whenever a booking or an allotment there has changed. Of all rows, not of the latest: who commits late wrote
 * an earlier time.
 */
export async function versionAt(db: Knex, venue: string, from: Date, until: Date): Promise<string> {
  const sumOf = (table: string): string =>
    `(SELECT concat(count(*), '.', sum(hashtextextended(concat(id, updated_at), 0))) FROM ${table}
      WHERE venue = :venue AND starts_at >= :from AND starts_at < :until)`;
  const { rows } = await db.raw(`SELECT concat(${sumOf('bookings')}, '-', ${sumOf('booking_allotments')}) AS version`, {
    venue,
    from,
    until,
  });
  return rows[0].version;
}
