import type { Booking, BookingEvent, BookingPort, BookingStatus } from '../../src/plugins/booking/server/port';
import { type App, startApp } from '../helpers/app';
import { audit, SOUND } from '../helpers/engine-audit';
import { engineCalls, plainError, Refused } from '../helpers/engine-calls.mts';
import { type Random, randomFrom, SEED } from '../helpers/engine-random';
import { DINNER, dateIn, LUNCH, makeRestaurant, type Restaurant, week } from '../helpers/tables';
import { tablesCalls } from '../helpers/tables-calls';
import { type Kind, type ModelBooking, TablesModel } from '../helpers/tables-model';
import { type House, TablesPlan, type Wish } from '../helpers/tables-plan';

/** Some 80 seconds on two cores that have other work as well. */
const ACTS = Number(process.env.RELAIS_ACTS ?? 5000);

/** Older bookings are touched now and then only. */
const RECENT = 60;

const SERVICES = {
  lunch: ['12:00', '12:30', '13:00'],
  dinner: ['19:00', '19:30', '20:00', '20:30', '21:00'],
};
const HOURS = { lunch: ['12:00', '14:00', '13:00'], dinner: ['19:00', '23:00', '21:00'] } as const;
const DATES = [dateIn(3), dateIn(4)];
const GUESTS = ['Amel', 'Bilel', 'Cyrine', 'Dora', 'Elyes', 'Farah'];

/** One of each kind, with each kind of waiting list. */
const HOUSES: readonly House[] = [
  ...(['accept', 'offer', 'show'] as const).flatMap((waitingList, nth): House[] => [
    { slug: `service-${waitingList}`, services: SERVICES, sitsThrough: null, waitingList, largestParty: 5, covers: 10 },
    { slug: `slot-${waitingList}`, services: SERVICES, sitsThrough: 1 + nth, waitingList, largestParty: 5, covers: 7 },
  ]),
  { slug: 'hand-accept', services: SERVICES, sitsThrough: null, waitingList: 'accept', largestParty: 5, covers: null },
  { slug: 'hand-show', services: SERVICES, sitsThrough: 2, waitingList: 'show', largestParty: 5, covers: null },
];

let app: App;
let engine: BookingPort;
let tables: ReturnType<typeof tablesCalls>;
let serveWaiting: () => Promise<number>;
const restaurants = new Map<string, Restaurant>();

beforeAll(async () => {
  app = await startApp();
  engine = app.strapi.plugin('booking').service('engine');
  tables = tablesCalls(app);
  await engineCalls(app.strapi).stopClock();
  // Nobody is served but when an act of the history says so.
  serveWaiting = engine.serveWaiting;
  engine.serveWaiting = async () => 0;
  for (const house of HOUSES) restaurants.set(house.slug, await open(house));
});

afterAll(async () => {
  await app.stop();
});

const hoursOf = (service: keyof typeof HOURS, covers: number | null) => {
  const [opens, closes, lastSeating] = HOURS[service];
  return week(opens, closes, lastSeating, covers);
};

const documentIdOf = (slug: string, service: string): string =>
  (restaurants.get(slug) as Restaurant).services[service]?.documentId as string;

const open = ({ slug, sitsThrough, waitingList, largestParty, covers }: House): Promise<Restaurant> =>
  makeRestaurant(
    app,
    slug,
    {
      waitingList,
      largestParty,
      countPer: sitsThrough === null ? 'service' : 'slot',
      // Counted in its first slot alone, or in every slot of its stay.
      dwellMinutes: sitsThrough === 1 ? null : (sitsThrough ?? 3) * 30,
    },
    [
      { ...LUNCH, hours: hoursOf('lunch', covers) },
      { ...DINNER, hours: hoursOf('dinner', covers) },
    ],
  );

/** The restaurants beside the model, the same act on both. */
class Rehearsal {
  readonly #model = new TablesModel(new TablesPlan(HOUSES, DATES));
  readonly #bookings: Booking[] = [];

  constructor(readonly random: Random) {}

  get booked(): readonly Booking[] {
    return this.#bookings;
  }

  #wish(service: keyof typeof SERVICES = this.random.pick(['lunch', 'dinner', 'dinner'])): Wish {
    const covers = 1 + this.random.below(this.random.below(12) === 0 ? 6 : 4);
    return { date: this.random.pick(DATES), service, time: this.random.pick(SERVICES[service]), covers };
  }

  /** One to which this may well be done, a recent one, or now and then any. */
  #aBooking(statuses: readonly BookingStatus[] = []): number {
    const likely = this.#model.bookings.flatMap(({ status }, index) => (statuses.includes(status) ? [index] : []));
    if (likely.length > 0 && this.random.below(2) === 0) return this.random.pick(likely);
    const all = this.#bookings.length;
    return this.random.below(6) === 0 ? this.random.below(all) : all - 1 - this.random.below(Math.min(all, RECENT));
  }

  #id = (index: number): number => this.#bookings[index]?.id ?? 0;

  async #made(house: string, booking: Promise<Booking>, expected: number | string): Promise<Act> {
    const answer = await outcome(booking);
    if (typeof answer === 'string') return { house, answer, expected, kind: answer };
    const index = this.#bookings.push(answer) - 1;
    const { visits = 0, noShows = 0 } = (await tables.visits(answer.id)) ?? {};
    const told = { index, status: answer.status, visits, noShows };
    if (typeof expected === 'string') return { house, answer: told, expected, kind: answer.status };
    const { status } = this.#model.bookings[expected] as ModelBooking;
    const foretold = { index: expected, status, ...this.#model.visits(expected) };
    return { house, answer: told, expected: foretold, kind: status };
  }

  book = (): Promise<Act> => this.#book(this.random.pick(HOUSES).slug, this.#wish());

  async #book(house: string, wish: Wish): Promise<Act> {
    const guest = this.random.pick(GUESTS);
    return this.#made(house, tables.book(house, guest, wish), this.#model.book(house, guest, wish));
  }

  async phone(): Promise<Act> {
    const [{ slug }, guest, wish] = [this.random.pick(HOUSES), this.random.pick(GUESTS), this.#wish()];
    const exceed = this.random.below(3) === 0;
    return this.#made(
      slug,
      tables.bookByPhone(slug, guest, wish, exceed),
      this.#model.bookByPhone(slug, guest, wish, exceed),
    );
  }

  async #transition(by: Exclude<Kind, 'clock'>, event: BookingEvent): Promise<Act> {
    const index = this.#aBooking(LIKELY[event]);
    const exceed = this.random.below(6) === 0;
    const expected = this.#model.transition(index, event, by, exceed);
    const answer = await this.#answered(index, tables.transition(this.#id(index), event, by, exceed));
    return { house: this.#model.bookings[index]?.house, answer, expected, kind: answer };
  }

  staff(): Promise<Act> {
    const events = ['accept', 'accept', 'accept', 'refuse', 'refuse', 'refuse', 'cancel', 'attend', 'miss'] as const;
    return this.#transition('staff', this.random.pick(events));
  }

  customer(): Promise<Act> {
    return this.#transition('customer', this.random.pick(['cancel', 'cancel', 'settle', 'settle', 'settle']));
  }

  async move(): Promise<Act> {
    const index = this.#aBooking();
    const wish = this.#wish();
    const to = this.random.below(2) === 0 ? { covers: wish.covers } : wish;
    const by = this.random.pick(['customer', 'staff'] as const);
    const exceed = this.random.below(6) === 0;
    const expected = this.#model.move(index, to, by, exceed);
    const { code = '' } = this.#bookings[index] ?? {};
    const answer = await this.#answered(index, tables.move(code, to, by, exceed));
    return { house: this.#model.bookings[index]?.house, answer, expected, kind: answer };
  }

  /** Of what is over, the one who touches it first hears that it has lapsed, and all others that nothing can be done. */
  async #answered(index: number, call: Promise<Booking>): Promise<string> {
    const answer = await outcome(call);
    if (typeof answer !== 'string') return answer.status;
    const isOver = this.#model.bookings[index]?.status === 'expired';
    return isOver && ['HOLD_EXPIRED', 'TRANSITION_NOT_ALLOWED'].includes(answer) ? 'over' : answer;
  }

  async plan(): Promise<Act> {
    const { slug } = this.random.pick(HOUSES);
    const service = this.random.pick(['lunch', 'dinner'] as const);
    const dates = this.random.pick([DATES, [DATES[0] as string], [DATES[1] as string]]);
    const documentId = documentIdOf(slug, service);
    const how = this.random.pick(['covers', 'covers', 'covers', 'closed', 'opened', 'opened', 'usual'] as const);
    if (how === 'usual') {
      this.#model.plan.clearDates(slug, service, dates);
      await tables.clearDates(documentId, dates);
    } else {
      const change = how === 'covers' ? { covers: this.#covers() } : { closed: how === 'closed' };
      this.#model.plan.putDates(slug, service, dates, change);
      await tables.putDates(documentId, dates, change);
    }
    return done(how, slug);
  }

  /** Lowered, raised, unset and set again. */
  #covers = (): number | null => this.random.pick([0, 4, 6, 8, 10, 12, 14, 16, null]);

  async week(): Promise<Act> {
    const { slug } = this.random.pick(HOUSES);
    const service = this.random.pick(['lunch', 'dinner'] as const);
    const covers = this.#covers();
    const documentId = documentIdOf(slug, service);
    this.#model.plan.putWeek(slug, service, covers);
    await tables.putWeek(documentId, hoursOf(service, covers));
    return done('week', slug);
  }

  /** An offer runs out, and before anybody has tidied up the next one asks for a table. */
  async lapse(): Promise<Act> {
    const offered = this.#model.bookings.flatMap(({ status }, index) => (status === 'held' ? [index] : []));
    if (offered.length === 0) return done('nothing');
    const index = this.random.pick(offered);
    this.#model.lapse(index);
    await tables.runOut(this.#id(index));
    if (this.random.below(3) === 0) {
      await engine.expireHolds();
      return done('swept');
    }
    const { house, date, service } = this.#model.bookings[index] as ModelBooking;
    return this.#book(house, { ...this.#wish(service as keyof typeof SERVICES), date });
  }

  async serve(): Promise<Act> {
    if (this.random.below(2) === 0) await engine.expireHolds();
    const answer = await serveWaiting();
    return { answer, expected: this.#model.serve(), kind: answer > 0 ? 'served' : 'nobody' };
  }

  /** What both count and show in these houses, and where every booking stands. */
  async compared(slugs: readonly string[]): Promise<[unknown, unknown]> {
    const covers = 1 + this.random.below(6);
    const seen = await Promise.all(slugs.map((slug) => this.#seen(slug, covers)));
    return [seen, seen.map(({ slug, counts }) => this.#expected(slug, covers, counts))];
  }

  async #seen(slug: string, covers: number) {
    const venue = restaurants.get(slug)?.documentId as string;
    const [found, days, statuses] = await Promise.all([
      tables.allotments(venue),
      tables.availability(slug, DATES[0] as string, DATES[1] as string, covers),
      tables.statuses(venue),
    ]);
    const { services } = restaurants.get(slug) as Restaurant;
    const keys = new Map(Object.entries(services).map(([key, { documentId }]) => [documentId, key]));
    const named = (resource: string): string => resource.replace(/^[^/]+/, (id) => keys.get(id) ?? id);
    return {
      slug,
      counts: Object.fromEntries(
        [...found.values()].map(({ resource, taken, capacity, closed }) => [
          named(resource),
          { taken, capacity, closed },
        ]),
      ),
      times: timesOf(days),
      statuses: this.#bookings.flatMap(({ code }) => statuses.get(code) ?? []),
    };
  }

  /** What nobody has asked for yet is not there; whatever is taken is. */
  #expected(slug: string, covers: number, seen: object) {
    const counts = Object.entries(this.#model.counts(slug)).filter(
      ([resource, { taken }]) => resource in seen || taken,
    );
    return {
      slug,
      counts: Object.fromEntries(counts),
      times: this.#model.availability(slug, covers),
      statuses: this.#model.bookings.filter(({ house }) => house === slug).map(({ status }) => status),
    };
  }

  /** Every history, once what has lapsed has been swept. */
  async histories(): Promise<[unknown, unknown]> {
    await engine.expireHolds();
    const lines = await Promise.all(this.#bookings.map(({ id }) => engine.historyOf(id)));
    return [lines.map((line) => line.map(({ event }) => event)), this.#model.bookings.map(({ history }) => history)];
  }
}

/** One act, on both sides. */
interface Act {
  readonly answer: unknown;
  readonly expected: unknown;
  /** What it was, to see afterwards that there was something of everything. */
  readonly kind: string;
  /** Where; left out: everywhere. */
  readonly house?: string | undefined;
}

const done = (kind: string, house?: string): Act => ({ answer: kind, expected: kind, kind, house });

/** The booking, or the code of the refusal; of wrong fields, what is wrong with them. */
async function outcome(call: Promise<Booking>): Promise<Booking | string> {
  try {
    return await call;
  } catch (error) {
    const plain = plainError(error);
    if (!(plain instanceof Refused)) throw error;
    const faults = (plain.details.errors ?? []) as { path: string[]; code: string }[];
    return faults.map(({ path, code }) => `${path} ${code}`).join() || plain.code;
  }
}

/** What is shown of each time that is not closed. */
const timesOf = (days: Awaited<ReturnType<typeof tables.availability>>): Record<string, string> =>
  Object.fromEntries(
    days.flatMap(({ date, services }) =>
      services.flatMap(({ service, times }) =>
        times.map(({ time, state, left }) => [`${service.key}/${date}/${time}`, `${state} ${left}`]),
      ),
    ),
  );

/** Where an event is not in vain: else most of a history would be refusals. */
const LIKELY: Partial<Record<BookingEvent, readonly BookingStatus[]>> = {
  settle: ['held', 'expired'],
  accept: ['waiting', 'refused'],
  refuse: ['confirmed'],
};

const often = <T>(times: number, what: T): T[] => Array.from({ length: times }, () => what);

const HAT = [
  ...often(28, 'book' as const),
  ...often(6, 'phone' as const),
  ...often(26, 'staff' as const),
  ...often(12, 'customer' as const),
  ...often(14, 'move' as const),
  ...often(9, 'plan' as const),
  'week' as const,
  ...often(8, 'serve' as const),
  ...often(6, 'lapse' as const),
];

const ALL = HOUSES.map(({ slug }) => slug);

describe(`a history of ${ACTS} acts at restaurants of each kind and on a small model of them`, () => {
  it(
    'gives the same answers, counts and waiting order after every act',
    async () => {
      console.info(`RELAIS_SEED=${SEED}`);
      const rehearsal = new Rehearsal(randomFrom(SEED));
      const told = new Map<string, number>();
      for (let act = 0; act < ACTS; act += 1) {
        const name = rehearsal.booked.length === 0 ? 'book' : rehearsal.random.pick(HAT);
        const { answer, expected, kind, house } = await rehearsal[name]();
        expect({ act, name, answer }).toEqual({ act, name, answer: expected });
        const [seen, foreseen] = await rehearsal.compared(house === undefined ? ALL : [house]);
        expect({ act, name, kind, seen }).toEqual({ act, name, kind, seen: foreseen });
        told.set(`${name} ${kind}`, (told.get(`${name} ${kind}`) ?? 0) + 1);
      }
      const [histories, foreseen] = await rehearsal.histories();
      expect(histories).toEqual(foreseen);
      expect(await audit(app.databaseUrl, engine, rehearsal.booked)).toEqual(SOUND);
      // A history in which nearly everything was refused would show little; a short one shows what it can.
      if (ACTS >= 1000) expect(ENOUGH.filter((kind) => !told.has(kind))).toEqual([]);
    },
    60_000 + ACTS * 100,
  );
});

const ENOUGH = [
  'book confirmed',
  'book waiting',
  'book date closed',
  'book covers too_large',
  'phone SOLD_OUT',
  'staff confirmed',
  'staff refused',
  'staff SOLD_OUT',
  'customer cancelled',
  'customer confirmed',
  'move confirmed',
  'move waiting',
  'move SOLD_OUT',
  'serve served',
];
