import type { BookedTable, DayState, RestaurantDay } from '../api/types';

/** A booking that looks for another place. */
export interface Mover {
  covers: number;
  /** Covers that it gives back where it is. */
  own: number;
  table: Pick<BookedTable, 'date' | 'service'>;
  /** It has its table, and will not give it for a place on a list. */
  isSure: boolean;
}

const best: readonly DayState[] = ['open', 'manual', 'waiting', 'full', 'closed'];

/** A day as a booking that moves finds it: its own covers come free, and a table that is sure is not given for a maybe. */
export function asSeenBy(day: RestaurantDay, { covers, own, table, isSure }: Mover): RestaurantDay {
  if (!isSure) return day;
  const services = day.services.map((service) => {
    const back = table.date === day.date && table.service?.key === service.key ? own : 0;
    const times = service.times.map((time) => ({ ...time, ...seen(time, covers, back) }));
    const left = service.left === null ? null : service.left + back;
    return { ...service, left, state: bestOf(times.map(({ state }) => state)), times };
  });
  return { ...day, services, state: bestOf(services.map(({ state }) => state)) };
}

function seen(
  { state, left }: { state: DayState; left: number | null },
  covers: number,
  back: number,
): { state: DayState; left: number | null } {
  if (state === 'closed' || state === 'full') return { state, left };
  if (left === null) return { state: 'full', left };
  return { state: left + back >= covers ? 'open' : 'full', left: left + back };
}

const bestOf = (states: readonly DayState[]): DayState => best.find((state) => states.includes(state)) ?? 'closed';
