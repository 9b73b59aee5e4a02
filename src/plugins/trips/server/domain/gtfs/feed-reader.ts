import type { Feed, Headway, Service, Stop, StopTime } from './feed';
import { inOrder } from './journey';
import { FeedFault, type Row } from './row';

const always = (): string => 'is missing';
const optional = (): undefined => undefined;

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** A file of a feed: the columns it cannot do without, and what becomes of a line. Files come in this order. */
export interface Table {
  readonly file: string;
  readonly columns: readonly string[];
  /** Why a feed cannot do without it, given the files that were there before it; undefined when it can. */
  readonly missing: (present: ReadonlySet<string>) => string | undefined;
  readonly add: (row: Row) => void;
}

/** Takes a feed in, line by line, and refuses the first thing that is wrong with it. */
export class FeedReader {
  #agency = '';
  #timeZone = '';
  readonly #stops = new Map<string, Stop>();
  readonly #routes = new Set<string>();
  readonly #services = new Map<string, Service>();
  readonly #exceptions = new Map<string, Map<string, boolean>>();
  readonly #trips = new Map<string, string>();
  readonly #stopTimes = new Map<string, StopTime[]>();
  readonly #headways = new Map<string, Headway[]>();

  /** @param isTimeZone whether the runtime knows a zone of this name */
  constructor(private readonly isTimeZone: (name: string) => boolean) {}

  readonly tables: readonly Table[] = [
    {
      file: 'agency.txt',
      columns: ['agency_name', 'agency_timezone'],
      missing: always,
      add: (row) => this.#addAgency(row),
    },
    {
      file: 'stops.txt',
      columns: ['stop_id', 'stop_name', 'stop_lat', 'stop_lon'],
      missing: always,
      add: (row) => this.#addStop(row),
    },
    { file: 'routes.txt', columns: ['route_id'], missing: always, add: (row) => this.#addRoute(row) },
    {
      file: 'calendar.txt',
      columns: ['service_id', ...DAYS, 'start_date', 'end_date'],
      missing: optional,
      add: (row) => this.#addService(row),
    },
    {
      file: 'calendar_dates.txt',
      columns: ['service_id', 'date', 'exception_type'],
      missing: (present) =>
        present.has('calendar.txt') ? undefined : 'is missing, and so is calendar.txt: one of them must be there',
      add: (row) => this.#addException(row),
    },
    {
      file: 'trips.txt',
      columns: ['route_id', 'service_id', 'trip_id'],
      missing: always,
      add: (row) => this.#addTrip(row),
    },
    {
      file: 'stop_times.txt',
      columns: ['trip_id', 'arrival_time', 'departure_time', 'stop_id', 'stop_sequence'],
      missing: always,
      add: (row) => this.#addStopTime(row),
    },
    {
      file: 'frequencies.txt',
      columns: ['trip_id', 'start_time', 'end_time', 'headway_secs'],
      missing: optional,
      add: (row) => this.#addHeadway(row),
    },
  ];

  /** The feed, once all its files have been taken in. */
  finish(): Feed {
    if (this.#timeZone === '') throw new FeedFault('has no line', { file: 'agency.txt' });
    for (const { parent, line } of this.#stops.values()) {
      if (parent !== null && !this.#stops.has(parent)) {
        throw new FeedFault(`"${parent}" is not in stops.txt`, { file: 'stops.txt', line, column: 'parent_station' });
      }
    }
    for (const [tripId, times] of this.#stopTimes) this.#stopTimes.set(tripId, inOrder(times));
    return {
      agency: this.#agency,
      timeZone: this.#timeZone,
      stops: this.#stops,
      trips: this.#trips,
      stopTimes: this.#stopTimes,
      services: this.#services,
      exceptions: this.#exceptions,
      headways: this.#headways,
    };
  }

  #addAgency(row: Row): void {
    const zone = this.#zone(row, 'agency_timezone') ?? row.fail('agency_timezone', 'is empty');
    if (this.#timeZone !== '' && this.#timeZone !== zone) {
      row.fail('agency_timezone', `"${zone}" differs from "${this.#timeZone}": all agencies of a feed share one zone`);
    }
    this.#agency ||= row.text('agency_name');
    this.#timeZone = zone;
  }

  #addStop(row: Row): void {
    const id = this.#fresh(row, 'stop_id', this.#stops);
    // Entrances, nodes and boarding areas: nobody is brought there by a trip.
    if (['2', '3', '4'].includes(row.optional('location_type'))) return;
    this.#stops.set(id, {
      id,
      name: row.text('stop_name'),
      latitude: row.coordinate('stop_lat', 90),
      longitude: row.coordinate('stop_lon', 180),
      timeZone: this.#zone(row, 'stop_timezone'),
      parent: row.optional('parent_station') || null,
      line: row.line,
    });
  }

  #addRoute(row: Row): void {
    this.#routes.add(this.#fresh(row, 'route_id', this.#routes));
  }

  #addService(row: Row): void {
    const id = this.#fresh(row, 'service_id', this.#services);
    const [start, end] = [row.date('start_date'), row.date('end_date')];
    if (end < start) row.fail('end_date', `"${row.text('end_date')}" is before the start_date`);
    this.#services.set(id, { weekdays: DAYS.map((day) => row.choice(day, ['0', '1']) === '1'), start, end });
  }

  #addException(row: Row): void {
    const id = row.text('service_id');
    const dates = this.#exceptions.get(id) ?? new Map<string, boolean>();
    const date = row.date('date');
    const runs = row.choice('exception_type', ['1', '2']) === '1';
    // Real feeds say the same thing twice; only a contradiction is a fault.
    if ((dates.get(date) ?? runs) !== runs) row.fail('exception_type', 'contradicts an earlier line for that date');
    dates.set(date, runs);
    this.#exceptions.set(id, dates);
  }

  #addTrip(row: Row): void {
    const id = this.#fresh(row, 'trip_id', this.#trips);
    if (!this.#routes.has(row.text('route_id'))) row.fail('route_id', `"${row.text('route_id')}" is not in routes.txt`);
    const service = row.text('service_id');
    if (!this.#services.has(service) && !this.#exceptions.has(service)) {
      row.fail('service_id', `"${service}" is neither in calendar.txt nor in calendar_dates.txt`);
    }
    this.#trips.set(id, service);
  }

  #addStopTime(row: Row): void {
    const tripId = this.#knownTrip(row);
    const stopId = row.text('stop_id');
    if (!this.#stops.has(stopId)) row.fail('stop_id', `"${stopId}" is not in stops.txt`);
    const [arrival, departure] = [row.seconds('arrival_time'), row.seconds('departure_time')];
    if (arrival !== null && departure !== null && departure < arrival)
      row.fail('departure_time', 'is before the arrival_time');
    const times = this.#stopTimes.get(tripId) ?? [];
    times.push({ stopId, position: row.integer('stop_sequence'), arrival, departure, line: row.line });
    this.#stopTimes.set(tripId, times);
  }

  #addHeadway(row: Row): void {
    const tripId = this.#knownTrip(row);
    const start = row.seconds('start_time') ?? row.fail('start_time', 'is empty');
    const end = row.seconds('end_time') ?? row.fail('end_time', 'is empty');
    const seconds = row.integer('headway_secs');
    if (seconds === 0) row.fail('headway_secs', 'is zero');
    this.#headways.set(tripId, [...(this.#headways.get(tripId) ?? []), { start, end, seconds }]);
  }

  #knownTrip(row: Row): string {
    const id = row.text('trip_id');
    return this.#trips.has(id) ? id : row.fail('trip_id', `"${id}" is not in trips.txt`);
  }

  #fresh(row: Row, column: string, known: { has(id: string): boolean }): string {
    const id = row.text(column);
    return known.has(id) ? row.fail(column, `"${id}" stands there twice`) : id;
  }

  #zone(row: Row, column: string): string | null {
    const zone = row.optional(column);
    if (zone === '') return null;
    return this.isTimeZone(zone) ? zone : row.fail(column, `"${zone}" is no time zone`);
  }
}
