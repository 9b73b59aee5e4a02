import { setTimeout as sleep } from 'node:timers/promises';
import { addBookings, addStations, addTrips } from './fill.mts';
import type { House } from './house.mts';
import { median, round } from './load.mts';
import { booking, oversold } from './sale.mts';

const HOLDS = 10_000;

/** 10,000 holds, half of them on the trip that is being sold, lapse at once in the middle of a sale. */
export async function lapsingHolds(house: House): Promise<string[]> {
  const durations: number[] = [];
  const quiet: number[] = [];
  const busy: number[] = [];
  let wrong = 0;
  for (let i = 0; i < house.rounds; i += 1) {
    const { url: databaseUrl, client, drop } = await house.freshDatabase();
    await addStations(client);
    await addTrips(client, { prefix: 'hot', count: 1, capacity: 10_000_000, days: 1, spread: false });
    await addTrips(client, { prefix: 'many', count: 100, capacity: 1000, days: 1, spread: false });
    const server = await house.startServer(databaseUrl);
    const sale = (seconds: number) => round({ ...booking(server.url, () => 'hot1', [201]), seconds });
    await sale(2);
    quiet.push((await sale(4)).p99);

    await addBookings(client, { prefix: 'hot', count: HOLDS / 2, status: 'held', holdSeconds: 60 });
    await addBookings(client, { prefix: 'many', count: HOLDS / 2, status: 'held', holdSeconds: 60 });
    await client.query(
      `UPDATE bookings SET hold_expires_at = (now() AT TIME ZONE 'UTC') + interval '2 seconds' WHERE code LIKE '%held%'`,
    );
    const from = performance.now();
    const [during] = await Promise.all([
      sale(6),
      (async () => {
        await sleep(2000 - (performance.now() - from));
        const start = performance.now();
        for (;;) {
          const { rows } = await client.query(
            `SELECT count(*)::int AS left FROM bookings WHERE booking_status = 'held' AND code LIKE '%held%'`,
          );
          if (rows[0].left === 0) break;
          await sleep(20);
        }
        durations.push(performance.now() - start);
      })(),
    ]);
    busy.push(during.p99);
    wrong += await oversold(client);
    await server.stop();
    await drop();
  }
  return [
    `${(median(busy) / median(quiet)).toFixed(2)} x the quiet p99: ${median(busy)} ms beside ${median(quiet)} ms while they lapse`,
    `${HOLDS} holds lapsed within ${Math.round(median(durations))} ms of their deadline`,
    `allotments oversold or miscounted: ${wrong}`,
  ];
}
