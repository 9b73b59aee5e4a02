import type { Core } from '@strapi/strapi';
import { bookingPort, dayBounds, type LocalDate, localDateOf, unitsLeft } from '../../../booking/server/port';
import { statusOf, type TripRow, type TripStatus } from '../domain/trip';
import { searchTrips } from '../persistence/catalogue';
import { TRIP } from './document-rules';
import type { PanelStation } from './panel-stations';
import { TRADE } from './trade';

/** More than any station sends out in a day. */
const DAY_LIMIT = 1000;
const HOUR_MS = 3_600_000;
/** The longest day has 25 hours. */
const DAY_MS = 25 * HOUR_MS;

export interface Vehicle {
  readonly plate: string;
  readonly owner: string;
  readonly phone: string | null;
}

/** A departure as its station looks at it. */
export interface Departure {
  readonly documentId: string;
  readonly departure: Date;
  readonly destination: string;
  readonly vehicle: Vehicle | null;
  readonly seats: number;
  readonly taken: number;
  readonly left: number;
  /** Seats sold beyond those there are now, since a vehicle became smaller. */
  readonly excess: number;
  readonly status: TripStatus;
}

/** All that leaves a station on one date of its own calendar. */
export async function departuresOf(strapi: Core.Strapi, station: PanelStation, date: LocalDate): Promise<Departure[]> {
  const { from, until } = dayBounds(date, station.timeZone);
  const span = { stationId: station.id, destinationId: null, from, until, page: 1, pageSize: DAY_LIMIT };
  const { trips } = await searchTrips(strapi.db.connection, span);
  const ids = trips.map(({ documentId }) => documentId);
  const [found, vehicles] = await Promise.all([
    bookingPort(strapi).allotments.find(TRADE, ids),
    vehiclesOf(strapi, ids),
  ]);
  return trips.map((trip) => ({
    documentId: trip.documentId,
    departure: trip.departure,
    destination: trip.destination.name,
    vehicle: vehicles.get(trip.documentId) ?? null,
    ...seatsOf(trip, found.get(trip.documentId)?.taken ?? 0),
    status: statusOf(trip),
  }));
}

const seatsOf = ({ seats }: TripRow, taken: number) => ({
  seats,
  taken,
  left: unitsLeft({ capacity: seats, taken }),
  excess: Math.max(0, taken - seats),
});

async function vehiclesOf(strapi: Core.Strapi, trips: readonly string[]): Promise<Map<string, Vehicle>> {
  const rows: { documentId: string; vehicle: Vehicle | null }[] = await strapi.db.query(TRIP).findMany({
    select: ['documentId'],
    where: { documentId: { $in: trips } },
    populate: { vehicle: { select: ['plate', 'owner', 'phone'] } },
  });
  return new Map(
    rows.flatMap(({ documentId, vehicle }): [string, Vehicle][] => {
      if (!vehicle) return [];
      const { plate, owner, phone } = vehicle;
      return [[documentId, { plate, owner, phone }]];
    }),
  );
}

export interface Coming {
  readonly documentId: string;
  readonly departure: Date;
  readonly station: Pick<PanelStation, 'name' | 'timeZone'>;
  readonly destination: string;
  readonly seats: number;
  readonly left: number;
}

/** What still leaves these stations today, by the clock of each, in the order it leaves. */
export async function comingToday(
  strapi: Core.Strapi,
  stations: readonly PanelStation[],
  now: Date,
  limit: number,
): Promise<{ coming: Coming[]; total: number }> {
  const byId = new Map(stations.map((station) => [station.id, station]));
  const span = { $gt: now, $lt: new Date(now.getTime() + DAY_MS) };
  const rows: { documentId: string; departure: string; station: { id: number }; destination: { name: string } }[] =
    await strapi.db.query(TRIP).findMany({
      select: ['documentId', 'departure'],
      where: { station: { id: { $in: [...byId.keys()] } }, tripStatus: 'scheduled', departure: span },
      populate: { station: { select: ['id'] }, destination: { select: ['name'] } },
      orderBy: [{ departure: 'asc' }, { id: 'asc' }],
    });
  const today = rows.flatMap(({ station: { id }, departure, ...trip }) => {
    const station = byId.get(id);
    const at = new Date(departure);
    const isToday = station && localDateOf(at, station.timeZone) === localDateOf(now, station.timeZone);
    return isToday ? [{ ...trip, departure: at, station }] : [];
  });
  const shown = today.slice(0, limit);
  const found = await bookingPort(strapi).allotments.find(
    TRADE,
    shown.map(({ documentId }) => documentId),
  );
  return {
    coming: shown.map(({ documentId, departure, station, destination }) => {
      const allotment = found.get(documentId);
      return {
        documentId,
        departure,
        station: { name: station.name, timeZone: station.timeZone },
        destination: destination.name,
        seats: allotment?.capacity ?? 0,
        left: allotment ? unitsLeft(allotment) : 0,
      };
    }),
    total: today.length,
  };
}
