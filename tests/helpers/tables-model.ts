import { type BookingEvent, type BookingStatus, TRANSITIONS } from '../../src/plugins/booking/server/domain/states';

/**
 * Restaurants as a head waiter would explain them: one act after another, plain numbers, no database and no code of the
 * server but its table of states. Bookings are known by their place in the list, which is the order they came in.
 */
export interface House {
  readonly slug: string;
  /** Times of its services, by key. */
  readonly services: Readonly<Record<string, readonly string[]>>;
  /** Slots that a party sits through; null: covers are those of the whole service. */
  readonly sitsThrough: number | null;
  readonly waitingList: 'accept' | 'offer' | 'show';
  readonly largestParty: number;
  /** The weekly default; null: by hand. */
  readonly covers: number | null;
}

export interface Sitting {
  readonly date: string;
  readonly service: string;
}

export interface Wish extends Sitting {
  readonly time: string;
  readonly covers: number;
}

export interface ModelBooking extends Wish {
  readonly house: string;
  readonly guest: string;
  status: BookingStatus;
  /** What it counts in. */
  claims: readonly string[];
  readonly history: BookingEvent[];
}

export type Kind = 'customer' | 'staff' | 'clock';

export interface DateChange {
  readonly covers?: number | null;
  readonly closed?: boolean;
}

interface Stock {
  capacity: number | null;
  closed: boolean;
}

const TAKING = ['held', 'confirmed', 'attended', 'no_show'];
const keyOf = (house: string, { service, date }: Sitting): string => `${house}/${service}/${date}`;

export class TablesModel {
  readonly bookings: ModelBooking[] = [];
  readonly #houses: ReadonlyMap<string, House>;
  readonly #dates: readonly string[];
  readonly #week = new Map<string, number | null>();
  readonly #exceptions = new Map<string, { covers: number | null; closed: boolean }>();
  readonly #stocks = new Map<string, Stock>();

  constructor(houses: readonly House[], dates: readonly string[]) {
    this.#houses = new Map(houses.map((house) => [house.slug, house]));
    this.#dates = dates;
    for (const { slug, services, covers } of houses) {
      for (const service of Object.keys(services)) this.putWeek(slug, service, covers);
    }
  }

  #house = (slug: string): House => this.#houses.get(slug) as House;
  #stock = (house: string, sitting: Sitting): Stock => this.#stocks.get(keyOf(house, sitting)) as Stock;

  /** What a party at this time counts in: its service, or the slots that it sits through. */
  #countsIn(house: string, { service, date, time }: Omit<Wish, 'covers'>): string[] {
    const { services, sitsThrough } = this.#house(house);
    if (sitsThrough === null) return [`${service}/${date}`];
    const times = services[service] as readonly string[];
    const first = times.indexOf(time);
    return times.slice(first, first + sitsThrough).map((slot) => `${service}/${date}/${slot}`);
  }

  taken(house: string, resource: string): number {
    return this.bookings
      .filter((one) => one.house === house && TAKING.includes(one.status) && one.claims.includes(resource))
      .reduce((sum, { covers }) => sum + covers, 0);
  }

  #left(house: string, sitting: Sitting, resource: string): number {
    const { capacity } = this.#stock(house, sitting);
    return capacity === null ? 0 : Math.max(0, capacity - this.taken(house, resource));
  }

  #fits(house: string, { claims, ...sitting }: Sitting & { claims: readonly string[] }, covers: number): boolean {
    return claims.every((resource) => this.#left(house, sitting, resource) >= covers);
  }

  /** All that it wants is there and it could be served, if it waits where the list serves by itself. */
  #servable(booking: ModelBooking): boolean {
    const { capacity, closed } = this.#stock(booking.house, booking);
    return (
      booking.status === 'waiting' && capacity !== null && !closed && this.#fits(booking.house, booking, booking.covers)
    );
  }

  /** What the fields of a wish are refused for. */
  #faults(house: string, wish: Wish, kind: Kind): string[] {
    const tooLarge = kind === 'customer' && wish.covers > this.#house(house).largestParty;
    return [...(tooLarge ? ['covers too_large'] : []), ...(this.#stock(house, wish).closed ? ['date closed'] : [])];
  }

  #add(house: string, guest: string, wish: Wish, status: BookingStatus, ...history: BookingEvent[]): number {
    const claims = this.#countsIn(house, wish);
    return this.bookings.push({ ...wish, house, guest, status, claims, history }) - 1;
  }

  /** In the order they came: nobody new passes one who waits and fits. */
  book(house: string, guest: string, wish: Wish): number | string {
    const faults = this.#faults(house, wish, 'customer');
    if (faults.length > 0) return faults.join();
    const claims = this.#countsIn(house, wish);
    const queues = this.#house(house).waitingList !== 'show';
    const passes = this.bookings.some(
      (one) => one.house === house && one.claims.some((resource) => claims.includes(resource)) && this.#servable(one),
    );
    const fits = this.#fits(house, { ...wish, claims }, wish.covers) && this.#stock(house, wish).capacity !== null;
    const confirmed = fits && !(queues && passes);
    return confirmed
      ? this.#add(house, guest, wish, 'confirmed', 'confirm')
      : this.#add(house, guest, wish, 'waiting', 'request');
  }

  /** Staff's word is enough where no covers are set, and beyond them if they say so. */
  bookByPhone(house: string, guest: string, wish: Wish, exceed: boolean): number | string {
    const faults = this.#faults(house, wish, 'staff');
    if (faults.length > 0) return faults.join();
    const byHand = this.#stock(house, wish).capacity === null;
    if (!byHand && this.#fits(house, { ...wish, claims: this.#countsIn(house, wish) }, wish.covers)) {
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
    const byHand = this.#stock(booking.house, booking).capacity === null;
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
    const claims = elsewhere ? this.#countsIn(house, wish) : booking.claims;
    if (claims.join() === booking.claims.join() && wish.time === booking.time && wish.covers === booking.covers) {
      return booking.status;
    }
    if (kind === 'customer' && this.#stock(house, wish).closed) return 'CLOSED';
    const status = this.#afterMove(booking, { ...wish, claims }, kind, exceed);
    if (status === 'SOLD_OUT') return status;
    Object.assign(booking, wish, { claims, status });
    booking.history.push('move');
    return status;
  }

  #faultsInPlace({ house, covers }: ModelBooking, wish: Wish, kind: Kind): string[] {
    const most = Math.max(this.#house(house).largestParty, covers);
    return kind === 'customer' && wish.covers > most ? ['covers too_large'] : [];
  }

  #afterMove(booking: ModelBooking, to: Wish & { claims: readonly string[] }, kind: Kind, exceed: boolean) {
    if (booking.status === 'waiting') return booking.status;
    const has = (resource: string): number => (booking.claims.includes(resource) ? booking.covers : 0);
    const more = to.claims.filter((resource) => to.covers > has(resource));
    const byHand = this.#stock(booking.house, to).capacity === null;
    if (byHand) return kind === 'customer' && more.length > 0 ? 'waiting' : booking.status;
    const fits = more.every((resource) => this.#left(booking.house, to, resource) >= to.covers - has(resource));
    return fits || (exceed && kind === 'staff') ? booking.status : 'SOLD_OUT';
  }

  /** What is different about some dates: what is left out stays as it is. */
  putDates(house: string, service: string, dates: readonly string[], { covers, closed }: DateChange): void {
    for (const date of dates) {
      const key = keyOf(house, { service, date });
      const before = this.#exceptions.get(key);
      const usual = before ? before.covers : (this.#week.get(`${house}/${service}`) ?? null);
      this.#exceptions.set(key, {
        covers: covers === undefined ? usual : covers,
        closed: closed ?? before?.closed ?? false,
      });
      this.#follow(house, { service, date });
    }
  }

  clearDates(house: string, service: string, dates: readonly string[]): void {
    for (const date of dates) {
      this.#exceptions.delete(keyOf(house, { service, date }));
      this.#follow(house, { service, date });
    }
  }

  putWeek(house: string, service: string, covers: number | null): void {
    this.#week.set(`${house}/${service}`, covers);
    for (const date of this.#dates) this.#follow(house, { service, date });
  }

  /** A closed date keeps the number it had. */
  #follow(house: string, sitting: Sitting): void {
    const key = keyOf(house, sitting);
    const exception = this.#exceptions.get(key);
    const capacity = exception ? exception.covers : (this.#week.get(`${house}/${sitting.service}`) ?? null);
    const before = this.#stocks.get(key);
    this.#stocks.set(
      key,
      exception?.closed ? { capacity: before?.capacity ?? null, closed: true } : { capacity, closed: false },
    );
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
      const { waitingList } = this.#house(booking.house);
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
    const { services } = this.#house(house);
    const sittings = Object.keys(services).flatMap((service) => this.#dates.map((date) => ({ service, date })));
    return Object.fromEntries(
      sittings.flatMap((sitting) =>
        this.#counted(house, sitting).map((resource) => [
          resource,
          { taken: this.taken(house, resource), ...this.#stock(house, sitting) },
        ]),
      ),
    );
  }

  #counted(house: string, { service, date }: Sitting): string[] {
    const { services, sitsThrough } = this.#house(house);
    if (sitsThrough === null) return [`${service}/${date}`];
    return (services[service] as readonly string[]).map((time) => `${service}/${date}/${time}`);
  }

  /** What a party of this size finds at each time that is not closed: its state, and the covers left. */
  availability(house: string, covers: number): Record<string, string> {
    const { services, largestParty } = this.#house(house);
    const times = Object.entries(services).flatMap(([service, all]) =>
      this.#dates.flatMap((date) => all.map((time) => ({ service, date, time }))),
    );
    const shown = (wish: Omit<Wish, 'covers'>): string => {
      const { capacity, closed } = this.#stock(house, wish);
      if (closed) return '';
      const left = Math.min(...this.#countsIn(house, wish).map((resource) => this.#left(house, wish, resource)));
      if (covers > largestParty) return `full ${capacity === null ? null : left}`;
      if (capacity === null) return 'manual null';
      return `${left >= covers ? 'open' : 'waiting'} ${left}`;
    };
    const all = times.map((wish) => [`${wish.service}/${wish.date}/${wish.time}`, shown(wish)] as const);
    return Object.fromEntries(all.filter(([, state]) => state !== ''));
  }
}

const pick = ({ date, service, time, covers }: Wish): Wish => ({ date, service, time, covers });
