import { createRequire } from 'node:module';
import type { Core } from '@strapi/strapi';
import { serveApi } from '../../src/cli/api.mts';

/**
 * The API as in production, with the baselines beside it: an empty route, and Strapi's default create and find, all
 * through the same middlewares and without sign-in.
 */
const require = createRequire(import.meta.url);
const { factories } = require('@strapi/strapi') as typeof import('@strapi/strapi');

const PLAIN = 'plugin::trips.trip-stop';
const SEARCHED = 'plugin::trips.trip';

function addBaselines(strapi: Core.Strapi): void {
  for (const uid of [PLAIN, SEARCHED] as const) strapi.get('services').set(uid, factories.createCoreService(uid));
  const plain = factories.createCoreController(PLAIN)({ strapi });
  const searched = factories.createCoreController(SEARCHED)({ strapi });
  const open = { auth: false as const };
  strapi.server.api('content-api').routes([
    { method: 'POST', path: '/bench/empty', handler: () => ({ data: null }), config: open },
    { method: 'GET', path: '/bench/empty', handler: () => ({ data: null }), config: open },
    { method: 'POST', path: '/bench/create', handler: (ctx, next) => plain.create?.(ctx, next), config: open },
    { method: 'GET', path: '/bench/find', handler: (ctx, next) => searched.find?.(ctx, next), config: open },
    { method: 'GET', path: '/bench/memory', handler: () => process.memoryUsage(), config: open },
  ]);
}

await serveApi(async (strapi) => addBaselines(strapi));
