import { addStations, addTrips } from './fill.mts';
import type { House } from './house.mts';
import { round } from './load.mts';
import { booking } from './sale.mts';

const SECONDS_A_STEP = 15;

const rss = async (url: string): Promise<number> => {
  const { rss: bytes } = (await fetch(`${url}/api/bench/memory`).then((r) => r.json())) as { rss: number };
  return Math.round(bytes / 1024 / 1024);
};

/** Resident memory while one process sells without a pause: after the first minute it stays flat. */
export async function memory(house: House): Promise<string[]> {
  const { url: databaseUrl, client, drop } = await house.freshDatabase();
  await addStations(client);
  await addTrips(client, { prefix: 'many', count: 100, capacity: 10_000_000, days: 1, spread: false });
  const server = await house.startServer(databaseUrl);
  const idle = await rss(server.url);
  const steps: number[] = [];
  for (let i = 0; i < (house.minutes * 60) / SECONDS_A_STEP; i += 1) {
    const trip = () => `many${1 + Math.floor(Math.random() * 100)}`;
    await round({ ...booking(server.url, trip, [201]), seconds: SECONDS_A_STEP });
    steps.push(await rss(server.url));
  }
  await server.stop();
  await drop();
  return [`${idle} MB idle; under load, every ${SECONDS_A_STEP} s: ${steps.join(', ')} MB`];
}
