import { createRequire } from 'node:module';
import path from 'node:path';
import { applyFallbacks } from '../../src/cli/env.mts';

/** Strapi with our settings and none of our plugins: the baseline of a warm start. */
const require = createRequire(import.meta.url);
const { createStrapi } = require('@strapi/strapi') as typeof import('@strapi/strapi');
const root = path.resolve(import.meta.dirname, '../..');

process.chdir(root);
applyFallbacks();
const strapi = createStrapi({ appDir: root, distDir: process.env.BENCH_DIST ?? '' });
await strapi.load();
await strapi.start();
process.once('SIGTERM', async () => {
  await strapi.destroy();
  process.exit(0);
});
process.send?.('ready');
