import { parseArgs } from 'node:util';
import type { BookingPort } from '../plugins/booking/server/port.ts';
import { withStrapi } from './strapi.mts';

/**
 * `npm run check:counts`: counts every allotment anew from its claims and names each one that is wrong, and each booking
 * whose history does not lead to its status. Exits 1 when there is any. `-- --repair` sets the wrong counts right.
 */
const { values } = parseArgs({ options: { repair: { type: 'boolean', default: false } } });

const faults = await withStrapi(async (strapi) => {
  const engine: BookingPort = strapi.plugin('booking').service('engine');
  const wrong = await engine.findWrongCounts();
  const broken = await engine.findBrokenHistories();
  for (const { id, trade, resource, startsAt, capacity, allowance, taken, claimed } of wrong) {
    console.log(
      `allotment ${id} (${trade} ${resource}, ${startsAt.toISOString()}): taken ${taken}, claims add up to ${claimed}, ` +
        `capacity ${capacity ?? 'not set'}${allowance > 0 ? ` and ${allowance} above it on purpose` : ''}`,
    );
  }
  for (const { code, status, last } of broken) {
    console.log(`booking ${code}: status ${status}, but its history ends with ${last ?? 'nothing'}`);
  }
  if (values.repair && wrong.length > 0) console.log(`${await engine.recount()} counts set right.`);
  if (wrong.length + broken.length === 0) console.log('All counts are right.');
  return (values.repair ? 0 : wrong.length) + broken.length;
});

process.exit(faults === 0 ? 0 : 1);
