import { check, type Guard, uniqueIndex } from '../../../booking/server/port';
import { FIND_DIARY } from './restaurants';

const within = (column: string, from: number, to: number): string =>
  `${column} IS NOT NULL AND ${column} BETWEEN ${from} AND ${to}`;

/** What the database itself keeps about restaurants, whatever path a change takes. */
export const GUARDS: readonly Guard[] = [
  FIND_DIARY,
  uniqueIndex('restaurants', 'relais_restaurant_slug', '(slug)'),
  check('restaurants', 'relais_restaurant_counts', `count_per IS NOT NULL AND count_per IN ('service', 'slot')`),
  check('restaurants', 'relais_restaurant_slot', within('slot_minutes', 5, 240)),
  check('restaurants', 'relais_restaurant_dwell', 'dwell_minutes IS NULL OR dwell_minutes BETWEEN 5 AND 720'),
  check('restaurants', 'relais_restaurant_party', within('largest_party', 1, 500)),
  check(
    'restaurants',
    'relais_restaurant_limits',
    `${within('days_ahead', 0, 730)} AND ${within('lead_minutes', 0, 43_200)} AND ${within('cancel_minutes', 0, 43_200)}
     AND ${within('keep_minutes', 0, 720)} AND ${within('offer_minutes', 5, 1_440)}`,
  ),
  check(
    'restaurants',
    'relais_restaurant_waiting_list',
    `waiting_list IS NOT NULL AND waiting_list IN ('accept', 'offer', 'show')`,
  ),

  uniqueIndex('restaurant_services', 'relais_service_key', '(restaurant_id, key)'),
  check('restaurant_services', 'relais_service_week', `hours IS NOT NULL AND jsonb_typeof(hours) = 'array'`),

  uniqueIndex('restaurant_days', 'relais_day_once', '(service_id, date)'),
  check('restaurant_days', 'relais_day_date_set', 'date IS NOT NULL AND closed IS NOT NULL'),
  check('restaurant_days', 'relais_day_covers', 'covers IS NULL OR covers BETWEEN 0 AND 5000'),
  check(
    'restaurant_days',
    'relais_day_hours',
    '(opens IS NULL) = (closes IS NULL) AND (opens IS NULL) = (last_seating IS NULL)',
  ),
];
