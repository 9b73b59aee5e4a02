import { check, type Guard, index, uniqueIndex } from '../../../booking/server/port';

/** What the database itself keeps about trips, whatever path a change takes. */
export const GUARDS: readonly Guard[] = [
  uniqueIndex('stations', 'relais_station_slug', '(slug)'),
  uniqueIndex('stations', 'relais_station_feed', '(feed_id) WHERE feed_id IS NOT NULL'),
  check('stations', 'relais_station_minutes', 'hold_minutes > 0 AND cancel_minutes >= 0'),

  check('vehicles', 'relais_vehicle_seats', 'seats IS NOT NULL AND seats > 0'),

  uniqueIndex('trips', 'relais_trip_feed', '(feed_key) WHERE feed_key IS NOT NULL'),
  // The search, in its order: a station's day; with a destination the few others of that day are skipped.
  index('trips', 'relais_trip_search', '(station_id, departure, id)'),
  index('trips', 'relais_trip_destination', '(station_id, destination_id, departure)'),
  check('trips', 'relais_trip_status', `trip_status IS NOT NULL AND trip_status IN ('scheduled', 'cancelled')`),
  check('trips', 'relais_trip_seats', 'seats IS NOT NULL AND seats > 0'),
  check('trips', 'relais_trip_price', 'price IS NOT NULL AND price >= 0 AND currency IS NOT NULL'),
  check('trips', 'relais_trip_leaves', 'departure IS NOT NULL AND (arrival IS NULL OR arrival >= departure)'),
  check('trips', 'relais_trip_goes_somewhere', 'station_id <> destination_id'),

  uniqueIndex('trip_stops', 'relais_trip_stop_position', '(pattern, position)'),
];
