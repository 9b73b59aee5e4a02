import type { Knex } from 'knex';

/** Another text whenever a restaurant, its services or what is different about their dates has changed. */
export async function planVersion(db: Knex, restaurantId: number): Promise<string> {
  const { rows } = await db.raw(
    `SELECT concat(r.updated_at, s.services, d.days) AS version FROM restaurants r,
       LATERAL (SELECT concat(count(*), max(updated_at)) AS services FROM restaurant_services
         WHERE restaurant_id = r.id) s,
       LATERAL (SELECT concat(count(*), '.', sum(hashtextextended(concat(d.id, d.updated_at), 0))) AS days
         FROM restaurant_days d JOIN restaurant_services o ON o.id = d.service_id WHERE o.restaurant_id = r.id) d
     WHERE r.id = ?`,
    [restaurantId],
  );
  return rows[0]?.version ?? '';
}
