import { createDatabase, dropDatabase, withClient } from '../helpers/database';
import { startEngines } from '../helpers/engine';
import { audit, SOUND } from '../helpers/engine-audit';
import { allotment, order, settled } from '../helpers/engine-orders';

describe('two processes that boot at once on an empty database', () => {
  it.each([1, 2, 3])('both come up, with the guards made once (time %i of 3)', async () => {
    const databaseUrl = await createDatabase('template0');
    const processes = await startEngines(2, { databaseUrl });
    const [put] = (await processes[0]?.put([allotment('first', 3)])) ?? [];
    const wish = order([{ allotmentId: put?.id ?? 0, units: 1 }]);
    const { done, refused } = await settled(
      Array.from({ length: 6 }, (_, i) => processes[i % 2]?.reserve(wish) ?? Promise.reject(wish)),
    );
    expect([done.length, refused.length]).toEqual([3, 3]);
    for (const process of processes) expect(await audit(databaseUrl, process, done)).toEqual(SOUND);
    const { rows } = await withClient(databaseUrl, (client) =>
      client.query(
        `SELECT count(*)::int AS guards FROM pg_trigger
         WHERE tgname LIKE 'relais_count%' AND tgrelid IN ('bookings'::regclass, 'booking_claims'::regclass)`,
      ),
    );
    expect(rows).toEqual([{ guards: 4 }]);
    await Promise.all(processes.map((process) => process.stop()));
    await dropDatabase(databaseUrl);
  });
});
