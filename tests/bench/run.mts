import { parseArgs } from 'node:util';
import { tablesAvailability } from './availability.mts';
import { openBench } from './house.mts';
import { lapsingHolds } from './lapsing.mts';
import { latency } from './latency.mts';
import { memory } from './memory.mts';
import { outbox } from './outbox.mts';
import { bookings } from './sale.mts';
import { search } from './search.mts';
import { siteWeight } from './site.mts';
import { warmStart } from './start.mts';
import { tickets } from './tickets.mts';

/**
 * `npm run bench`: medians of 5 rounds beside baselines of the same run, the ratio first: machines are noisy.
 * `-- --only sale,search --rounds 1 --minutes 10` narrows it, or lets the memory run last.
 */
const PARTS = {
  sale: bookings,
  lapsing: lapsingHolds,
  search,
  availability: tablesAvailability,
  outbox,
  latency,
  tickets,
  start: warmStart,
  site: siteWeight,
  memory,
} as const;
type Part = keyof typeof PARTS;

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: Object.keys(PARTS).join(',') },
    rounds: { type: 'string', default: '5' },
    minutes: { type: 'string', default: '1' },
  },
});

const house = await openBench({ rounds: Number(values.rounds), minutes: Number(values.minutes) });
try {
  for (const name of values.only.split(',')) {
    const part = PARTS[name as Part];
    if (!part) throw new Error(`There is no part "${name}": ${Object.keys(PARTS).join(', ')}`);
    console.log(`\n${name}`);
    for (const line of await part(house)) console.log(`  ${line}`);
  }
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await house.close();
}
process.exit();
