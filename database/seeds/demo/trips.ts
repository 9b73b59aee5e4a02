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
const REST_MS = 30 * MINUTE_MS;

/** Plans the lines from today to fourteen days ahead; days that are planned already stay as they are. */
export async function seedTrips(strapi: Core.Strapi, places: ReadonlyMap<string, Place>, now: Date): Promise<void> {
  const today = localDateOf(now, ZONE);
  const dates = Array.from({ length: DAYS + 1 }, (_, day) => addDays(today, day));
  const trips = dates.flatMap((date) => withVehicles(LINES.flatMap((line) => [...legs(line, date, places)])));
  await timetable(strapi).put(trips, { follow: false });
}

interface Leg {
  readonly trip: Omit<TimetableTrip, 'vehicleId'>;
  readonly arrival: Date;
  /** Of the station it leaves. */
  readonly vehicleIds: readonly number[];
}

/** Gives each departure of a day a vehicle that is at home then: away there and back, and half an hour's rest. */
function withVehicles(legs: readonly Leg[]): TimetableTrip[] {
  const backAt = new Map<number, number>();
  const inOrder = legs.toSorted((a, b) => a.trip.departure.getTime() - b.trip.departure.getTime());
  return inOrder.map(({ trip, arrival, vehicleIds }) => {
    const leaves = trip.departure.getTime();
    const vehicleId = vehicleIds.find((id) => (backAt.get(id) ?? 0) <= leaves) ?? null;
    if (vehicleId !== null) backAt.set(vehicleId, 2 * arrival.getTime() - leaves + REST_MS);
    return { ...trip, vehicleId };
  });
}

function* legs({ between: [a, b], minutes, price, times }: Line, date: string, places: ReadonlyMap<string, Place>) {
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const) {
    const [station, destination] = [places.get(from), places.get(to)];
    if (!station || !destination) throw new Error(`A line goes between ${from} and ${to}: one is no demo station`);
    for (const time of times) {
      const departure = instantOf(date, time, ZONE);
      const arrival = new Date(departure.getTime() + minutes * MINUTE_MS);
      const leg: Leg = {
        trip: {
          feedKey: `demo:${from}:${to}:${date}:${time}`,
          pattern: null,
          stationId: station.id,
          destinationId: destination.id,
          departure,
          arrival,
          seats: SEATS,
          price,
          currency: 'TND',
        },
        arrival,
        vehicleIds: station.vehicleIds,
      };
      yield leg;
    }
  }
}
