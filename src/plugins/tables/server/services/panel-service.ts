import type { Core } from '@strapi/strapi';
import {
  type Allotment,
  type Booking,
  bookingPort,
  type LocalDate,
  unitsLeft,
  type Visits,
} from '../../../booking/server/port';
import { sittingOn } from '../domain/hours';
import type { Restaurant, Service } from '../domain/restaurant';
import { parseResource, seatingsOf, slotResource } from '../domain/seatings';
import { wallTimeAt } from '../domain/wall-clock';
import { findDays } from '../persistence/restaurants';
import { TRADE } from './names';
import { around, bookOf, type ServiceDay } from './panel-book';

/** A time at which parties sit down. */
export interface Slot {
  readonly time: string;
  /** Where slots are counted one by one; else null. */
  readonly taken: number | null;
  readonly left: number | null;
}

/** A booking as it stands in the book. */
export interface BookLine
  extends Pick<Booking, 'documentId' | 'code' | 'status' | 'quantity' | 'startsAt' | 'holdExpiresAt'> {
  /** By the clock on the restaurant's wall. */
  readonly time: string;
  readonly contact: Booking['contact'];
  readonly notes: string | null;
  readonly createdAt: Date;
  /** Whether covers are left for all of it where it would sit. */
  readonly fits: boolean;
  /** When staff said that it had come. */
  readonly arrivedAt: Date | null;
  /** What the restaurant knows of the same person; null: never seen before. */
  readonly seen: Visits | null;
}

export interface ServicePage extends ServiceDay {
  readonly date: LocalDate;
  readonly slots: readonly Slot[];
  readonly bookings: readonly BookLine[];
}

/** One service of one date with everybody who has asked for a table, in the order in which they sit down. */
export async function servicePage(
  strapi: Core.Strapi,
  restaurant: Restaurant,
  service: Service,
  date: LocalDate,
): Promise<ServicePage> {
  const [book, stocks] = await Promise.all([
    bookOf(strapi, { ...restaurant, services: [service] }, date, date),
    stocksOn(strapi, restaurant, service, date),
  ]);
  const bookings = await bookingPort(strapi).allotments.bookingsOf(TRADE, [...stocks.keys()]);
  return {
    ...(book[0]?.services[0] as ServiceDay),
    date,
    slots: await slotsOn(strapi, restaurant, service, date, stocks),
    bookings: await linesOf(strapi, restaurant, bookings, stocks),
  };
}

async function stocksOn(strapi: Core.Strapi, { documentId }: Restaurant, service: Service, date: LocalDate) {
  const all = await bookingPort(strapi).allotments.atVenue(TRADE, documentId, ...around(date, date));
  return new Map(
    [...all].filter(([resource]) => {
      const counted = parseResource(resource);
      return counted?.service === service.documentId && counted.date === date;
    }),
  );
}

type Stocks = ReadonlyMap<string, Allotment>;

async function slotsOn(
  strapi: Core.Strapi,
  restaurant: Restaurant,
  service: Service,
  date: LocalDate,
  stocks: Stocks,
): Promise<Slot[]> {
  const { days } = await findDays(strapi.db.connection, [service.id], date, date);
  const sitting = sittingOn(service.week, days[0], date);
  if (!sitting) return [];
  return seatingsOf(sitting, restaurant).map((seating) => {
    if (restaurant.countPer === 'service') return { time: seating.time, taken: null, left: null };
    const stock = stocks.get(slotResource(service.documentId, date, seating));
    const left = stock ? leftOf(stock) : sitting.covers;
    return { time: seating.time, taken: stock?.taken ?? 0, left };
  });
}

const leftOf = (stock: Allotment): number | null => (stock.capacity === null ? null : unitsLeft(stock));

async function linesOf(
  strapi: Core.Strapi,
  { timeZone }: Restaurant,
  bookings: readonly Booking[],
  stocks: Stocks,
): Promise<BookLine[]> {
  const engine = bookingPort(strapi);
  const ids = bookings.map(({ id }) => id);
  const came = bookings.filter(({ status }) => status === 'attended').map(({ id }) => id);
  const [resources, seen, revisions] = await Promise.all([
    engine.allotments.resourcesOf(ids),
    engine.visitsOf(ids),
    engine.revisionsOf(came),
  ]);
  return bookings
    .map(
      ({ id, documentId, code, status, quantity, startsAt, holdExpiresAt, contact, notes, createdAt }): BookLine => ({
        documentId,
        code,
        status,
        quantity,
        startsAt,
        holdExpiresAt,
        contact,
        notes,
        createdAt,
        time: wallTimeAt(startsAt.getTime(), timeZone),
        fits: (resources.get(id) ?? []).every((resource) => {
          const stock = stocks.get(resource);
          return !stock || (leftOf(stock) ?? quantity) >= quantity;
        }),
        arrivedAt: revisions.get(id)?.changedAt ?? null,
        seen: seen.get(id) ?? null,
      }),
    )
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || a.createdAt.getTime() - b.createdAt.getTime());
}
