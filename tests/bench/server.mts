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
  strapi.get('services').set(PLAIN, factories.createCoreService(PLAIN));
  const plain = factories.createCoreController(PLAIN)({ strapi });
  const open = { auth: false as const };
  strapi.server.api('content-api').routes([
    { method: 'POST', path: '/bench/empty', handler: () => ({ data: null }), config: open },
    { method: 'GET', path: '/bench/empty', handler: () => ({ data: null }), config: open },
    { method: 'POST', path: '/bench/create', handler: (ctx, next) => plain.create?.(ctx, next), config: open },
    { method: 'GET', path: '/bench/find', handler: find(strapi), config: open },
    { method: 'GET', path: '/bench/memory', handler: () => process.memoryUsage(), config: open },
  ]);
}

/** What the default find does once it has looked at permissions, which nobody has here. */
const find = (strapi: Core.Strapi) => async (ctx: { query: { filters?: object } }) => ({
  data: await strapi
    .documents(SEARCHED)
    .findMany({ filters: ctx.query.filters as never, populate: '*', sort: 'departure', limit: 50 }),
});

await serveApi(async (strapi) => addBaselines(strapi));
