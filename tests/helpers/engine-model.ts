import { type BookingEvent, type BookingStatus, TRANSITIONS } from '../../src/plugins/booking/server/domain/states';

/**
 * The engine as a customer would explain it: one act after another, plain numbers, no database and no code of the engine
 * but its table of states. Allotments and bookings are known by their place in the list.
 */
interface ModelAllotment {
  capacity: number | null;
  closed: boolean;
}

export interface ModelBooking {
  status: BookingStatus;
  claims: Map<number, number>;
  history: BookingEvent[];
  /** Its hold ran out the moment it was made. */
  overdue: boolean;
  key: string | null;
}

const TAKING = ['held', 'confirmed', 'attended', 'no_show'];

export class Model {
  readonly allotments: ModelAllotment[] = [];
  readonly bookings: ModelBooking[] = [];

  /** What is taken, overdue holds counting for nothing. */
  taken(allotment: number): number {
    return this.bookings
      .filter(({ status, overdue }) => TAKING.includes(status) && !(status === 'held' && overdue))
      .reduce((sum, { claims }) => sum + (claims.get(allotment) ?? 0), 0);
  }

  #left(allotment: number): number {
    const { capacity } = this.allotments[allotment] as ModelAllotment;
    return capacity === null ? 0 : Math.max(0, capacity - this.taken(allotment));
  }

  #someClosed = (claims: Map<number, number>): boolean => [...claims.keys()].some((i) => this.allotments[i]?.closed);

  #fits = (claims: Map<number, number>): boolean => [...claims].every(([i, units]) => this.#left(i) >= units);

  /** By hand, an allotment with no capacity set has room for whatever staff accept. */
  #fitsByHand(more: Map<number, number>): boolean {
    return [...more].every(([i, units]) => this.allotments[i]?.capacity === null || this.#left(i) >= units);
  }

  #someByHand = (more: Map<number, number>): boolean =>
    [...more.keys()].some((i) => this.allotments[i]?.capacity === null);

  reserve(
    claims: Map<number, number>,
    admission: 'hold' | 'confirm' | 'request',
    otherwise: 'refuse' | 'wait',
    overdue: boolean,
    key: string | null,
  ): number | string {
    const known = this.bookings.findIndex((booking) => key !== null && booking.key === key);
    if (known >= 0) return known;
    if (this.#someClosed(claims)) return 'CLOSED';
    const waits = admission === 'request' || (!this.#fits(claims) && otherwise === 'wait');
    if (!waits && !this.#fits(claims)) return 'SOLD_OUT';
    const event = waits ? 'request' : admission;
    const status = waits ? 'waiting' : admission === 'hold' ? 'held' : 'confirmed';
    return this.bookings.push({ status, claims, history: [event], overdue: status === 'held' && overdue, key }) - 1;
  }

  /** An overdue hold ends when somebody touches it or needs its places: when exactly, only its history tells. */
  lapse(index: number): boolean {
    const booking = this.bookings[index] as ModelBooking;
    if (booking.status !== 'held' || !booking.overdue) return false;
    booking.status = 'expired';
    booking.history.push('expire');
    return true;
  }

  transition(index: number, event: BookingEvent, by: 'customer' | 'staff' | 'payment'): BookingStatus | string {
    const booking = this.bookings[index] as ModelBooking;
    if (this.lapse(index)) return 'HOLD_EXPIRED';
    const row = TRANSITIONS.find((t) => t.event === event && t.from === booking.status && t.by.includes(by));
    if (!row && booking.status === 'expired' && event === 'settle') return 'HOLD_EXPIRED';
    if (!row) return 'TRANSITION_NOT_ALLOWED';
    const takes = TAKING.includes(row.to) && !TAKING.includes(booking.status);
    if (takes && !this.#fitsByHand(booking.claims)) return 'SOLD_OUT';
    booking.status = row.to;
    booking.history.push(event);
    return row.to;
  }

  move(index: number, claims: Map<number, number>, by: 'customer' | 'staff'): BookingStatus | string {
    const booking = this.bookings[index] as ModelBooking;
    if (this.lapse(index)) return 'HOLD_EXPIRED';
    if (!['held', 'waiting', 'confirmed'].includes(booking.status)) return 'TRANSITION_NOT_ALLOWED';
    const same = claims.size === booking.claims.size && [...claims].every(([i, n]) => booking.claims.get(i) === n);
    if (same) return booking.status;
    if (by !== 'staff' && this.#someClosed(claims)) return 'CLOSED';
    const more = new Map([...claims].map(([i, n]) => [i, n - (booking.claims.get(i) ?? 0)] as const));
    const increase = new Map([...more].filter(([, n]) => n > 0));
    const takes = booking.status !== 'waiting';
    if (takes && by !== 'staff' && this.#someByHand(increase)) booking.status = 'waiting';
    else if (takes && !this.#fitsByHand(increase)) return 'SOLD_OUT';
    booking.claims = claims;
    booking.history.push('move');
    return booking.status;
  }
}
