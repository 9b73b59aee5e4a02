import { createDatabase, dropDatabase } from '../helpers/database';
import { type EngineProcess, startEngines } from '../helpers/engine';
import { audit, SOUND } from '../helpers/engine-audit';
import { allotment, keyed, order, settled } from '../helpers/engine-orders';

let databaseUrl: string;
let processes: EngineProcess[];
let first: EngineProcess;
let second: EngineProcess;

beforeAll(async () => {
  databaseUrl = await createDatabase();
  processes = await startEngines(2, { databaseUrl });
  [first, second] = processes as [EngineProcess, EngineProcess];
});

afterAll(async () => {
  await Promise.all(processes?.map((process) => process.stop()));
  await dropDatabase(databaseUrl);
});

const eachOf = <T>(count: number, call: (process: EngineProcess, index: number) => Promise<T>) =>
  settled(Array.from({ length: count }, (_, i) => call(i % 2 === 0 ? first : second, i)));

const newAllotment = async (resource: string, capacity: number | null): Promise<number> =>
  (await first.put([allotment(resource, capacity)]))[0]?.id ?? 0;

describe('the last seat, asked for by 50 at once in two processes', () => {
  it('is taken by exactly one of them, and 49 hear that it is gone', async () => {
    const allotmentId = await newAllotment('the last seat', 1);
    const { done, refused, faults } = await eachOf(50, (process) =>
      process.reserve(order([{ allotmentId, units: 1 }])),
    );
    expect(done).toHaveLength(1);
    expect(refused).toEqual(Array(49).fill('SOLD_OUT'));
    expect(faults).toEqual([]);
    expect((await second.find('the last seat'))?.taken).toBe(1);
    expect(await audit(databaseUrl, first, done)).toEqual(SOUND);
  });

  it('is taken by exactly one of 50 who are sure of it without a hold, over two allotments in opposite orders', async () => {
    const out = await newAllotment('out', 30);
    const back = await newAllotment('back', 1);
    const both = [out, back].map((allotmentId) => ({ allotmentId, units: 1 }));
    const { done, refused, faults } = await eachOf(50, (process, i) =>
      process.reserve(order(i % 3 === 0 ? both : both.toReversed(), { admission: 'confirm' })),
    );
    expect([done.length, refused.length, faults]).toEqual([1, 49, []]);
    expect((await first.find('out'))?.taken).toBe(1);
    expect(await audit(databaseUrl, first, done)).toEqual(SOUND);
  });
});

describe('one idempotency key in two processes', () => {
  it.each([20, 50])('sent %i times at once makes one booking and gives the same answer', async (times) => {
    const allotmentId = await newAllotment(`key times ${times}`, 60);
    const wish = order([{ allotmentId, units: 1 }], keyed());
    const { done, refused, faults } = await eachOf(times, (process) => process.reserve(wish));
    expect([done.length, refused, faults]).toEqual([times, [], []]);
    for (const booking of done) expect(booking).toEqual(done[0]);
    expect((await second.find(`key times ${times}`))?.taken).toBe(1);
    expect(await audit(databaseUrl, first, done)).toEqual(SOUND);
  });

  it('gives the same answer on an allotment that this booking has filled', async () => {
    const allotmentId = await newAllotment('one and full', 1);
    const wish = order([{ allotmentId, units: 1 }], keyed());
    const { done, refused } = await eachOf(20, (process) => process.reserve(wish));
    expect([done.length, refused]).toEqual([20, []]);
  });

  it('with another body is refused, at once and later', async () => {
    const allotmentId = await newAllotment('key with another body', 60);
    const { idempotency } = keyed();
    const { done, refused, faults } = await eachOf(20, (process, i) =>
      process.reserve(order([{ allotmentId, units: 1 }], { idempotency: { ...idempotency, hash: `body ${i % 4}` } })),
    );
    expect(new Set(done.map(({ code }) => code)).size).toBe(1);
    expect(refused).toEqual(Array(20 - done.length).fill('IDEMPOTENCY_KEY_REUSED'));
    expect(faults).toEqual([]);
    const late = order([{ allotmentId, units: 2 }], { idempotency: { ...idempotency, hash: 'late' } });
    await expect(second.reserve(late)).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await audit(databaseUrl, first, done)).toEqual(SOUND);
  });

  it('for two different allotments makes one booking, and the other caller is refused', async () => {
    const there = await newAllotment('there', 1000);
    const elsewhere = await newAllotment('elsewhere', 1000);
    const keys = Array.from({ length: 40 }, () => keyed().idempotency.key);
    const { done, refused, faults } = await settled(
      keys.flatMap((key) => [
        first.reserve(order([{ allotmentId: there, units: 1 }], keyed(key, 'there'))),
        second.reserve(order([{ allotmentId: elsewhere, units: 1 }], keyed(key, 'elsewhere'))),
      ]),
    );
    expect(faults).toEqual([]);
    expect(done).toHaveLength(40);
    expect(refused).toEqual(Array(40).fill('IDEMPOTENCY_KEY_REUSED'));
    expect(await audit(databaseUrl, first, done)).toEqual(SOUND);
  });

  it('of which the first use was on its way when the second came on another allotment', async () => {
    const there = await newAllotment('on its way', 10);
    const elsewhere = await newAllotment('overtaken', 10);
    for (let round = 0; round < 25; round += 1) {
      const { key } = keyed().idempotency;
      const { done, refused, faults } = await settled([
        first.reserve(order([{ allotmentId: there, units: 1 }], { ...keyed(key, 'there'), admission: 'request' })),
        second.reserve(order([{ allotmentId: elsewhere, units: 1 }], { ...keyed(key, 'over'), admission: 'request' })),
      ]);
      expect([done.length, refused, faults]).toEqual([1, ['IDEMPOTENCY_KEY_REUSED'], []]);
    }
  });
});
