import type { Core } from '@strapi/strapi';
import { addDays, instantOf, localDateOf } from '../../../src/plugins/booking/server/port';
import type { TimetableTrip } from '../../../src/plugins/trips/server/persistence/timetable';
import { timetable } from '../../../src/plugins/trips/server/services/timetable';
import { LINES, type Line } from './lines';
import type { Place } from './places';

export const ZONE = 'Africa/Tunis';
const DAYS = 14;
const SEATS = 8;
const MINUTE_MS = 60_000;

/** Plans the lines from today to fourteen days ahead; days that are planned already stay as they are. */
export async function seedTrips(strapi: Core.Strapi, places: ReadonlyMap<string, Place>, now: Date): Promise<void> {
  const today = localDateOf(now, ZONE);
  const dates = Array.from({ length: DAYS + 1 }, (_, day) => addDays(today, day));
  const trips = dates.flatMap((date) => LINES.flatMap((line) => [...legs(line, date, places)]));
  await timetable(strapi).put(trips, { follow: false });
}

function* legs({ between: [a, b], minutes, price, times }: Line, date: string, places: ReadonlyMap<string, Place>) {
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const) {
    const [station, destination] = [places.get(from), places.get(to)];
    if (!station || !destination) throw new Error(`A line goes between ${from} and ${to}: one is no demo station`);
    for (const [nth, time] of times.entries()) {
      const departure = instantOf(date, time, ZONE);
      const trip: TimetableTrip = {
        feedKey: `demo:${from}:${to}:${date}:${time}`,
        pattern: null,
        stationId: station.id,
        destinationId: destination.id,
        departure,
        arrival: new Date(departure.getTime() + minutes * MINUTE_MS),
        seats: SEATS,
        price,
        currency: 'TND',
        vehicleId: station.vehicleIds[nth % station.vehicleIds.length] ?? null,
      };
      yield trip;
    }
  }
}
