import { createRequire } from 'node:module';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { serveApi } from '../api.mts';
import { DIST, ROOT } from '../paths.mts';
import { describeFailure } from '../problem.mts';
import { DEMO_MARK } from './database.mts';

type Seed = (strapi: Core.Strapi, options: { now: Date; photos: string }) => Promise<void>;

/** Marks the database before the first row, so that a seed that was interrupted goes on at the next start. */
async function loadDemoData(strapi: Core.Strapi): Promise<void> {
  const begun = Date.now();
  await strapi.store?.set({ ...DEMO_MARK, value: { since: new Date(begun).toISOString() } });
  const require = createRequire(import.meta.url);
  const { seedDemo } = require(path.join(DIST, 'database/seeds/demo.js')) as { seedDemo: Seed };
  await seedDemo(strapi, { now: new Date(begun), photos: path.join(ROOT, 'database/seeds/demo/photos') });
  process.send?.({ seeded: Date.now() - begun });
}

try {
  await serveApi(loadDemoData);
} catch (error) {
  console.error(describeFailure(error));
  process.exit(1);
}
