import type { Knex } from 'knex';

/** How often the same person, by mail address or phone, came to a venue before, and how often they stayed away. */
export interface Visits {
  readonly visits: number;
  readonly noShows: number;
}

const SEEN = `p.booking_status IN ('attended', 'no_show')`;

/** By booking id, for a page of them; those of people whom the venue has never seen are left out. */
export async function visitsOf(db: Knex, bookingIds: readonly number[]): Promise<Map<number, Visits>> {
  const { rows } = await db.raw(
    `SELECT b.id, count(*) FILTER (WHERE seen.booking_status = 'attended')::int AS visits,
       count(*) FILTER (WHERE seen.booking_status = 'no_show')::int AS "noShows"
     FROM bookings b CROSS JOIN LATERAL (
       SELECT p.id, p.booking_status FROM bookings p
       WHERE p.venue = b.venue AND lower(p.contact_email) = lower(b.contact_email) AND ${SEEN}
       UNION
       SELECT p.id, p.booking_status FROM bookings p
       WHERE p.venue = b.venue AND p.contact_phone = b.contact_phone AND ${SEEN}) seen
     WHERE b.id = ANY(?) AND seen.id <> b.id GROUP BY b.id`,
    [bookingIds],
  );
  return new Map(rows.map(({ id, ...visits }: Visits & { id: number }) => [id, visits]));
}
