import type { Booking } from '../../src/plugins/booking/server/port';
import { type App, startApp } from '../helpers/app';
import { audit, SOUND } from '../helpers/engine-audit';
import { type Engine, engineCalls, plainError, Refused } from '../helpers/engine-calls.mts';
import { Model } from '../helpers/engine-model';
import { allotment, order, TOMORROW } from '../helpers/engine-orders';
import { type Random, randomFrom, SEED } from '../helpers/engine-random';

const ACTS = Number(process.env.RELAIS_ACTS ?? 1200);
const ALLOTMENTS = 5;

let app: App;
let engine: Engine;

beforeAll(async () => {
  app = await startApp();
  engine = engineCalls(app.strapi);
  await engine.stopClock();
});

afterAll(async () => {
  await app.stop();
});

/** The engine beside the model, the same act on both. */
class Rehearsal {
  readonly #model = new Model();
  readonly #bookings: Booking[] = [];
  #ids: number[] = [];

  constructor(readonly random: Random) {}

  async begin(): Promise<void> {
    for (let i = 0; i < ALLOTMENTS; i += 1) this.#model.allotments.push({ capacity: 4 + i, closed: false });
    const put = await engine.put(this.#model.allotments.map(({ capacity }, i) => allotment(`${i}`, capacity)));
    this.#ids = put.sort((a, b) => Number(a.resource) - Number(b.resource)).map(({ id }) => id);
  }

  #claims(): Map<number, number> {
    const chosen = this.random.shuffle([...this.#ids.keys()]).slice(0, 1 + this.random.below(2));
    return new Map(chosen.map((i) => [i, 1 + this.random.below(3)]));
  }

  #wanted = (claims: Map<number, number>) =>
    [...claims].map(([i, units]) => ({ allotmentId: this.#ids[i] ?? 0, units }));

  /** Recent ones mostly: old ones have come to their end. An overdue hold may have given way to somebody already. */
  async #aBooking(): Promise<number> {
    const index = Math.max(0, this.#bookings.length - 1 - this.random.below(25));
    const now = await engine.findByCode(this.#bookings[index]?.code ?? '');
    if (now?.status === 'expired') this.#model.lapse(index);
    return index;
  }

  async reserve(): Promise<[unknown, unknown]> {
    const claims = this.#claims();
    const admission = this.random.pick(['hold', 'hold', 'confirm', 'request'] as const);
    const otherwise = this.random.pick(['refuse', 'wait'] as const);
    const overdue = this.random.below(4) === 0;
    const key = this.random.below(3) === 0 ? `key ${this.random.below(40)}` : null;
    const idempotency = key === null ? null : { key, hash: 'same' };
    const wish = order(this.#wanted(claims), { admission, otherwise, holdMinutes: overdue ? 0 : 10, idempotency });
    const expected = this.#model.reserve(claims, admission, otherwise, overdue, key);
    const booked = await outcome(engine.reserve(wish));
    if (typeof booked === 'string') return [booked, expected];
    const known = this.#bookings.findIndex(({ id }) => id === booked.id);
    return [known >= 0 ? known : this.#bookings.push(booked) - 1, expected];
  }

  async transition(): Promise<[unknown, unknown]> {
    const index = await this.#aBooking();
    const event = this.random.pick([
      'settle',
      'settle',
      'accept',
      'refuse',
      'cancel',
      'reinstate',
      'attend',
      'miss',
    ] as const);
    const kind = this.random.pick(['customer', 'staff', 'payment'] as const);
    const expected = this.#model.transition(index, event, kind);
    const bookingId = this.#bookings[index]?.id ?? 0;
    return [statusOf(await outcome(engine.transition({ bookingId, event, actor: { kind } }))), expected];
  }

  async move(): Promise<[unknown, unknown]> {
    const index = await this.#aBooking();
    const claims = this.#claims();
    const kind = this.random.pick(['customer', 'staff'] as const);
    const expected = this.#model.move(index, claims, kind);
    const to = {
      quantity: 1 + this.random.below(3),
      venue: 'somewhere',
      startsAt: TOMORROW,
      endsAt: null,
      price: null,
    };
    // The same claims with another quantity is a move as well; the model knows claims only.
    const quantity = this.#bookings[index]?.quantity ?? to.quantity;
    const bookingId = this.#bookings[index]?.id ?? 0;
    const destination = { ...to, quantity, claims: this.#wanted(claims) };
    return [statusOf(await outcome(engine.move({ bookingId, to: destination, actor: { kind } }))), expected];
  }

  async put(): Promise<[unknown, unknown]> {
    const i = this.random.below(ALLOTMENTS);
    const changed = { capacity: this.random.pick([0, 4, 8, 16, null]), closed: this.random.below(8) === 0 };
    this.#model.allotments[i] = changed;
    await engine.put([allotment(`${i}`, changed.capacity, { closed: changed.closed })]);
    return [undefined, undefined];
  }

  /** What both say is taken everywhere. */
  async counts(): Promise<[unknown, unknown]> {
    const places = [...this.#ids.keys()];
    const found = await Promise.all(places.map(async (i) => (await engine.find(`${i}`))?.taken));
    return [found, places.map((i) => this.#model.taken(i))];
  }

  /** Every history, once what has lapsed has been swept on both sides. */
  async histories(): Promise<[unknown, unknown]> {
    await engine.expireHolds();
    const lines = await Promise.all(this.#bookings.map(({ id }) => engine.historyOf(id)));
    for (const index of this.#bookings.keys()) this.#model.lapse(index);
    return [lines.map((line) => line.map(({ event }) => event)), this.#model.bookings.map(({ history }) => history)];
  }

  get booked(): readonly Booking[] {
    return this.#bookings;
  }
}

const statusOf = (outcome: Booking | string): string => (typeof outcome === 'string' ? outcome : outcome.status);

async function outcome(call: Promise<Booking>): Promise<Booking | string> {
  try {
    return await call;
  } catch (error) {
    const plain = plainError(error);
    if (plain instanceof Refused) return plain.code;
    throw error;
  }
}

const HAT = ['reserve', 'reserve', 'reserve', 'transition', 'transition', 'transition', 'move', 'move', 'put'] as const;

describe(`a history of ${ACTS} acts on the engine and on a small model of it`, () => {
  it('gives the same answers and the same counts after every act', async () => {
    console.info(`RELAIS_SEED=${SEED}`);
    const rehearsal = new Rehearsal(randomFrom(SEED));
    await rehearsal.begin();
    const told = new Map<string, number>();
    for (let act = 0; act < ACTS; act += 1) {
      const name = rehearsal.booked.length === 0 ? 'reserve' : rehearsal.random.pick(HAT);
      const [answer, expected] = await rehearsal[name]();
      expect({ act, name, answer }).toEqual({ act, name, answer: expected });
      const [taken, expectedTaken] = await rehearsal.counts();
      expect({ act, name, taken }).toEqual({ act, name, taken: expectedTaken });
      const kind = `${name} ${typeof answer === 'number' ? 'done' : answer}`;
      told.set(kind, (told.get(kind) ?? 0) + 1);
    }
    const [histories, expectedHistories] = await rehearsal.histories();
    expect(histories).toEqual(expectedHistories);
    expect(await audit(app.databaseUrl, engine, rehearsal.booked)).toEqual(SOUND);
    // A history in which nearly everything was refused would show little.
    for (const kind of [
      'reserve done',
      'reserve SOLD_OUT',
      'transition confirmed',
      'transition cancelled',
      'move confirmed',
    ]) {
      expect([kind, told.has(kind)]).toEqual([kind, true]);
    }
  });
});
