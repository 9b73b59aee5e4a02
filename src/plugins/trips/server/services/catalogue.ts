import type { Core } from '@strapi/strapi';
import { bookingPort, dayBounds, fleeting, type LocalDate, Refusal, unitsLeft } from '../../../booking/server/port';
import { type Station, statusOf, type TripRow, type TripView, viewOf } from '../domain/trip';
import { findDestinations, findStations, findStationsBy, findTrips, searchTrips } from '../persistence/catalogue';

export interface Page {
  readonly page: number;
  readonly pageSize: number;
}

export interface SearchQuery extends Page {
  /** Slug of the station. */
  readonly from: string;
  /** Slug of the destination; without one, trips to anywhere. */
  readonly to?: string | undefined;
  /** In the station's own zone. */
  readonly date: LocalDate;
}

export type TripWithSeats = TripView & { readonly seatsLeft: number };

export interface ForSale {
  readonly trip: TripRow;
  readonly allotmentId: number;
  readonly seatsLeft: number;
}

const TRADE = 'trips';

/** What everybody may see: stations, trips and the seats they have left. */
export function createCatalogue({ strapi }: { strapi: Core.Strapi }) {
  const db = () => strapi.db.connection;
  const allotments = () => bookingPort(strapi).allotments;
  const bySlug = fleeting(async (slug: string) => (await findStationsBy(db(), 'slug', [slug]))[0]);

  async function findStation(slug: string): Promise<Station> {
    const station = await bySlug(slug);
    if (!station) throw new Refusal('NOT_FOUND', 'There is no such station.');
    return station;
  }

  async function readTrip(documentId: string): Promise<ForSale | undefined> {
    const [[trip], found] = await Promise.all([findTrips(db(), [documentId]), allotments().find(TRADE, [documentId])]);
    const allotment = found.get(documentId);
    if (!trip || !allotment) return undefined;
    return { trip, allotmentId: allotment.id, seatsLeft: allotment.closed ? 0 : unitsLeft(allotment) };
  }

  const byDocumentId = fleeting(readTrip);

  // The day's trips may be a second old where another process changed them; the seats that they have left never are.
  let edition = 0;
  const byDay = fleeting(async (key: string) => {
    const { from, to, date, page, pageSize } = JSON.parse(key) as SearchQuery;
    const [station, destination] = await Promise.all([findStation(from), to === undefined ? null : findStation(to)]);
    const { from: start, until } = dayBounds(date, station.timeZone);
    const wanted = {
      from: start,
      until,
      page,
      pageSize,
      stationId: station.id,
      destinationId: destination?.id ?? null,
    };
    return searchTrips(db(), wanted, destination ? [station, destination] : [station]);
  });

  return {
    stations: (page: Page): Promise<{ stations: Station[]; total: number }> => findStations(db(), page),

    /** @throws Refusal NOT_FOUND */
    station: findStation,

    destinations: (station: Station) => findDestinations(db(), station.id),

    /**
     * Trips that leave a station on a local date of its own, 23 or 25 hours long on the days of the time change.
     * @throws Refusal NOT_FOUND for a station that is not there
     */
    async search({ from, to, date, page, pageSize }: SearchQuery): Promise<{ trips: TripWithSeats[]; total: number }> {
      const { trips, total } = await byDay(JSON.stringify({ edition, from, to, date, page, pageSize }));
      const found = await allotments().find(
        TRADE,
        trips.map((trip) => trip.documentId),
      );
      const left = (trip: TripRow): number => {
        const allotment = found.get(trip.documentId);
        return allotment && statusOf(trip) === 'scheduled' ? unitsLeft(allotment) : 0;
      };
      return { trips: trips.map((trip) => ({ ...viewOf(trip), seatsLeft: left(trip) })), total };
    },

    /** A trip as it was within the last second; undefined when there is none. */
    forSale: byDocumentId,

    /** This process has changed what is planned: whoever looks next reads it. */
    changed(): void {
      edition += 1;
    },

    /** A trip as it is now. @throws Refusal NOT_FOUND */
    async trip(documentId: string): Promise<TripWithSeats & Pick<Station, 'payAtVenue' | 'holdMinutes'>> {
      const found = await readTrip(documentId);
      if (!found) throw noSuchTrip();
      const { trip, seatsLeft } = found;
      const left = statusOf(trip) === 'scheduled' ? seatsLeft : 0;
      const { payAtVenue, holdMinutes } = trip.from;
      return { ...viewOf(trip), seatsLeft: left, payAtVenue, holdMinutes };
    },
  };
}

export const noSuchTrip = (): Refusal => new Refusal('NOT_FOUND', 'There is no such trip.');

export type Catalogue = ReturnType<typeof createCatalogue>;

export const catalogue = (strapi: Core.Strapi): Catalogue => strapi.plugin('trips').service('catalogue');
