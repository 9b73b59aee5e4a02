import fs from 'node:fs';
import path from 'node:path';
import type { House } from './house.mts';
import { median } from './load.mts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const BARE = path.join(ROOT, 'dist-bare');

const OURS = /(const ENABLED = )\[[^\]]+\]/;

/** The same Strapi with the same settings and none of our plugins. */
function makeBare(): void {
  fs.cpSync(path.join(ROOT, 'dist'), BARE, { recursive: true });
  const plugins = path.join(BARE, 'config/plugins.js');
  const config = fs.readFileSync(plugins, 'utf8');
  if (!OURS.test(config)) throw new Error(`${plugins} does not name our plugins as ${OURS}`);
  fs.writeFileSync(plugins, config.replace(OURS, '$1[]'));
}

async function timed(work: () => Promise<{ stop(): Promise<void> }>): Promise<number> {
  const from = performance.now();
  const server = await work();
  const took = performance.now() - from;
  await server.stop();
  return took;
}

/** From the start of the process until it is ready, on a database that is there already. */
export async function warmStart(house: House): Promise<string[]> {
  const ours = await house.freshDatabase();
  const bare = await house.freshDatabase();
  makeBare();
  try {
    const start = (url: string, dist?: string) =>
      timed(() =>
        dist
          ? house.startServer(url, 'tests/bench/bare.mts', { BENCH_DIST: dist })
          : house.startServer(url, 'src/cli/api.mts'),
      );
    await start(ours.url);
    await start(bare.url, BARE);
    const times = { ours: [] as number[], bare: [] as number[] };
    for (let i = 0; i < house.rounds; i += 1) {
      times.bare.push(await start(bare.url, BARE));
      times.ours.push(await start(ours.url));
    }
    const [full, plain] = [median(times.ours), median(times.bare)];
    return [
      `${(full / plain).toFixed(2)} x bare Strapi's warm start: ${Math.round(full)} ms beside ${Math.round(plain)} ms`,
    ];
  } finally {
    fs.rmSync(BARE, { recursive: true, force: true });
    await ours.drop();
    await bare.drop();
  }
}
