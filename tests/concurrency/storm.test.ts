import type { AllotmentInput, Booking, Claim } from '../../src/plugins/booking/server/port';
import { createDatabase, dropDatabase, withClient } from '../helpers/database';
import { type EngineProcess, startEngines } from '../helpers/engine';
import { audit, SOUND } from '../helpers/engine-audit';
import { type Engine, Refused } from '../helpers/engine-calls.mts';
import { allotment, CUSTOMER, keyed, order, PAYMENT, STAFF, TOMORROW } from '../helpers/engine-orders';
import { type Random, randomFrom, SEED } from '../helpers/engine-random';

const SECONDS = Number(process.env.RELAIS_STORM_SECONDS ?? 15);
const WORKERS = 16;
const RESOURCES = ['one', 'three', 'thirty', 'eighty', 'by hand', 'forty'];
const CAPACITIES = [1, 3, 30, 80, null, 40];

let databaseUrl: string;
let processes: EngineProcess[];

beforeAll(async () => {
  databaseUrl = await createDatabase();
  processes = await startEngines(2, { databaseUrl });
});

afterAll(async () => {
  await Promise.all(processes?.map((process) => process.stop()));
  await dropDatabase(databaseUrl);
});

interface World {
  readonly ids: readonly number[];
  readonly bookings: Booking[];
  readonly deleted: Set<string>;
}

type Act = (engine: Engine, world: World, random: Random) => Promise<unknown>;

function claims({ ids }: World, random: Random): Claim[] {
  const units = 1 + random.below(3);
  return random
    .shuffle(ids)
    .slice(0, 1 + random.below(3))
    .map((allotmentId) => ({ allotmentId, units }));
}

/** Rather a young one: old ones have come to their end. */
const aBooking = ({ bookings }: World, random: Random): Booking => random.pick(bookings.slice(-60));

const reserve: Act = async (engine, world, random) => {
  const wish = order(claims(world, random), {
    admission: random.pick(['hold', 'hold', 'hold', 'confirm', 'request']),
    otherwise: random.pick(['refuse', 'wait']),
    holdMinutes: random.pick([10, 10, 0.002, 0.01]),
    ...(random.below(3) === 0 && keyed()),
  });
  world.bookings.push(await engine.reserve(wish));
};

const transition =
  (...events: ('settle' | 'accept' | 'refuse' | 'cancel' | 'reinstate' | 'attend' | 'miss')[]): Act =>
  (engine, world, random) =>
    engine.transition({
      bookingId: aBooking(world, random).id,
      event: random.pick(events),
      actor: random.pick([CUSTOMER, STAFF, STAFF, PAYMENT]),
      exceedCapacity: random.below(10) === 0,
    });

const move: Act = (engine, world, random) => {
  const to = claims(world, random);
  return engine.move({
    bookingId: aBooking(world, random).id,
    to: { claims: to, quantity: to[0]?.units ?? 1, venue: 'somewhere', startsAt: TOMORROW, endsAt: null, price: null },
    actor: random.pick([CUSTOMER, STAFF]),
    exceedCapacity: random.below(10) === 0,
  });
};

const edit: Act = (engine, world, random) =>
  engine.edit(aBooking(world, random).documentId, {
    contactName: `Salma ${random.below(100)}`,
    ...(random.below(2) === 0 && { bookingStatus: random.pick(['confirmed', 'refused', 'cancelled', 'attended']) }),
    ...(random.below(4) === 0 && { quantity: 1 + random.below(4) }),
  });

const remove: Act = async (engine, world, random) => {
  const { documentId, code } = aBooking(world, random);
  await engine.remove(documentId);
  world.deleted.add(code);
};

const inputs = (random: Random): AllotmentInput[] => {
  const i = random.below(RESOURCES.length);
  const usual = CAPACITIES[i] ?? null;
  const capacity = random.pick([usual, usual, usual, 0, 100, null]);
  return [allotment(RESOURCES[i] ?? '', capacity, { closed: random.below(8) === 0 })];
};

const ACTS: Record<string, { act: Act; weight: number }> = {
  reserve: { act: reserve, weight: 30 },
  settle: { act: transition('settle'), weight: 12 },
  cancel: { act: transition('cancel'), weight: 8 },
  move: { act: move, weight: 8 },
  'accept, refuse, reinstate': { act: transition('accept', 'refuse', 'reinstate'), weight: 8 },
  'attend, miss': { act: transition('attend', 'miss'), weight: 3 },
  edit: { act: edit, weight: 8 },
  remove: { act: remove, weight: 4 },
  put: { act: (engine, _world, random) => engine.put(inputs(random)), weight: 3 },
  sweep: { act: (engine) => engine.expireHolds(), weight: 1 },
  recount: { act: (engine) => engine.recount(), weight: 0.2 },
};
const HAT = Object.entries(ACTS).flatMap(([name, { weight }]) => Array<string>(weight * 5).fill(name));

/** For the time given, and on a slow machine for up to twice that, until every act has succeeded once. */
const isOver = (until: number, tally: Map<string, number>): boolean =>
  Date.now() > until && (Object.keys(ACTS).every((name) => tally.has(name)) || Date.now() > until + SECONDS * 1000);

async function rage(engine: Engine, world: World, random: Random, until: number, tally: Map<string, number>) {
  const faults: string[] = [];
  while (!isOver(until, tally)) {
    const name = world.bookings.length < 20 ? 'reserve' : random.pick(HAT);
    try {
      await ACTS[name]?.act(engine, world, random);
      tally.set(name, (tally.get(name) ?? 0) + 1);
    } catch (error) {
      if (error instanceof Refused) tally.set(`${name}: no`, (tally.get(`${name}: no`) ?? 0) + 1);
      else faults.push(`${name}: ${error instanceof Error ? error.message : error}`);
    }
  }
  return faults;
}

describe(`${WORKERS} workers in two processes doing everything at once`, () => {
  it(
    'leave all counts right and no history missing, and meet nothing but refusals',
    async () => {
      console.info(`RELAIS_SEED=${SEED}`);
      const [engine] = processes as [EngineProcess];
      const put = await engine.put(RESOURCES.map((resource, i) => allotment(resource, CAPACITIES[i] ?? null)));
      const world: World = { ids: put.map(({ id }) => id), bookings: [], deleted: new Set() };
      const tally = new Map<string, number>();
      const until = Date.now() + SECONDS * 1000;
      const faults = await Promise.all(
        Array.from({ length: WORKERS }, (_, i) =>
          rage(processes[i % 2] as EngineProcess, world, randomFrom(SEED + i), until, tally),
        ),
      );
      console.info(Object.fromEntries([...tally].sort()));

      expect(faults.flat()).toEqual([]);
      const kept = world.bookings.filter(({ code }) => !world.deleted.has(code));
      expect(await audit(databaseUrl, engine, kept)).toEqual(SOUND);
      for (const name of Object.keys(ACTS)) expect([name, tally.get(name) ?? 0]).not.toEqual([name, 0]);

      const { rows } = await withClient(databaseUrl, (client) =>
        client.query('SELECT DISTINCT code FROM booking_history'),
      );
      const recorded = new Set(rows.map((row: { code: string }) => row.code));
      expect(world.bookings.filter(({ code }) => !recorded.has(code))).toEqual([]);
      expect(processes.map((process) => process.output())).toEqual(['', '']);
    },
    (2 * SECONDS + 60) * 1000,
  );
});
