import { type Exception, sittingOn } from './hours';
import type { Restaurant, Service } from './restaurant';
import { resourcesFor, seatingsOf } from './seatings';
import type { LocalDate } from './wall-clock';
import { daysBetween } from './wish';

/**
 * `open`: a party of this size is confirmed at once. `waiting`: full, it may ask and wait. `manual`: the restaurant decides
 * each time. `full`: nothing is taken from a party of this size. `closed`: closed, past, or outside of how far ahead and
 * how late one may book.
 */
export type State = 'open' | 'waiting' | 'manual' | 'full' | 'closed';

/** What is left of something counted; undefined as long as nobody has asked for it. */
export interface Stock {
  readonly capacity: number | null;
  readonly taken: number;
  readonly closed: boolean;
}

interface Left {
  readonly state: State;
  /** Covers left; null where none are set, or nothing is taken. */
  readonly left: number | null;
}

export interface TimeState extends Left {
  readonly time: string;
  /** UTC, as answers write it: there are hundreds of them in one. */
  readonly startsAt: string;
}

export interface ServiceState extends Left {
  readonly service: Service;
  readonly times: readonly TimeState[];
}

export interface DayState {
  readonly date: LocalDate;
  readonly state: State;
  readonly services: readonly ServiceState[];
}

/** When one may sit down on a date, and what a party counts in then: the same for everybody, whatever is booked. */
export interface CalendarDay {
  readonly date: LocalDate;
  readonly services: readonly CalendarService[];
}

interface CalendarService {
  readonly service: Service;
  /** What each of its allotments begins with; null: by hand. */
  readonly covers: number | null;
  /** None: the service does not take place. */
  readonly times: readonly CalendarTime[];
}

interface CalendarTime extends Pick<TimeState, 'time' | 'startsAt'> {
  readonly at: number;
  readonly resources: readonly string[];
}

export interface Situation {
  /** Size of the party. */
  readonly covers: number;
  readonly now: Date;
  /** At the restaurant, now. */
  readonly today: LocalDate;
  /** What is different about a date, by the service's id and the date: `7/2026-12-31`. */
  readonly exceptions: ReadonlyMap<string, Exception>;
  /** What is counted already, by resource. */
  readonly stocks: ReadonlyMap<string, Stock>;
}

/** What a customer reads first is what helps most. */
const BEST: readonly State[] = ['open', 'manual', 'waiting', 'full', 'closed'];
const CLOSED: Left = { state: 'closed', left: null };
const MINUTE_MS = 60_000;

const best = (states: readonly Left[]): State =>
  BEST.find((state) => states.some((each) => each.state === state)) ?? 'closed';

export const exceptionKey = (serviceId: number, date: LocalDate): string => `${serviceId}/${date}`;

/** A date as the week has it. */
export const calendarDay = (restaurant: Restaurant, date: LocalDate): CalendarDay => ({
  date,
  services: restaurant.services.map((service) => calendarService(restaurant, service, date, undefined)),
});

function calendarService(
  restaurant: Restaurant,
  service: Service,
  date: LocalDate,
  exception: Exception | undefined,
): CalendarService {
  const sitting = sittingOn(service.week, exception, date);
  const seatings = sitting ? seatingsOf(sitting, restaurant) : [];
  const times = seatings.map((seating) => ({
    time: seating.time,
    at: seating.at,
    startsAt: new Date(seating.at).toISOString(),
    resources: resourcesFor(service.documentId, date, seatings, seating, restaurant),
  }));
  return { service, covers: sitting?.covers ?? null, times };
}

/** One date of a restaurant, for a party of some size. */
export function dayState(restaurant: Restaurant, { date, services }: CalendarDay, situation: Situation): DayState {
  const ahead = daysBetween(situation.today, date);
  const isBookable = ahead >= -1 && ahead <= restaurant.daysAhead;
  const states = services.map((usual): ServiceState => {
    const { service } = usual;
    if (!isBookable) return { service, ...CLOSED, times: [] };
    const exception = situation.exceptions.get(exceptionKey(service.id, date));
    const planned = exception ? calendarService(restaurant, service, date, exception) : usual;
    return serviceState(restaurant, planned, situation);
  });
  return { date, state: best(states), services: states };
}

function serviceState(
  restaurant: Restaurant,
  { service, covers, times }: CalendarService,
  situation: Situation,
): ServiceState {
  const untouched: Stock = { capacity: covers, taken: 0, closed: false };
  const earliest = situation.now.getTime() + Math.max(1, restaurant.leadMinutes * MINUTE_MS);
  const states = times.map(({ time, startsAt, at, resources }): TimeState => {
    const { state, left } =
      at < earliest
        ? CLOSED
        : stateOf(
            restaurant,
            resources.map((resource) => situation.stocks.get(resource) ?? untouched),
            situation.covers,
          );
    return { time, startsAt, state, left };
  });
  const left = states.flatMap((each) => each.left ?? []);
  return { service, state: best(states), left: left.length > 0 ? Math.max(...left) : null, times: states };
}

function stateOf({ largestParty }: Restaurant, stocks: readonly Stock[], covers: number): Left {
  if (stocks.some(({ closed }) => closed)) return CLOSED;
  const byHand = stocks.some(({ capacity }) => capacity === null);
  const left = byHand ? null : Math.max(0, Math.min(...stocks.map(({ capacity, taken }) => (capacity ?? 0) - taken)));
  if (covers > largestParty) return { state: 'full', left };
  if (left === null) return { state: 'manual', left };
  return { state: left >= covers ? 'open' : 'waiting', left };
}
