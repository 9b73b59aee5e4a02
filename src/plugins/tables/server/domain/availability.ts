import { type Exception, type Sitting, sittingOn } from './hours';
import type { Restaurant, Service } from './restaurant';
import { resourcesFor, seatingsOf } from './seatings';
import type { LocalDate, Moment } from './wall-clock';
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

export interface TimeState {
  readonly time: string;
  readonly startsAt: Date;
  readonly state: State;
  /** Covers left; null where none are set, or nothing is taken. */
  readonly left: number | null;
}

export interface ServiceState {
  readonly service: Service;
  readonly state: State;
  readonly left: number | null;
  readonly times: readonly TimeState[];
}

export interface DayState {
  readonly date: LocalDate;
  readonly state: State;
  readonly services: readonly ServiceState[];
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
const MINUTE_MS = 60_000;

const best = (states: readonly State[]): State => BEST.find((state) => states.includes(state)) ?? 'closed';

export const exceptionKey = (serviceId: number, date: LocalDate): string => `${serviceId}/${date}`;

/** One date of a restaurant, for a party of some size. */
export function dayState(restaurant: Restaurant, date: LocalDate, situation: Situation): DayState {
  const ahead = daysBetween(situation.today, date);
  const isBookable = ahead >= -1 && ahead <= restaurant.daysAhead;
  const services = restaurant.services.map((service): ServiceState => {
    const exception = situation.exceptions.get(exceptionKey(service.id, date));
    const sitting = isBookable ? sittingOn(service.week, exception, date) : undefined;
    return sitting ? serviceState(restaurant, service, sitting, situation) : closedService(service);
  });
  return { date, state: best(services.map(({ state }) => state)), services };
}

const closedService = (service: Service): ServiceState => ({ service, state: 'closed', left: null, times: [] });

function serviceState(restaurant: Restaurant, service: Service, sitting: Sitting, situation: Situation): ServiceState {
  const seatings = seatingsOf(sitting, restaurant);
  const times = seatings.map((seating): TimeState => {
    const startsAt = new Date(seating.at);
    if (isTooLate(restaurant, seating, situation.now)) {
      return { time: seating.time, startsAt, state: 'closed', left: null };
    }
    const resources = resourcesFor(service.documentId, sitting.date, seatings, seating, restaurant);
    const stocks = resources.map((resource) => situation.stocks.get(resource) ?? untouched(sitting));
    return { time: seating.time, startsAt, ...stateOf(restaurant, stocks, situation.covers) };
  });
  const left = times.flatMap((time) => time.left ?? []);
  return {
    service,
    state: best(times.map(({ state }) => state)),
    left: left.length > 0 ? Math.max(...left) : null,
    times,
  };
}

const isTooLate = ({ leadMinutes }: Restaurant, { at }: Moment, now: Date): boolean =>
  at <= now.getTime() || at - leadMinutes * MINUTE_MS < now.getTime();

const untouched = ({ covers }: Sitting): Stock => ({ capacity: covers, taken: 0, closed: false });

function stateOf(
  { largestParty }: Restaurant,
  stocks: readonly Stock[],
  covers: number,
): Pick<TimeState, 'state' | 'left'> {
  if (stocks.some(({ closed }) => closed)) return { state: 'closed', left: null };
  const byHand = stocks.some(({ capacity }) => capacity === null);
  const left = byHand ? null : Math.max(0, Math.min(...stocks.map(({ capacity, taken }) => (capacity ?? 0) - taken)));
  if (covers > largestParty) return { state: 'full', left };
  if (left === null) return { state: 'manual', left };
  return { state: left >= covers ? 'open' : 'waiting', left };
}
