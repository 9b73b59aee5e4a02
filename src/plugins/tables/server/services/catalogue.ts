import type { Core } from '@strapi/strapi';
import { addDays, bookingPort, fleeting, type LocalDate, localDateOf, Refusal } from '../../../booking/server/port';
import { type CalendarDay, calendarDay, type DayState, dayState, exceptionKey } from '../domain/availability';
import { type Exception, sittingOn } from '../domain/hours';
import type { Restaurant } from '../domain/restaurant';
import { findDays, findDiary, findRestaurants, findRestaurantsBy } from '../persistence/restaurants';
import { TRADE } from './names';

export interface Page {
  readonly page: number;
  readonly pageSize: number;
}

export interface AvailabilityQuery {
  readonly from: LocalDate;
  /** Included. */
  readonly to: LocalDate;
  readonly covers: number;
}

/** A date as those who book it need it. */
export interface DateAt {
  readonly exceptions: ReadonlyMap<number, Exception>;
  /** The database's clock. */
  readonly now: Date;
  readonly today: LocalDate;
}

interface Known {
  readonly restaurant: Restaurant;
  /** Of its rows, when it was read. */
  readonly version: string;
}

const RESTAURANTS_KEPT = 2000;
/** A month of one takes some 100 kB. */
const CALENDARS_KEPT = 200;
/** Closings are told this far ahead. */
const CLOSINGS_DAYS = 60;
const DAY_MS = 86_400_000;
/** Services go on past midnight, in zones on both sides of UTC. */
const MARGIN_MS = 2 * DAY_MS;

/** What everybody may see: restaurants, their hours, and what they have left. */
export function createCatalogue({ strapi }: { strapi: Core.Strapi }) {
  const db = () => strapi.db.connection;
  const bySlug = fleeting(async (slug: string) => (await findRestaurantsBy(db(), 'slug', [slug]))[0]);
  const known = new Map<string, Known>();
  const calendars = new Map<string, readonly CalendarDay[]>();

  /** The version was read before the restaurant: what changes in between is noticed by the next who looks. */
  async function learn(slug: string, version: string): Promise<void> {
    const [restaurant] = await findRestaurantsBy(db(), 'slug', [slug]);
    if (!restaurant) throw noSuchRestaurant();
    keep(known, slug, { restaurant, version }, RESTAURANTS_KEPT);
  }

  /** When one may sit down is the same for everybody who looks. */
  function calendarOf({ restaurant, version }: Known, from: LocalDate, to: LocalDate): readonly CalendarDay[] {
    const key = `${version} ${from} ${to}`;
    const found = calendars.get(key) ?? datesBetween(from, to).map((date) => calendarDay(restaurant, date));
    keep(calendars, key, found, CALENDARS_KEPT);
    return found;
  }

  const idsOf = ({ services }: Restaurant): number[] => services.map(({ id }) => id);

  return {
    restaurants: (page: Page): Promise<{ restaurants: Restaurant[]; total: number }> => findRestaurants(db(), page),

    /** As it was within the last second. @throws Refusal NOT_FOUND */
    async restaurant(slug: string): Promise<Restaurant> {
      const restaurant = await bySlug(slug);
      if (!restaurant) throw noSuchRestaurant();
      return restaurant;
    },

    /** Dates of the coming weeks on which none of its services takes place. */
    async closedDates(restaurant: Restaurant): Promise<LocalDate[]> {
      const from = localDateOf(new Date(), restaurant.timeZone);
      const dates = datesBetween(from, addDays(from, CLOSINGS_DAYS - 1));
      const { days } = await findDays(db(), idsOf(restaurant), from, dates.at(-1) as LocalDate);
      const exceptions = new Map(days.map((day) => [exceptionKey(day.serviceId, day.date), day]));
      return dates.filter((date) =>
        restaurant.services.every(({ id, week }) => !sittingOn(week, exceptions.get(exceptionKey(id, date)), date)),
      );
    },

    /** What is different about a date, as it is now. */
    async onDate(restaurant: Restaurant, date: LocalDate): Promise<DateAt> {
      const { now, days } = await findDays(db(), idsOf(restaurant), date, date);
      const exceptions = new Map(days.map((day) => [day.serviceId, day]));
      return { exceptions, now, today: localDateOf(now, restaurant.timeZone) };
    },

    /**
     * What a party of this size finds from one date to another, as it is now, in two statements however much is booked:
     * hours are kept until their rows change, closings and what is left are read anew each time.
     * @throws Refusal NOT_FOUND
     */
    async availability(slug: string, query: AvailabilityQuery): Promise<DayState[]> {
      const { from, to, covers } = query;
      const here = known.get(slug);
      const [{ now, days, version }, stocks] = await Promise.all([
        findDiary(db(), slug, from, to),
        here && bookingPort(strapi).allotments.stocksAt(TRADE, here.restaurant.documentId, ...around(from, to)),
      ]);
      if (version === null) throw noSuchRestaurant();
      if (here?.version !== version || !stocks) {
        await learn(slug, version);
        return this.availability(slug, query);
      }
      const { restaurant } = here;
      const exceptions = new Map(days.map((day) => [exceptionKey(day.serviceId, day.date), day]));
      const situation = { covers, now, today: localDateOf(now, restaurant.timeZone), exceptions, stocks };
      return calendarOf(here, from, to).map((day) => dayState(restaurant, day, situation));
    },
  };
}

/** What was used last is kept longest. */
function keep<V>(kept: Map<string, V>, key: string, value: V, limit: number): void {
  kept.delete(key);
  const oldest = kept.size >= limit ? kept.keys().next().value : undefined;
  if (oldest !== undefined) kept.delete(oldest);
  kept.set(key, value);
}

const noSuchRestaurant = (): Refusal => new Refusal('NOT_FOUND', 'There is no such restaurant.');

/** Both included. */
export function datesBetween(from: LocalDate, to: LocalDate): LocalDate[] {
  const [first, last] = [from, to].map((date) => Date.parse(`${date}T00:00:00Z`)) as [number, number];
  const count = Math.max(0, Math.round((last - first) / DAY_MS) + 1);
  return Array.from({ length: count }, (_, day) => new Date(first + day * DAY_MS).toISOString().slice(0, 10));
}

const around = (from: LocalDate, to: LocalDate): [Date, Date] => [
  new Date(Date.parse(`${from}T00:00:00Z`) - MARGIN_MS),
  new Date(Date.parse(`${to}T00:00:00Z`) + MARGIN_MS + DAY_MS),
];

export type Catalogue = ReturnType<typeof createCatalogue>;

export const catalogue = (strapi: Core.Strapi): Catalogue => strapi.plugin('tables').service('catalogue');
