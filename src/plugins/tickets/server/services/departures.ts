import type { Core } from '@strapi/strapi';
import { type Booking, bookingPort, dayBounds, type LocalDate, localDateOf } from '../../../booking/server/port';
import { attendancesOf } from '../persistence/check-ins';
import { enteredBy } from './answers';
import { type Trip, type TripView, ticketTrades, tripOf, viewsOf } from './trips';

const ALLOTMENT = 'plugin::booking.allotment';
const HOUR_MS = 3_600_000;
/** No clock on earth is further from UTC. */
const ZONES_MS = 14 * HOUR_MS;
/** More than the stations of one person send out in a day. */
const LIMIT = 1000;

/** Seats that are expected at the door, and those that have come. */
export interface Departure extends TripView {
  readonly seats: number;
  readonly attended: number;
}

/** A passenger as the phone keeps them for when the line is down. */
export interface Entry {
  readonly code: string;
  readonly name: string;
  readonly seats: number;
  readonly status: Booking['status'];
  /** A ticket with another number is out of date. */
  readonly linkVersion: number;
  readonly attendedAt: Date | null;
  readonly attendedBy: string | null;
  /** False: they pay at the station. Null: nobody said. */
  readonly paid: boolean | null;
}

/**
 * What leaves on one date of each station's own calendar, in the order it leaves.
 * @param date null: today
 * @param venues whose trips; null: all that `sees` lets through
 */
export async function departuresOf(
  strapi: Core.Strapi,
  { date, venues, now }: { date: LocalDate | null; venues: readonly string[] | null; now: Date },
  sees: (row: { venue: string }) => boolean,
): Promise<Departure[]> {
  const day = dayBounds(date ?? localDateOf(now, 'UTC'), 'UTC');
  const $gte = new Date(day.from.getTime() - ZONES_MS);
  const $lt = new Date(day.until.getTime() + ZONES_MS);
  const trips: Trip[] = [];
  for (const trade of ticketTrades(strapi)) {
    const where = { trade: trade.name, startsAt: { $gte, $lt }, ...(venues && { venue: { $in: [...venues] } }) };
    const rows = await strapi.db.query(ALLOTMENT).findMany({ where, orderBy: [{ startsAt: 'asc' }], limit: LIMIT });
    trips.push(...rows.map((row) => tripOf(trade, { ...row, startsAt: new Date(row.startsAt) })).filter(sees));
  }
  const views = await viewsOf(trips);
  const wanted = trips.flatMap((trip) => {
    const view = views.get(trip.resource);
    const isOn = view && localDateOf(trip.startsAt, view.timeZone) === (date ?? localDateOf(now, view.timeZone));
    return isOn ? [{ trip, view }] : [];
  });
  const counts = await countsOf(
    strapi,
    wanted.map(({ trip }) => trip),
  );
  return wanted.map(({ trip, view }) => ({ ...view, ...(counts.get(trip.resource) ?? { seats: 0, attended: 0 }) }));
}

async function countsOf(strapi: Core.Strapi, trips: readonly Trip[]) {
  const { allotments } = bookingPort(strapi);
  const counts = new Map<string, { seats: number; attended: number }>();
  for (const [trade, own] of Map.groupBy(trips, (trip) => trip.trade.name)) {
    const bookings = await allotments.bookingsOf(
      trade,
      own.map(({ resource }) => resource),
    );
    const expected = bookings.filter(({ status }) => ['confirmed', 'attended', 'no_show'].includes(status));
    const claimed = await allotments.resourcesOf(expected.map(({ id }) => id));
    for (const { id, status, quantity } of expected) {
      for (const resource of claimed.get(id) ?? []) {
        const { seats, attended } = counts.get(resource) ?? { seats: 0, attended: 0 };
        counts.set(resource, { seats: seats + quantity, attended: attended + (status === 'attended' ? quantity : 0) });
      }
    }
  }
  return counts;
}

/** Everybody who booked this trip, but for holds that came to nothing: also who is refused at the door, and why. */
export async function entriesOf(
  strapi: Core.Strapi,
  { trade, resource }: Trip,
  sees: (booking: Booking) => boolean,
): Promise<Entry[]> {
  const booked = await bookingPort(strapi).allotments.bookingsOf(trade.name, [resource]);
  const bookings = booked.filter((booking) => booking.status !== 'expired' && sees(booking));
  const [attendances, paid] = await Promise.all([
    attendancesOf(
      strapi.db.connection,
      bookings.map(({ id }) => id),
    ),
    bookingPort(strapi).arePaid(bookings),
  ]);
  return bookings.map(({ id, code, contact, quantity, status, linkVersion }) => {
    const attendance = attendances.get(id);
    const { at: attendedAt, by: attendedBy } = attendance ? enteredBy(attendance) : { at: null, by: null };
    const { name } = contact;
    return { code, name, seats: quantity, status, linkVersion, attendedAt, attendedBy, paid: paid.get(id) ?? null };
  });
}
