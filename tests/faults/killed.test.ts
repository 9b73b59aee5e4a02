import { setTimeout as sleep } from 'node:timers/promises';
import { createDatabase, dropDatabase } from '../helpers/database';
import { type EngineProcess, startEngine } from '../helpers/engine';
import { audit, SOUND } from '../helpers/engine-audit';
import { allotment, keyed, order } from '../helpers/engine-orders';
import { randomFrom, SEED } from '../helpers/engine-random';

const KILLS = Number(process.env.RELAIS_KILLS ?? 3);
const BOOKINGS = 200;

let databaseUrl: string;
let survivor: EngineProcess;

beforeAll(async () => {
  databaseUrl = await createDatabase();
  survivor = await startEngine({ databaseUrl });
});

afterAll(async () => {
  await survivor?.stop();
  await dropDatabase(databaseUrl);
});

describe(`a process killed in the middle of ${BOOKINGS} bookings`, () => {
  it.each(Array.from({ length: KILLS }, (_, i) => SEED + i))(
    'loses none that it answered, and their keys give the same bookings again (RELAIS_SEED=%i)',
    async (seed) => {
      const random = randomFrom(seed);
      const names = [`one ${seed}`, `two ${seed}`];
      const ids = (await survivor.put(names.map((name) => allotment(name, 150)))).map(({ id }) => id);
      const wishes = Array.from({ length: BOOKINGS }, () =>
        order(
          random
            .shuffle(ids)
            .slice(0, 1 + random.below(2))
            .map((allotmentId) => ({ allotmentId, units: 1 })),
          keyed(),
        ),
      );
      const victim = await startEngine({ databaseUrl });
      const calls = wishes.map(async (wish) => {
        await sleep(random.below(400));
        return victim.reserve(wish);
      });
      const settling = Promise.allSettled(calls);
      await sleep(50 + random.below(300));
      await victim.kill();
      const before = await settling;

      const again = await Promise.allSettled(wishes.map((wish) => survivor.reserve(wish)));
      const answered = before.flatMap((result, i) => (result.status === 'fulfilled' ? [{ i, ...result.value }] : []));
      expect(answered.length).toBeLessThan(BOOKINGS);
      for (const { i, code } of answered) expect(again[i]).toMatchObject({ status: 'fulfilled', value: { code } });

      const booked = again.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      expect(new Set(booked.map(({ code }) => code)).size).toBe(booked.length);
      for (const name of names) expect(await survivor.find(name)).toMatchObject({ capacity: 150 });
      expect(await audit(databaseUrl, survivor, [...answered, ...booked])).toEqual(SOUND);
    },
  );

  it('works when it is started again', async () => {
    const [put] = await survivor.put([allotment('afterwards', 1)]);
    const started = await startEngine({ databaseUrl });
    const booking = await started.reserve(order([{ allotmentId: put?.id ?? 0, units: 1 }]));
    await started.kill();
    expect(await audit(databaseUrl, survivor, [booking])).toEqual(SOUND);
  });
});
