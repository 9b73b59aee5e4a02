import type { Knex } from 'knex';
import type { Opening } from '../domain/hours';
import type { LocalDate } from '../domain/wall-clock';

/**
 * Locks services of a restaurant until the transaction ends, before any allotment of theirs: whoever makes an allotment
 * reads the plan under a shared lock, whoever changes the plan holds it alone, so that no allotment is made from a plan of
 * before.
 * @returns the restaurant's id by the service's documentId
 */
export async function lockServices(
  trx: Knex.Transaction,
  { services, restaurantId }: { services?: readonly string[]; restaurantId?: number },
  how: 'to read' | 'to change',
): Promise<Map<string, { id: number; restaurantId: number | null }>> {
  const { rows } = await trx.raw(
    `SELECT id, document_id AS "documentId", restaurant_id AS "restaurantId" FROM restaurant_services
     WHERE document_id = ANY(?) OR restaurant_id = ? ORDER BY id ${how === 'to read' ? 'FOR SHARE' : 'FOR NO KEY UPDATE'}`,
    [services ?? [], restaurantId ?? null],
  );
  return new Map(
    rows.map(({ documentId, ...row }: { documentId: string; id: number; restaurantId: number | null }) => [
      documentId,
      row,
    ]),
  );
}

export interface PlannedDay {
  readonly date: LocalDate;
  readonly covers: number | null;
  readonly closed: boolean;
  readonly note: string | null;
  readonly opening: Opening | null;
}

/** Writes what is different about these dates of a service; the service is locked. */
export async function putDays(
  trx: Knex.Transaction,
  serviceId: number,
  days: readonly (PlannedDay & { documentId: string })[],
): Promise<void> {
  await trx.raw(
    `INSERT INTO restaurant_days (document_id, service_id, date, covers, closed, note, opens, closes, last_seating,
       created_at, updated_at, published_at)
     SELECT "documentId", ?, date, covers, closed, note, opening->>'opens', opening->>'closes', opening->>'lastSeating',
       clock.now, clock.now, clock.now
     FROM jsonb_to_recordset(?) AS input("documentId" text, date date, covers int, closed boolean, note text, opening jsonb),
       (SELECT statement_timestamp() AT TIME ZONE 'UTC' AS now) clock
     ORDER BY date
     ON CONFLICT (service_id, date) DO UPDATE SET covers = excluded.covers, closed = excluded.closed,
       note = excluded.note, opens = excluded.opens, closes = excluded.closes, last_seating = excluded.last_seating,
       updated_at = excluded.updated_at`,
    [serviceId, JSON.stringify(days)],
  );
}

/** Takes these dates back to what the week says. */
export async function removeDays(trx: Knex.Transaction, serviceId: number, dates: readonly LocalDate[]): Promise<void> {
  await trx.raw('DELETE FROM restaurant_days WHERE service_id = ? AND date = ANY(?::date[])', [serviceId, dates]);
}

export async function removeAllDays(trx: Knex.Transaction, serviceId: number): Promise<void> {
  await trx.raw('DELETE FROM restaurant_days WHERE service_id = ?', [serviceId]);
}
