import { minutesOfOpening, type Opening, type Sitting } from './hours';
import { beginningAt, endAt, type LocalDate, type Moment, momentsOf } from './wall-clock';

/** How a restaurant divides and counts its services. */
export interface Counting {
  readonly countPer: 'service' | 'slot';
  readonly slotMinutes: number;
  /** How long a party stays, in minutes; null: until the service ends, counted in its first slot alone. */
  readonly dwellMinutes: number | null;
  readonly timeZone: string;
}

/** What is counted: a whole service of one date, or one slot of it. */
export interface Countable {
  readonly resource: string;
  readonly startsAt: number;
  readonly endsAt: number;
}

const MINUTE_MS = 60_000;

/**
 * When parties may sit down: from opening to the last seating, by the clock on the wall, which therefore shows the same
 * times every night. On the nights of the time change a time that never comes is left out, and one that comes twice is
 * there twice, told apart by its offset.
 */
export function seatingsOf(sitting: Sitting, { slotMinutes, timeZone }: Counting): Moment[] {
  const { opens, lastSeating } = minutesOfOpening(sitting);
  const count = Math.floor((lastSeating - opens) / slotMinutes) + 1;
  const minutes = Array.from({ length: count }, (_, nth) => opens + nth * slotMinutes);
  return momentsOf(sitting.date, minutes, timeZone);
}

/** From opening to closing. */
export function spanOf(sitting: Opening & { date: LocalDate }, timeZone: string): { startsAt: number; endsAt: number } {
  const { opens, closes } = minutesOfOpening(sitting);
  return { startsAt: beginningAt(sitting.date, opens, timeZone), endsAt: endAt(sitting.date, closes, timeZone) };
}

const serviceResource = (service: string, date: LocalDate): string => `${service}/${date}`;
export const slotResource = (service: string, date: LocalDate, { time }: Pick<Moment, 'time'>): string =>
  `${service}/${date}/${time}`;

/** The way back. */
export function parseResource(resource: string): { service: string; date: LocalDate; time: string | null } | undefined {
  const [service, date, time = null] = resource.split('/');
  return service && date ? { service, date, time } : undefined;
}

/** All that is counted of a service on one date. */
export function countablesOf(service: string, sitting: Sitting, counting: Counting): Countable[] {
  if (counting.countPer === 'service')
    return [{ resource: serviceResource(service, sitting.date), ...spanOf(sitting, counting.timeZone) }];
  return seatingsOf(sitting, counting).map((seating) => ({
    resource: slotResource(service, sitting.date, seating),
    startsAt: seating.at,
    endsAt: seating.at + counting.slotMinutes * MINUTE_MS,
  }));
}

/** What a party that sits down at this time counts in: its service, or every slot that it sits through. */
export function resourcesFor(
  service: string,
  date: LocalDate,
  seatings: readonly Moment[],
  seating: Moment,
  { countPer, dwellMinutes }: Counting,
): string[] {
  if (countPer === 'service') return [serviceResource(service, date)];
  const leaves = seating.at + Math.max(1, dwellMinutes ?? 0) * MINUTE_MS;
  return seatings.filter(({ at }) => at >= seating.at && at < leaves).map((each) => slotResource(service, date, each));
}

/** From sitting down to leaving. */
export function stayOf(seating: Moment, sitting: Sitting, { dwellMinutes, timeZone }: Counting): [Date, Date] {
  const leaves = dwellMinutes === null ? spanOf(sitting, timeZone).endsAt : seating.at + dwellMinutes * MINUTE_MS;
  return [new Date(seating.at), new Date(Math.max(leaves, seating.at))];
}
