import { type BookingEvent, type BookingStatus, TRANSITIONS } from '../../src/plugins/booking/server/domain/states';
import type { Sitting, TablesPlan, Wish } from './tables-plan';

export interface ModelBooking extends Wish {
  readonly house: string;
  readonly guest: string;
  status: BookingStatus;
  /** What it counts in. */
  claims: readonly string[];
  readonly history: BookingEvent[];
}

export type Kind = 'customer' | 'staff' | 'clock';

const TAKING = ['held', 'confirmed', 'attended', 'no_show'];

/**
 * Restaurants as a head waiter would explain them: one act after another, plain numbers, no database and no code of the
 * server but its table of states. Bookings are known by their place in the list, which is the order they came in.
 */
export class TablesModel {
  readonly bookings: ModelBooking[] = [];

  constructor(readonly plan: TablesPlan) {}

  taken(house: string, resource: string): number {
    return this.bookings
      .filter((one) => one.house === house && TAKING.includes(one.status) && one.claims.includes(resource))
      .reduce((sum, { covers }) => sum + covers, 0);
  }

  #left(house: string, sitting: Sitting, resource: string): number {
    const { capacity } = this.plan.stock(house, sitting);
    return capacity === null ? 0 : Math.max(0, capacity - this.taken(house, resource));
  }

  #fits(house: string, { claims, ...sitting }: Sitting & { claims: readonly string[] }, covers: number): boolean {
    return claims.every((resource) => this.#left(house, sitting, resource) >= covers);
  }

  /** All that it wants is there and it could be served, if it waits where the list serves by itself. */
  #servable(booking: ModelBooking): boolean {
    const { capacity, closed } = this.plan.stock(booking.house, booking);
    return (
      booking.status === 'waiting' && capacity !== null && !closed && this.#fits(booking.house, booking, booking.covers)
    );
  }

  /** What the fields of a wish are refused for. */
  #faults(house: string, wish: Wish, kind: Kind): string[] {
    const tooLarge = kind === 'customer' && wish.covers > this.plan.house(house).largestParty;
    return [...(tooLarge ? ['covers too_large'] : []), ...(this.plan.stock(house, wish).closed ? ['date closed'] : [])];
  }

  #add(house: string, guest: string, wish: Wish, status: BookingStatus, ...history: BookingEvent[]): number {
    const claims = this.plan.countsIn(house, wish);
    return this.bookings.push({ ...wish, house, guest, status, claims, history }) - 1;
  }

  /** In the order they came: nobody new passes one who waits and fits. */
  book(house: string, guest: string, wish: Wish): number | string {
    const faults = this.#faults(house, wish, 'customer');
    if (faults.length > 0) return faults.join();
    const claims = this.plan.countsIn(house, wish);
    const queues = this.plan.house(house).waitingList !== 'show';
    const passes = this.bookings.some(
      (one) => one.house === house && one.claims.some((resource) => claims.includes(resource)) && this.#servable(one),
    );
    const fits = this.#fits(house, { ...wish, claims }, wish.covers) && this.plan.stock(house, wish).capacity !== null;
    const confirmed = fits && !(queues && passes);
    return confirmed
      ? this.#add(house, guest, wish, 'confirmed', 'confirm')
      : this.#add(house, guest, wish, 'waiting', 'request');
  }

  /** Staff's word is enough where no covers are set, and beyond them if they say so. */
  bookByPhone(house: string, guest: string, wish: Wish, exceed: boolean): number | string {
    const faults = this.#faults(house, wish, 'staff');
    if (faults.length > 0) return faults.join();
    const byHand = this.plan.stock(house, wish).capacity === null;
    if (!byHand && this.#fits(house, { ...wish, claims: this.plan.countsIn(house, wish) }, wish.covers)) {
      return this.#add(house, guest, wish, 'confirmed', 'confirm');
    }
    if (byHand || exceed) return this.#add(house, guest, wish, 'confirmed', 'request', 'accept');
    return 'SOLD_OUT';
  }

  transition(index: number, event: BookingEvent, kind: Kind, exceed: boolean): string {
    const booking = this.bookings[index] as ModelBooking;
    const row = TRANSITIONS.find((t) => t.event === event && t.from === booking.status && t.by.includes(kind));
    if (!row) return booking.status === 'expired' ? 'over' : 'TRANSITION_NOT_ALLOWED';
    const takes = TAKING.includes(row.to) && !TAKING.includes(booking.status);
    const byHand = this.plan.stock(booking.house, booking).capacity === null;
    const fits = byHand || this.#fits(booking.house, booking, booking.covers);
    if (takes && !fits && !(exceed && kind === 'staff')) return 'SOLD_OUT';
    booking.status = row.to;
    booking.history.push(event);
    return row.to;
  }

  /** A customer who wants more where no covers are set asks for the restaurant's word again. */
  move(index: number, to: Partial<Wish>, kind: Kind, exceed: boolean): string {
    const booking = this.bookings[index] as ModelBooking;
    const { house } = booking;
    const wish: Wish = { ...pick(booking), ...to };
    const elsewhere = to.date !== undefined;
    const faults = elsewhere ? this.#faults(house, wish, kind) : this.#faultsInPlace(booking, wish, kind);
    if (faults.length > 0) return faults.join();
    if (!['held', 'waiting', 'confirmed'].includes(booking.status)) {
      return booking.status === 'expired' ? 'over' : 'TRANSITION_NOT_ALLOWED';
    }
    const claims = elsewhere ? this.plan.countsIn(house, wish) : booking.claims;
    if (claims.join() === booking.claims.join() && wish.time === booking.time && wish.covers === booking.covers) {
      return booking.status;
    }
    if (kind === 'customer' && this.plan.stock(house, wish).closed) return 'CLOSED';
    const status = this.#afterMove(booking, { ...wish, claims }, kind, exceed);
    if (status === 'SOLD_OUT') return status;
    Object.assign(booking, wish, { claims, status });
    booking.history.push('move');
    return status;
  }

  #faultsInPlace({ house, covers }: ModelBooking, wish: Wish, kind: Kind): string[] {
    const most = Math.max(this.plan.house(house).largestParty, covers);
    return kind === 'customer' && wish.covers > most ? ['covers too_large'] : [];
  }

  #afterMove(booking: ModelBooking, to: Wish & { claims: readonly string[] }, kind: Kind, exceed: boolean) {
    if (booking.status === 'waiting') return booking.status;
    const has = (resource: string): number => (booking.claims.includes(resource) ? booking.covers : 0);
    const more = to.claims.filter((resource) => to.covers > has(resource));
    const byHand = this.plan.stock(booking.house, to).capacity === null;
    if (byHand) return kind === 'customer' && more.length > 0 ? 'waiting' : booking.status;
    const fits = more.every((resource) => this.#left(booking.house, to, resource) >= to.covers - has(resource));
    return fits || (exceed && kind === 'staff') ? booking.status : 'SOLD_OUT';
  }

  /** The offer of this booking has run out, if it has one: it counts for nothing from now on. */
  lapse(index: number): void {
    const booking = this.bookings[index] as ModelBooking;
    if (booking.status !== 'held') return;
    booking.status = 'expired';
    booking.history.push('expire');
  }

  /** In the order they came; a party that fits passes one that does not. */
  serve(): number {
    let served = 0;
    for (const booking of this.bookings) {
      const { waitingList } = this.plan.house(booking.house);
      if (waitingList === 'show' || !this.#servable(booking)) continue;
      booking.status = waitingList === 'accept' ? 'confirmed' : 'held';
      booking.history.push(waitingList);
      served += 1;
    }
    return served;
  }

  /** How often this guest came to the house before, and how often they stayed away. */
  visits(index: number): { visits: number; noShows: number } {
    const { house, guest } = this.bookings[index] as ModelBooking;
    const others = this.bookings.filter((one, i) => i !== index && one.house === house && one.guest === guest);
    const count = (status: BookingStatus): number => others.filter((one) => one.status === status).length;
    return { visits: count('attended'), noShows: count('no_show') };
  }

  /** Every count of a house: what is taken of each thing that is counted. */
  counts(house: string): Record<string, { taken: number; capacity: number | null; closed: boolean }> {
    const { services } = this.plan.house(house);
    const sittings = Object.keys(services).flatMap((service) => this.plan.dates.map((date) => ({ service, date })));
    return Object.fromEntries(
      sittings.flatMap((sitting) =>
        this.plan
          .counted(house, sitting)
          .map((resource) => [resource, { taken: this.taken(house, resource), ...this.plan.stock(house, sitting) }]),
      ),
    );
  }

  /** What a party of this size finds at each time that is not closed: its state, and the covers left. */
  availability(house: string, covers: number): Record<string, string> {
    const { services, largestParty } = this.plan.house(house);
    const times = Object.entries(services).flatMap(([service, all]) =>
      this.plan.dates.flatMap((date) => all.map((time) => ({ service, date, time }))),
    );
    const shown = (wish: Omit<Wish, 'covers'>): string => {
      const { capacity, closed } = this.plan.stock(house, wish);
      if (closed) return '';
      const left = Math.min(...this.plan.countsIn(house, wish).map((resource) => this.#left(house, wish, resource)));
      if (covers > largestParty) return `full ${capacity === null ? null : left}`;
      if (capacity === null) return 'manual null';
      return `${left >= covers ? 'open' : 'waiting'} ${left}`;
    };
    const all = times.map((wish) => [`${wish.service}/${wish.date}/${wish.time}`, shown(wish)] as const);
    return Object.fromEntries(all.filter(([, state]) => state !== ''));
  }
}

const pick = ({ date, service, time, covers }: Wish): Wish => ({ date, service, time, covers });
