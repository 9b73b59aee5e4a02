import type { Feed, StopTime } from './feed';

/** One stop of a pattern; seconds count from the departure of its first stop. */
export interface PatternStop {
  readonly stopId: string;
  readonly arrivalSeconds: number;
  readonly departureSeconds: number;
}

/** One departure on one day. */
export interface Run {
  readonly tripId: string;
  /** The service day, which a run past midnight leaves behind. */
  readonly date: string;
  /** Tells apart the runs of one trip on one day, when it runs every so many minutes. */
  readonly nth: number;
  readonly fromStopId: string;
  readonly toStopId: string;
  readonly departure: Date;
  readonly arrival: Date;
  readonly stops: readonly PatternStop[];
}

/**
 * The instant of a time of a service day. GTFS counts from "noon minus 12 hours", which is midnight except on the two days
 * of the time change: so 06:00 is six o'clock on the wall on those days too, and 25:30 is half past one in the night after.
 */
export function instantOnServiceDay(date: string, seconds: number, zone: string): Date {
  const noon = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: '12:00' });
  return new Date(noon.epochMilliseconds + (seconds - 12 * 3600) * 1000);
}

/** Whether a service runs on a date, by its weekly calendar and its exceptions. */
export function runsOn(
  { services, exceptions }: Pick<Feed, 'services' | 'exceptions'>,
  id: string,
  date: string,
): boolean {
  const exception = exceptions.get(id)?.get(date);
  if (exception !== undefined) return exception;
  const service = services.get(id);
  if (!service || date < service.start || date > service.end) return false;
  return service.weekdays[Temporal.PlainDate.from(date).dayOfWeek - 1] ?? false;
}

export const datesFrom = (first: string, days: number): string[] =>
  Array.from({ length: days }, (_, day) => Temporal.PlainDate.from(first).add({ days: day }).toString());

/** The station of a stop: of a platform the station around it. */
const stationOf = ({ stops }: Pick<Feed, 'stops'>, stopId: string): string => stops.get(stopId)?.parent ?? stopId;

/** Every run of a feed on these dates, from its first to its last stop; trips that lead nowhere are left out. */
export function* expand(feed: Feed, dates: readonly string[]): Generator<Run> {
  for (const [tripId, service] of feed.trips) {
    const times = feed.stopTimes.get(tripId) ?? [];
    const [first, last] = [times[0], times.at(-1)];
    if (!first || !last || times.length < 2) continue;
    const [fromStopId, toStopId] = [stationOf(feed, first.stopId), stationOf(feed, last.stopId)];
    if (fromStopId === toStopId) continue;
    const start = first.departure ?? first.arrival ?? 0;
    const stops = pattern(feed, times, start);
    const length = stops.at(-1)?.arrivalSeconds ?? 0;
    for (const date of dates.filter((day) => runsOn(feed, service, day))) {
      for (const [nth, seconds] of departures(feed, tripId, start).entries()) {
        const departure = instantOnServiceDay(date, seconds, feed.timeZone);
        const arrival = instantOnServiceDay(date, seconds + length, feed.timeZone);
        yield { tripId, date, nth, fromStopId, toStopId, departure, arrival, stops };
      }
    }
  }
}

/** When a trip starts on a day: once, or every so many minutes. */
function departures({ headways }: Feed, tripId: string, start: number): number[] {
  const every = headways.get(tripId);
  if (!every) return [start];
  return every.flatMap((headway) =>
    Array.from(
      { length: Math.max(0, Math.ceil((headway.end - headway.start) / headway.seconds)) },
      (_, nth) => headway.start + nth * headway.seconds,
    ),
  );
}

/** A stop without times is reached, as far as we say, when the stop before it is left. */
function pattern(feed: Feed, times: readonly StopTime[], start: number): PatternStop[] {
  let clock = start;
  return times.map(({ stopId, arrival, departure }) => {
    const arrivalSeconds = (arrival ?? departure ?? clock) - start;
    clock = departure ?? arrival ?? clock;
    return {
      stopId: stationOf(feed, stopId),
      arrivalSeconds: Math.max(0, arrivalSeconds),
      departureSeconds: clock - start,
    };
  });
}

/** Trips of a feed that lead nowhere: with fewer than two stops, or back to where they begin. */
export const countPointless = (feed: Feed): number =>
  [...feed.trips.keys()].filter((tripId) => {
    const times = feed.stopTimes.get(tripId) ?? [];
    const [first, last] = [times[0], times.at(-1)];
    return !first || !last || times.length < 2 || stationOf(feed, first.stopId) === stationOf(feed, last.stopId);
  }).length;
