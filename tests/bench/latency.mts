import { anyFreePort } from '../../src/cli/ports.mts';
import { addStations, addTrips } from './fill.mts';
import type { House } from './house.mts';
import { median, round } from './load.mts';
import { booking } from './sale.mts';

/** What the mail server does while places are sold; `null`: nobody listens there. */
const MAIL: Readonly<Record<string, NodeJS.ProcessEnv | null>> = {
  up: {},
  down: null,
  'answering after 5 s': { SINK_DELAY_MS: '5000' },
  'answering 451': { SINK_ANSWER: '451 Not now' },
  'answering 550': { SINK_ANSWER: '550 Never' },
};
const WARM_UP_SECONDS = 3;
const SECONDS = 6;

/** The p99 of bookings while the mail server is well, and while it is not: at most 1.2 times as long. */
export async function latency(house: House): Promise<string[]> {
  const p99 = Object.fromEntries(Object.keys(MAIL).map((name) => [name, [] as number[]]));
  for (let i = 0; i < house.rounds; i += 1) {
    for (const [name, behaviour] of Object.entries(MAIL)) p99[name]?.push(await p99With(house, behaviour));
  }
  const up = p99.up ?? [];
  return Object.entries(p99).map(([name, found]) => {
    const paired = median(found.map((value, i) => value / (up[i] ?? value)));
    return `${(median(found) / median(up)).toFixed(2)} x (paired ${paired.toFixed(2)}): p99 ${median(found)} ms with the mail server ${name}`;
  });
}

async function p99With(house: House, behaviour: NodeJS.ProcessEnv | null): Promise<number> {
  const port = await anyFreePort();
  const sink =
    behaviour && (await house.startServer('', 'tests/bench/smtp-sink.mts', { SINK_PORT: String(port), ...behaviour }));
  const { url: databaseUrl, client, drop } = await house.freshDatabase();
  await addStations(client);
  await addTrips(client, { prefix: 'many', count: 100, capacity: 10_000_000, days: 1, spread: false });
  const server = await house.startServer(databaseUrl, undefined, { SMTP_URL: `smtp://127.0.0.1:${port}` });
  const load = booking(server.url, () => `many${1 + Math.floor(Math.random() * 100)}`, [201]);
  await round({ ...load, seconds: WARM_UP_SECONDS });
  const { p99 } = await round({ ...load, seconds: SECONDS });
  await server.stop();
  await sink?.stop();
  await drop();
  return p99;
}
