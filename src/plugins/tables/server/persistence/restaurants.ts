import type { Knex } from 'knex';
import { CLOCK, type Guard } from '../../../booking/server/port';
import type { Exception } from '../domain/hours';
import type { Restaurant } from '../domain/restaurant';
import type { LocalDate } from '../domain/wall-clock';

/** The reads of the catalogue. Plain SQL: one statement brings a restaurant with its services and photos. */

const PHOTOS = `(SELECT coalesce(json_agg(json_build_object('url', f.url, 'width', f.width, 'height', f.height,
    'alt', f.alternative_text) ORDER BY m."order", m.id), '[]')
  FROM files_related_mph m JOIN files f ON f.id = m.file_id
  WHERE m.related_id = r.id AND m.related_type = 'plugin::tables.restaurant' AND m.field = 'photos')`;

const SERVICES = `(SELECT coalesce(json_agg(json_build_object('id', s.id, 'documentId', s.document_id, 'key', s.key,
    'names', json_build_object('fr', s.name_fr, 'en', s.name_en, 'ar', s.name_ar), 'week', s.hours)
    ORDER BY s.position, s.id), '[]')
  FROM restaurant_services s WHERE s.restaurant_id = r.id)`;

const RESTAURANT = `json_build_object('id', r.id, 'documentId', r.document_id, 'slug', r.slug,
  'names', json_build_object('fr', r.name, 'en', r.name, 'ar', coalesce(nullif(r.name_ar, ''), r.name)),
  'descriptions', json_build_object('fr', r.description_fr, 'en', r.description_en, 'ar', r.description_ar),
  'photos', ${PHOTOS}, 'address', r.address, 'city', r.city, 'phone', r.phone, 'email', r.email, 'latitude', r.latitude,
  'longitude', r.longitude, 'timeZone', r.time_zone, 'language', r.language, 'countPer', r.count_per,
  'slotMinutes', r.slot_minutes, 'dwellMinutes', r.dwell_minutes, 'largestParty', r.largest_party,
  'daysAhead', r.days_ahead, 'leadMinutes', r.lead_minutes, 'cancelMinutes', r.cancel_minutes,
  'keepMinutes', r.keep_minutes, 'waitingList', r.waiting_list, 'offerMinutes', r.offer_minutes,
  'services', ${SERVICES})`;

const restaurantsIn = (rows: readonly { restaurant: Restaurant }[]): Restaurant[] =>
  rows.map(({ restaurant }) => restaurant);

export async function findRestaurants(
  db: Knex,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<{ restaurants: Restaurant[]; total: number }> {
  const [{ rows }, count] = await Promise.all([
    db.raw(`SELECT ${RESTAURANT} AS restaurant FROM restaurants r ORDER BY r.city, r.name, r.id LIMIT ? OFFSET ?`, [
      pageSize,
      (page - 1) * pageSize,
    ]),
    db.raw('SELECT count(*)::int AS total FROM restaurants'),
  ]);
  return { restaurants: restaurantsIn(rows), total: count.rows[0].total };
}

export async function findRestaurantsBy(
  db: Knex,
  column: 'id' | 'slug' | 'document_id',
  values: readonly (string | number)[],
): Promise<Restaurant[]> {
  const { rows } = await db.raw(
    `SELECT ${RESTAURANT} AS restaurant FROM restaurants r WHERE r.${column} = ANY(?) ORDER BY r.id`,
    [values],
  );
  return restaurantsIn(rows);
}

export interface Days {
  /** The database's clock: it alone decides what is too late. */
  readonly now: Date;
  readonly days: readonly (Exception & { readonly serviceId: number; readonly note: string | null })[];
}

/** What is different about these services from one date to another, both included. */
export async function findDays(db: Knex, serviceIds: readonly number[], from: LocalDate, to: LocalDate): Promise<Days> {
  const { rows } = await db.raw(
    `SELECT clock.now, d.service_id AS "serviceId", d.date::text AS date, d.closed, d.covers, d.note, d.opens, d.closes,
       d.last_seating AS "lastSeating"
     FROM (SELECT ${CLOCK} AS now) clock
     LEFT JOIN restaurant_days d ON d.service_id = ANY(?) AND d.date BETWEEN ?::date AND ?::date`,
    [serviceIds, from, to],
  );
  const found = rows.filter((row: { serviceId: number | null }) => row.serviceId !== null);
  return { now: rows[0].now, days: found.map(dayOf) };
}

/**
 * What is different about a restaurant from one date to another, with a mark of its own and its services' rows that is
 * another after every write to them: in the database, so that each session plans it once.
 */
export const FIND_DIARY: Guard = {
  kind: 'function',
  name: 'relais_find_restaurant_diary',
  sql: `CREATE OR REPLACE FUNCTION relais_find_restaurant_diary(of_slug text, from_date date, to_date date)
    RETURNS TABLE (now timestamp, version text, days json) LANGUAGE plpgsql STABLE SET enable_seqscan = off AS $$
    DECLARE own record;
    BEGIN
      SELECT r.id, r.xmin AS mark INTO own FROM restaurants r WHERE r.slug = of_slug;
      RETURN QUERY SELECT ${CLOCK}::timestamp, own.id || ':' || own.mark || (
          SELECT coalesce(string_agg(',' || s.id || ':' || s.xmin, '' ORDER BY s.id), '')
          FROM restaurant_services s WHERE s.restaurant_id = own.id),
        (SELECT coalesce(json_agg(json_build_object('serviceId', d.service_id, 'date', d.date, 'closed', d.closed,
           'covers', d.covers, 'note', d.note, 'opens', d.opens, 'closes', d.closes, 'lastSeating', d.last_seating)), '[]')
         FROM restaurant_services s JOIN restaurant_days d ON d.service_id = s.id
         WHERE s.restaurant_id = own.id AND d.date BETWEEN from_date AND to_date);
    END $$`,
};

export interface Diary extends Days {
  /** Another one after every change of the restaurant or of its services; null when there is no such restaurant. */
  readonly version: string | null;
}

export async function findDiary(db: Knex, slug: string, from: LocalDate, to: LocalDate): Promise<Diary> {
  const { rows } = await db.raw('SELECT * FROM relais_find_restaurant_diary(?, ?, ?)', [slug, from, to]);
  return { ...rows[0], days: rows[0].days.map(dayOf) };
}

function dayOf({ serviceId, date, closed, covers, note, opens, closes, lastSeating }: Record<string, never>) {
  return { serviceId, date, closed, covers, note, opening: opens === null ? null : { opens, closes, lastSeating } };
}

/** The restaurants that this member of staff runs. */
export async function findOwnRestaurants(db: Knex, staffId: number): Promise<{ id: number; documentId: string }[]> {
  const { rows } = await db.raw(`SELECT id, document_id AS "documentId" FROM restaurants WHERE manager_id = ?`, [
    staffId,
  ]);
  return rows;
}

export async function findRestaurantNames(db: Knex): Promise<{ documentId: string; name: string; timeZone: string }[]> {
  const { rows } = await db.raw(
    `SELECT document_id AS "documentId", name, time_zone AS "timeZone" FROM restaurants ORDER BY name, id`,
  );
  return rows;
}

/** The restaurants that these services belong to. */
export async function findRestaurantsOfServices(db: Knex, services: readonly string[]): Promise<Restaurant[]> {
  const { rows } = await db.raw(
    `SELECT ${RESTAURANT} AS restaurant FROM restaurants r
     WHERE r.id IN (SELECT restaurant_id FROM restaurant_services WHERE document_id = ANY(?))`,
    [services],
  );
  return restaurantsIn(rows);
}
