import type { Core } from '@strapi/strapi';
import { type Allotment, addDays, bookingPort, type LocalDate, takesUnits } from '../../../booking/server/port';
import { exceptionKey } from '../domain/availability';
import { sittingOn } from '../domain/hours';
import type { Restaurant, Service, Words } from '../domain/restaurant';
import { parseResource, seatingsOf, slotResource } from '../domain/seatings';
import { findDays } from '../persistence/restaurants';
import { datesBetween } from './catalogue';
import { TRADE } from './names';

/** A service on one date, as its manager looks at it. */
export interface ServiceDay {
  /** documentId */
  readonly service: string;
  readonly names: Words;
  /** When it takes place; null: it does not. */
  readonly hours: { readonly opens: string; readonly closes: string; readonly lastSeating: string } | null;
  /** Closed on this date alone; the other dates without hours are closed by the week. */
  readonly closed: boolean;
  /** Something is different about this date. */
  readonly changed: boolean;
  readonly note: string | null;
  /** Of the service, or of each of its slots; null: every booking is by hand. */
  readonly covers: number | null;
  /** What the week says. */
  readonly usual: number | null;
  readonly taken: number;
  /** With slots: in the emptiest of them. Null where no covers are set. */
  readonly left: number | null;
  /** Taken beyond the covers, on purpose or since they were lowered. */
  readonly excess: number;
  /** Bookings that take covers. */
  readonly parties: number;
  readonly waiting: { readonly parties: number; readonly covers: number };
}

export interface BookDay {
  readonly date: LocalDate;
  readonly services: readonly ServiceDay[];
}

/** Services go on past midnight, in zones on both sides of UTC. */
const MARGIN_DAYS = 2;

/** From the beginning of one date to the end of another, and a little more on both sides. */
export const around = (from: LocalDate, to: LocalDate): [Date, Date] => [
  new Date(`${addDays(from, -MARGIN_DAYS)}T00:00:00Z`),
  new Date(`${addDays(to, MARGIN_DAYS + 1)}T00:00:00Z`),
];

interface Counted {
  readonly allotments: Allotment[];
  taken: number;
  parties: number;
  waitingParties: number;
  waitingCovers: number;
}

/** What is set, taken, left and asked for on each date, both included, in three statements however much is booked. */
export async function bookOf(
  strapi: Core.Strapi,
  restaurant: Restaurant,
  from: LocalDate,
  to: LocalDate,
): Promise<BookDay[]> {
  const { services, documentId } = restaurant;
  const ids = services.map(({ id }) => id);
  const [{ days }, counted] = await Promise.all([
    findDays(strapi.db.connection, ids, from, to),
    countedAt(strapi, documentId, from, to),
  ]);
  const exceptions = new Map(days.map((day) => [exceptionKey(day.serviceId, day.date), day]));
  return datesBetween(from, to).map((date) => ({
    date,
    services: services.map((service) =>
      serviceDay(
        restaurant,
        service,
        date,
        exceptions.get(exceptionKey(service.id, date)),
        counted.get(`${service.documentId}/${date}`),
      ),
    ),
  }));
}

async function countedAt(strapi: Core.Strapi, venue: string, from: LocalDate, to: LocalDate) {
  const engine = bookingPort(strapi);
  const [allotments, tallies] = await Promise.all([
    engine.allotments.atVenue(TRADE, venue, ...around(from, to)),
    engine.talliesAt(venue, ...around(from, to)),
  ]);
  const counted = new Map<string, Counted>();
  const at = (resource: string): Counted => {
    const parsed = parseResource(resource);
    const key = `${parsed?.service}/${parsed?.date}`;
    const found = counted.get(key) ?? { allotments: [], taken: 0, parties: 0, waitingParties: 0, waitingCovers: 0 };
    counted.set(key, found);
    return found;
  };
  for (const allotment of allotments.values()) at(allotment.resource).allotments.push(allotment);
  for (const { resource, status, bookings, units } of tallies) {
    const here = at(resource);
    if (takesUnits(status)) {
      here.taken += units;
      here.parties += bookings;
    }
    if (status === 'waiting') {
      here.waitingParties += bookings;
      here.waitingCovers += units;
    }
  }
  return counted;
}

type Exception = Awaited<ReturnType<typeof findDays>>['days'][number];

function serviceDay(
  restaurant: Restaurant,
  service: Service,
  date: LocalDate,
  exception: Exception | undefined,
  counted: Counted | undefined,
): ServiceDay {
  const sitting = sittingOn(service.week, exception, date);
  const usual = sittingOn(service.week, undefined, date)?.covers ?? null;
  const covers = sitting ? sitting.covers : (exception?.covers ?? counted?.allotments[0]?.capacity ?? null);
  return {
    service: service.documentId,
    names: service.names,
    hours: sitting ? { opens: sitting.opens, closes: sitting.closes, lastSeating: sitting.lastSeating } : null,
    closed: exception?.closed ?? false,
    changed: exception !== undefined,
    note: exception?.note ?? null,
    covers,
    usual,
    taken: counted?.taken ?? 0,
    left: sitting && covers !== null ? leftIn(restaurant, service, sitting, counted?.allotments ?? []) : null,
    excess: Math.max(
      0,
      ...(counted?.allotments ?? []).map(({ capacity, taken }) => (capacity === null ? 0 : taken - capacity)),
    ),
    parties: counted?.parties ?? 0,
    waiting: { parties: counted?.waitingParties ?? 0, covers: counted?.waitingCovers ?? 0 },
  };
}

/** In the service, or in the emptiest of its slots: one that nobody has asked for is still untouched. */
function leftIn(
  restaurant: Restaurant,
  service: Service,
  sitting: NonNullable<ReturnType<typeof sittingOn>>,
  allotments: readonly Allotment[],
): number {
  const covers = sitting.covers ?? 0;
  const lefts = allotments.map(({ capacity, taken }) => Math.max(0, (capacity ?? 0) - taken));
  if (restaurant.countPer === 'service') return lefts[0] ?? covers;
  const known = new Set(allotments.map(({ resource }) => resource));
  const untouched = seatingsOf(sitting, restaurant).some(
    (seating) => !known.has(slotResource(service.documentId, sitting.date, seating)),
  );
  return Math.max(0, ...lefts, ...(untouched ? [covers] : []));
}
