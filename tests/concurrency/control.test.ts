import { randomUUID } from 'node:crypto';
import { createDatabase, dropDatabase, withClient } from '../helpers/database';
import { type EngineProcess, startEngines } from '../helpers/engine';
import { audit } from '../helpers/engine-audit';
import { allotment, order, settled } from '../helpers/engine-orders';
import { changedEngine, removeChanged, SLOW_TO_WRITE, WITHOUT_LOCK } from '../helpers/engine-without';

const ROUNDS = 8;
const CAPACITY = 3;

/** Takes the net away as well: nothing but the lock is left to keep a count within capacity. */
const WITHOUT_CHECK = 'ALTER TABLE booking_allotments DROP CONSTRAINT relais_taken_within_capacity';

/** Counts as programs do that read a number, add to it and write it back. */
const READ_ADD_WRITE = `
  CREATE OR REPLACE FUNCTION relais_count_claims() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE before integer; wanted record;
  BEGIN
    FOR wanted IN SELECT allotment_id, sum(units) AS units FROM new_claims GROUP BY allotment_id LOOP
      SELECT taken INTO before FROM booking_allotments WHERE id = wanted.allotment_id;
      PERFORM pg_sleep(0.002);
      UPDATE booking_allotments SET taken = before + wanted.units WHERE id = wanted.allotment_id;
    END LOOP;
    RETURN NULL;
  END $$`;

interface Result {
  readonly oversold: number;
  readonly faults: number;
  readonly wrongCounts: number;
}

/** The race for the last seats of tests/concurrency/last-seat.test.ts, several times, on engines that were changed. */
async function race(processes: EngineProcess[], databaseUrl: string): Promise<Result> {
  let oversold = 0;
  let faults = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const resource = randomUUID();
    const put = await processes[0]?.put([allotment(resource, CAPACITY)]);
    const wish = order([{ allotmentId: put?.[0]?.id ?? 0, units: 1 }]);
    const outcome = await settled(
      Array.from({ length: 40 }, (_, i) => processes[i % processes.length]?.reserve(wish) ?? Promise.reject(wish)),
    );
    oversold += Math.max(0, outcome.done.length - CAPACITY);
    faults += outcome.faults.length;
  }
  const engine = processes[0] as EngineProcess;
  return { oversold, faults, wrongCounts: (await audit(databaseUrl, engine)).wrongCounts.length };
}

const engines = (name: string, changes: Parameters<typeof changedEngine>[1]) => {
  const running = { databaseUrl: '', processes: [] as EngineProcess[] };
  let dist = '';
  beforeAll(async () => {
    running.databaseUrl = await createDatabase();
    dist = changedEngine(name, changes);
    running.processes = await startEngines(2, { databaseUrl: running.databaseUrl, dist });
  });
  afterAll(async () => {
    await Promise.all(running.processes.map((process) => process.stop()));
    removeChanged(dist);
    await dropDatabase(running.databaseUrl);
  });
  return async (...statements: string[]): Promise<Result> => {
    await withClient(running.databaseUrl, async (client) => {
      for (const statement of statements) await client.query(statement);
    });
    return race(running.processes, running.databaseUrl);
  };
};

describe('the race for the last seats, in two processes with the lock', () => {
  const raceAfter = engines('with-lock', SLOW_TO_WRITE);

  it('is sold out exactly, and nobody meets an error', async () => {
    expect(await raceAfter()).toEqual({ oversold: 0, faults: 0, wrongCounts: 0 });
  });

  it('is sold out exactly without the check of the database, too', async () => {
    expect(await raceAfter(WITHOUT_CHECK)).toEqual({ oversold: 0, faults: 0, wrongCounts: 0 });
  });
});

describe('the race for the last seats, in two processes without the lock', () => {
  const raceAfter = engines('without-lock', [...SLOW_TO_WRITE, ...WITHOUT_LOCK]);

  it('is never oversold, since the database checks, but callers meet errors', async () => {
    const { oversold, faults, wrongCounts } = await raceAfter();
    expect([oversold, wrongCounts]).toEqual([0, 0]);
    expect(faults).toBeGreaterThan(0);
  });

  it('is oversold without the check, and the check over all counts sees it', async () => {
    const { oversold, wrongCounts } = await raceAfter(WITHOUT_CHECK);
    expect(oversold).toBeGreaterThan(0);
    expect(wrongCounts).toBeGreaterThan(0);
  });

  it('is miscounted as well when taken is read, added to and written back', async () => {
    const { oversold, wrongCounts } = await raceAfter(READ_ADD_WRITE);
    expect(oversold).toBeGreaterThan(0);
    expect(wrongCounts).toBeGreaterThan(0);
  });
});
