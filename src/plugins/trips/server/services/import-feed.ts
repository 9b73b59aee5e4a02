import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { errors, strings } from '@strapi/utils';
import { inTransaction } from '../../../booking/server/port';
import { countPointless, datesFrom, expand, type PatternStop, type Run } from '../domain/gtfs/expand';
import type { Feed } from '../domain/gtfs/feed';
import { readFeed } from '../gtfs/read-feed';
import { findDropped, putPatterns } from '../persistence/feeds';
import type { TimetableTrip } from '../persistence/timetable';
import { TRIP } from './document-rules';
import { putStations } from './feed-stations';
import { timetable, type Written } from './timetable';

export interface ImportOptions {
  /** A folder or a zip. */
  readonly place: string;
  /** First service day, `2026-11-20`, and how many. */
  readonly from: string;
  readonly days: number;
  readonly seats: number;
  /** Per seat, in minor units. */
  readonly price: number;
  readonly currency: string;
  /** Tells feeds apart whose ids collide; the agency's name when left out. */
  readonly name?: string | undefined;
  readonly onProgress: (step: string, done: number, total: number) => void;
}

export interface ImportSummary {
  readonly name: string;
  readonly timeZone: string;
  readonly stations: Written;
  readonly patterns: number;
  readonly trips: Written;
  /** Trips that the feed no longer has: taken out, or kept because seats are booked on them. */
  readonly dropped: number;
  readonly keptForPassengers: number;
  /** Trips of the feed that lead nowhere. */
  readonly skipped: number;
}

const CHUNK = 2000;

/** Imports a GTFS feed as stations and trips. Doing it again changes only what the feed says differently. */
export function createFeedImport({ strapi }: { strapi: Core.Strapi }) {
  return async (options: ImportOptions): Promise<ImportSummary> => {
    const { onProgress } = options;
    const feed = await readFeed(options.place, (file, lines) => onProgress(`Reading ${file}`, lines, lines));
    const name = nameOf(options.name ?? feed.agency);
    const { ids, ...stations } = await putStations(strapi, feed, {
      name,
      currency: options.currency,
      onProgress: (done, total) => onProgress('Stations', done, total),
    });
    const { trips, patterns } = plan(feed, { ...options, name }, ids);
    await writePatterns(strapi, patterns, ids);
    const written = await timetable(strapi).put(trips, {
      follow: true,
      onProgress: (done, total) => onProgress('Trips', done, total),
    });
    const dropped = await drop(strapi, name, datesFrom(options.from, options.days), trips);
    return {
      name,
      timeZone: feed.timeZone,
      stations,
      patterns: patterns.size,
      trips: written,
      ...dropped,
      skipped: countPointless(feed),
    };
  };
}

const nameOf = (text: string): string => strings.nameToSlug(text) || 'feed';

interface Plan {
  readonly trips: TimetableTrip[];
  readonly patterns: ReadonlyMap<string, readonly PatternStop[]>;
}

function plan(feed: Feed, options: ImportOptions & { name: string }, ids: ReadonlyMap<string, number>): Plan {
  const { name, from, days, seats, price, currency } = options;
  const patterns = new Map<string, readonly PatternStop[]>();
  const names = new Map<readonly PatternStop[], string>();
  const trips = [...expand(feed, datesFrom(from, days))].map((run): TimetableTrip => {
    const pattern = names.get(run.stops) ?? patternName(name, run.stops);
    names.set(run.stops, pattern);
    patterns.set(pattern, run.stops);
    return {
      feedKey: keyOf(name, run),
      pattern,
      stationId: idOf(ids, run.fromStopId),
      destinationId: idOf(ids, run.toStopId),
      departure: run.departure,
      arrival: run.arrival,
      seats,
      price,
      currency,
      vehicleId: null,
    };
  });
  return { trips, patterns };
}

/** The day stands third: `findDropped` reads it there. Trip ids come last, since they may hold anything. */
const keyOf = (name: string, { date, nth, tripId }: Run): string => {
  const key = `gtfs:${name}:${date}:${nth}:${tripId}`;
  return key.length <= 255 ? key : `gtfs:${name}:${date}:${nth}:${createHash('sha256').update(tripId).digest('hex')}`;
};

const patternName = (name: string, stops: readonly PatternStop[]): string =>
  `${name}:${createHash('sha256').update(JSON.stringify(stops)).digest('hex').slice(0, 24)}`;

function idOf(ids: ReadonlyMap<string, number>, stopId: string): number {
  const id = ids.get(stopId);
  if (id === undefined) throw new Error(`Stop ${stopId} has no station`);
  return id;
}

async function writePatterns(
  strapi: Core.Strapi,
  patterns: Plan['patterns'],
  ids: ReadonlyMap<string, number>,
): Promise<void> {
  const rows = [...patterns].flatMap(([pattern, stops]) =>
    stops.map(({ stopId, ...times }, position) => ({ pattern, position, stationId: idOf(ids, stopId), ...times })),
  );
  for (let start = 0; start < rows.length; start += CHUNK) {
    await inTransaction(strapi, (trx) => putPatterns(trx, rows.slice(start, start + CHUNK)));
  }
}

/** A feed may rename its trips: nobody's booking is ended by that, staff decide. */
async function drop(strapi: Core.Strapi, feed: string, dates: readonly string[], trips: readonly TimetableTrip[]) {
  const gone = await findDropped(strapi.db.connection, { feed, dates, keys: trips.map(({ feedKey }) => feedKey) });
  let keptForPassengers = 0;
  for (const documentId of gone) {
    try {
      await strapi.documents(TRIP).delete({ documentId });
    } catch (error) {
      if (!(error instanceof errors.ApplicationError)) throw error;
      keptForPassengers += 1;
    }
  }
  return { dropped: gone.length - keptForPassengers, keptForPassengers };
}

export type FeedImport = ReturnType<typeof createFeedImport>;
