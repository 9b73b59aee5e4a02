import { setTimeout as sleep } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { type App, startApp } from '../helpers/app';
import { withClient } from '../helpers/database';
import { audit, SOUND } from '../helpers/engine-audit';
import { type Engine, engineCalls } from '../helpers/engine-calls.mts';
import { allotment, CUSTOMER, keyed, order, PAYMENT, STAFF, settled } from '../helpers/engine-orders';

let app: App;
let engine: Engine;
let db: Core.Strapi['db'];

beforeAll(async () => {
  app = await startApp();
  engine = engineCalls(app.strapi);
  db = app.strapi.db;
});

afterAll(async () => {
  await app.stop();
});

const newAllotment = async (resource: string, capacity: number | null): Promise<number> =>
  (await engine.put([allotment(resource, capacity)]))[0]?.id ?? 0;

/** Holds a lock as a session does that somebody left open, for as long as `work` takes. */
const whileLocked = <T>(allotmentId: number, work: () => Promise<T>): Promise<T> =>
  withClient(app.databaseUrl, async (client) => {
    await client.query('BEGIN');
    await client.query('SELECT 1 FROM booking_allotments WHERE id = $1 FOR UPDATE', [allotmentId]);
    return work();
  });

const took = async <T>(work: Promise<T>): Promise<{ ms: number; value: T }> => {
  const start = performance.now();
  const value = await work;
  return { ms: performance.now() - start, value };
};

describe('requests that were combined into one statement', () => {
  it('fail alone when they are bad', async () => {
    const allotmentId = await newAllotment('one bad member', 60);
    const good = order([{ allotmentId, units: 1 }]);
    const bad = [
      order([{ allotmentId, units: 1 }], { quantity: 0 }),
      order([{ allotmentId, units: -3 }], { quantity: 1 }),
      order([{ allotmentId, units: 1 }], { actor: PAYMENT }),
      order([{ allotmentId, units: 1 }], { price: { amount: 2 ** 40, currency: 'TND' } }),
    ];
    const results = await Promise.allSettled(
      Array.from({ length: 44 }, (_, i) => engine.reserve(i % 11 === 5 ? (bad[(i - 5) / 11] ?? good) : good)),
    );
    const failed = results.flatMap(({ status }, i) => (status === 'rejected' ? [i] : []));
    expect(failed).toEqual([5, 16, 27, 38]);
    expect((await engine.find('one bad member'))?.taken).toBe(40);
    expect(await audit(app.databaseUrl, engine)).toEqual(SOUND);
  });

  it('do not wait for long behind one that waits for a lock held elsewhere', async () => {
    const locked = await newAllotment('locked', 60);
    const free = await newAllotment('free', 60);
    await whileLocked(locked, async () => {
      const waiting = engine.reserve(order([{ allotmentId: locked, units: 1 }])).catch((error) => error);
      const { ms, value } = await took(
        settled(Array.from({ length: 40 }, () => engine.reserve(order([{ allotmentId: free, units: 1 }])))),
      );
      expect(value.done).toHaveLength(40);
      expect(ms).toBeLessThan(1000);
      return waiting;
    });
    expect(await audit(app.databaseUrl, engine)).toEqual(SOUND);
  });

  it('go on when a hundred wait for a lock held elsewhere, and those get their places when it is let go', async () => {
    const locked = await newAllotment('locked for a hundred', 200);
    const free = await newAllotment('free beside a hundred', 200);
    const waiting: Promise<unknown>[] = [];
    await whileLocked(locked, async () => {
      for (let round = 0; round < 20; round += 1) {
        for (let i = 0; i < 5; i += 1) waiting.push(engine.reserve(order([{ allotmentId: locked, units: 1 }])));
        const { ms } = await took(engine.reserve(order([{ allotmentId: free, units: 1 }])));
        expect(ms).toBeLessThan(1000);
      }
    });
    const { done, faults } = await settled(waiting);
    expect([done.length, faults]).toEqual([100, []]);
    expect(await audit(app.databaseUrl, engine)).toEqual(SOUND);
  });

  it('hear that the lock is not to be had, after some seconds and not after half a minute', async () => {
    const locked = await newAllotment('locked for good', 60);
    const ten = () => Array.from({ length: 10 }, () => engine.reserve(order([{ allotmentId: locked, units: 1 }])));
    const { ms, value } = await took(whileLocked(locked, () => settled(ten())));
    expect(value.faults).toHaveLength(10);
    expect(ms).toBeLessThan(8000);
    expect(await engine.reserve(order([{ allotmentId: locked, units: 1 }]))).toMatchObject({ status: 'held' });
  });

  it('are no part of the transaction of whoever came first', async () => {
    const allotmentId = await newAllotment('rolled back beside', 10);
    const rolledBack = db.transaction(async () => {
      const inside = engine.reserve(order([{ allotmentId, units: 1 }])).catch((error: Error) => error.message);
      await sleep(50);
      throw new Error(await inside.then(String));
    });
    const outside = engine.reserve(order([{ allotmentId, units: 1 }], keyed()));
    await expect(rolledBack).rejects.toThrow('outside of any open transaction');
    expect(await audit(app.databaseUrl, engine, [await outside])).toEqual(SOUND);
    expect((await engine.find('rolled back beside'))?.taken).toBe(1);
  });
});

describe('the sweep', () => {
  it('leaves alone what is locked elsewhere, and holds nobody up meanwhile', async () => {
    const ids = [];
    for (const name of ['a', 'b', 'c']) ids.push(await newAllotment(`swept ${name}`, 10));
    const [first = 0, second = 0, third = 0] = ids;
    for (const allotmentId of ids) await engine.reserve(order([{ allotmentId, units: 1 }], { holdMinutes: 0 }));
    await whileLocked(second, async () => {
      await engine.expireHolds();
      expect((await engine.find('swept a'))?.taken).toBe(0);
      const sweeping = engine.expireHolds();
      const { ms } = await took(
        settled([first, third].map((allotmentId) => engine.reserve(order([{ allotmentId, units: 1 }])))),
      );
      expect(ms).toBeLessThan(2000);
      await sweeping;
    });
    await engine.expireHolds();
    expect(await audit(app.databaseUrl, engine)).toEqual(SOUND);
  });
});

describe('a transition', () => {
  it('that needs room on two allotments finds it behind a thousand overdue holds on one of them', async () => {
    await engine.stopClock();
    const crowded = await newAllotment('crowded', 900);
    const small = await newAllotment('small', 1);
    const both = [crowded, small].map((allotmentId) => ({ allotmentId, units: 1 }));
    const waiting = await engine.reserve(order(both, { admission: 'request' }));
    const overdue = { holdMinutes: 0 };
    await settled(
      Array.from({ length: 900 }, () => engine.reserve(order([{ allotmentId: crowded, units: 1 }], overdue))),
    );
    await engine.reserve(order([{ allotmentId: small, units: 1 }], overdue));
    const accepted = await engine.transition({ bookingId: waiting.id, event: 'accept', actor: STAFF });
    expect(accepted.status).toBe('confirmed');
    expect(await audit(app.databaseUrl, engine)).toEqual(SOUND);
  });

  it('goes above capacity for staff on purpose, and for nobody else', async () => {
    const allotmentId = await newAllotment('squeezed', 1);
    const [one, two] = await Promise.all([
      engine.reserve(order([{ allotmentId, units: 1 }], { otherwise: 'wait', admission: 'confirm' })),
      engine.reserve(order([{ allotmentId, units: 1 }], { otherwise: 'wait', admission: 'confirm' })),
    ]);
    const waiting = one.status === 'waiting' ? one : two;
    const accept = { bookingId: waiting.id, event: 'accept', exceedCapacity: true } as const;
    await expect(engine.transition({ ...accept, actor: { kind: 'clock' } })).rejects.toMatchObject({
      code: 'SOLD_OUT',
    });
    expect(await engine.transition({ ...accept, actor: STAFF })).toMatchObject({ status: 'confirmed' });
    expect(await engine.find('squeezed')).toMatchObject({ capacity: 1, taken: 2, allowance: 1 });
    await engine.transition({ bookingId: waiting.id, event: 'cancel', actor: CUSTOMER });
    expect(await engine.find('squeezed')).toMatchObject({ taken: 1, allowance: 0 });
    expect(await audit(app.databaseUrl, engine)).toEqual(SOUND);
  });
});
