/** A restaurant, as the tests open it. */
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

export interface DateChange {
  readonly covers?: number | null;
  readonly closed?: boolean;
}

interface Stock {
  capacity: number | null;
  closed: boolean;
}

const keyOf = (house: string, { service, date }: Sitting): string => `${house}/${service}/${date}`;

/** What is planned at restaurants: covers of the week, dates that differ, and what that makes of each sitting. */
export class TablesPlan {
  readonly #houses: ReadonlyMap<string, House>;
  readonly dates: readonly string[];
  readonly #week = new Map<string, number | null>();
  readonly #exceptions = new Map<string, { covers: number | null; closed: boolean }>();
  readonly #stocks = new Map<string, Stock>();

  constructor(houses: readonly House[], dates: readonly string[]) {
    this.#houses = new Map(houses.map((house) => [house.slug, house]));
    this.dates = dates;
    for (const { slug, services, covers } of houses) {
      for (const service of Object.keys(services)) this.putWeek(slug, service, covers);
    }
  }

  readonly house = (slug: string): House => this.#houses.get(slug) as House;
  readonly stock = (house: string, sitting: Sitting): Stock => this.#stocks.get(keyOf(house, sitting)) as Stock;

  /** What a party at this time counts in: its service, or the slots that it sits through. */
  countsIn(house: string, { service, date, time }: Omit<Wish, 'covers'>): string[] {
    const { services, sitsThrough } = this.house(house);
    if (sitsThrough === null) return [`${service}/${date}`];
    const times = services[service] as readonly string[];
    const first = times.indexOf(time);
    return times.slice(first, first + sitsThrough).map((slot) => `${service}/${date}/${slot}`);
  }

  /** All that is counted of a service on one date. */
  counted(house: string, { service, date }: Sitting): string[] {
    const { services, sitsThrough } = this.house(house);
    if (sitsThrough === null) return [`${service}/${date}`];
    return (services[service] as readonly string[]).map((time) => `${service}/${date}/${time}`);
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
    for (const date of this.dates) this.#follow(house, { service, date });
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
}
