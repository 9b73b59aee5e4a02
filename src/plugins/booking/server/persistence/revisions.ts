import type { Knex } from 'knex';

/** How far a booking has come, as calendars and others who keep a copy of it must know. */
export interface Revision {
  /** Changes since it was made: every line of its history is one, and none is ever taken away. */
  readonly sequence: number;
  readonly changedAt: Date;
  /** Whether it was ever confirmed, so that its customer may have it in a calendar. */
  readonly promised: boolean;
}

/** By booking id. A booking that staff have deleted has none. */
export async function revisionsOf(db: Knex, bookingIds: readonly number[]): Promise<Map<number, Revision>> {
  const { rows } = await db.raw(
    `SELECT booking_id AS id, count(*)::int - 1 AS sequence, max(at) AS "changedAt",
       bool_or(to_status = 'confirmed') AS promised
     FROM booking_history WHERE booking_id = ANY(?) GROUP BY booking_id`,
    [bookingIds],
  );
  return new Map(rows.map(({ id, ...revision }: Revision & { id: number }) => [id, revision]));
}
