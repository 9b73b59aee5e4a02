import { type Exception, minutesOfOpening, type Sitting, sittingOn } from './hours';
import type { Restaurant, Service } from './restaurant';
import { seatingsOf } from './seatings';
import { DAY_MINUTES, isWallTime, type LocalDate, type Moment, minutesOf } from './wall-clock';

/** What a party asks for. */
export interface TableWish {
  /** The date of the service: half past midnight in Friday's dinner is Friday. */
  readonly date: LocalDate;
  /** `19:30`; `02:30+02:00` for one coming of a time that comes twice, else its first is meant. */
  readonly time: string;
  readonly covers: number;
  /** Key of the service, where two of them have the same time. */
  readonly service?: string | undefined;
}

export interface WishFault {
  readonly path: readonly string[];
  readonly code: string;
  readonly message: string;
}

/** A seat at a time that there is. */
export interface Seat {
  readonly service: Service;
  readonly sitting: Sitting;
  /** All of that sitting, in the order they come. */
  readonly seatings: readonly Moment[];
  readonly seating: Moment;
}

export interface Around {
  /** What is different about the date, by the service's id. */
  readonly exceptions: ReadonlyMap<number, Exception>;
  readonly now: Date;
  /** At the restaurant, now. */
  readonly today: LocalDate;
  /** Staff are bound by the hours, not by the limits that are set for customers. */
  readonly by: 'customer' | 'staff';
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const TIME = /^([01]\d|2[0-3]):[0-5]\d([+-]\d{2}:\d{2})?$/;

const fault = (path: string, code: string, message: string): WishFault => ({ path: [path], code, message });

export const daysBetween = (from: LocalDate, until: LocalDate): number =>
  Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

/** @returns where the party would sit, or what is wrong with its wish, by field */
export function seatFor(restaurant: Restaurant, wish: TableWish, around: Around): Seat | WishFault[] {
  const tooMany = coversFault(restaurant, wish, around);
  const seat = findSeat(restaurant, wish, around);
  const faults = [...tooMany, ...('code' in seat ? [seat] : lateness(restaurant, seat, around))];
  return faults.length > 0 || 'code' in seat ? faults : seat;
}

function coversFault({ largestParty }: Restaurant, { covers }: TableWish, { by }: Around): WishFault[] {
  if (covers < 1) return [fault('covers', 'too_small', 'A table is for one at least.')];
  if (by === 'staff' || covers <= largestParty) return [];
  return [fault('covers', 'too_large', `Parties of more than ${largestParty} are for the restaurant to take.`)];
}

function findSeat(restaurant: Restaurant, wish: TableWish, { exceptions, today, by }: Around): Seat | WishFault {
  const ahead = daysBetween(today, wish.date);
  // The small hours after yesterday's dinner are still to come; whether they are, the seat itself says.
  if (ahead < -1 && by === 'customer') return fault('date', 'past', 'That date is past.');
  if (ahead > restaurant.daysAhead && by === 'customer') {
    return fault('date', 'too_far', `One may book ${restaurant.daysAhead} days ahead.`);
  }
  if (!TIME.test(wish.time)) return fault('time', 'format', 'Not a time of day (HH:MM).');
  const asked = restaurant.services.filter(({ key }) => wish.service === undefined || key === wish.service);
  if (asked.length === 0) return fault('service', 'unknown', 'There is no such service.');
  const sittings = asked.flatMap((service) => {
    const sitting = sittingOn(service.week, exceptions.get(service.id), wish.date);
    return sitting ? [{ service, sitting, seatings: seatingsOf(sitting, restaurant) }] : [];
  });
  if (sittings.length === 0) return fault('date', 'closed', 'The restaurant is closed then.');
  for (const one of sittings) {
    const seating = one.seatings.find(({ time }) => time === wish.time || time.slice(0, 5) === wish.time);
    if (seating) return { ...one, seating };
  }
  return sittings.some(({ sitting }) => isWithin(sitting, wish.time))
    ? fault('time', 'between_slots', `Parties sit down every ${restaurant.slotMinutes} minutes.`)
    : fault('time', 'outside', 'Nobody is seated at that time.');
}

/** Between opening and the last seating, by the clock on the wall; not on the night when that time never comes. */
function isWithin(sitting: Sitting, time: string): boolean {
  const { opens, lastSeating } = minutesOfOpening(sitting);
  const wall = time.slice(0, 5);
  if (!isWallTime(wall)) return false;
  const minutes = minutesOf(wall);
  return [minutes, minutes + DAY_MINUTES].some((minute) => minute > opens && minute < lastSeating);
}

function lateness({ leadMinutes }: Restaurant, { seating }: Seat, { now, by }: Around): WishFault[] {
  if (by === 'staff') return [];
  if (seating.at <= now.getTime()) return [fault('date', 'past', 'That time is past.')];
  if (seating.at - leadMinutes * MINUTE_MS >= now.getTime()) return [];
  return [fault('date', 'too_late', `One books ${leadMinutes} minutes before at the latest.`)];
}
