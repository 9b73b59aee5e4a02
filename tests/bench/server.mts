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
const SEARCHED = { uid: 'plugin::trips.trip', sort: 'departure', limit: 50 } as const;
const COUNTS = { uid: 'plugin::booking.allotment', sort: 'startsAt', limit: 1000 } as const;

function addBaselines(strapi: Core.Strapi): void {
  strapi.get('services').set(PLAIN, factories.createCoreService(PLAIN));
  const plain = factories.createCoreController(PLAIN)({ strapi });
  const open = { auth: false as const };
  strapi.server.api('content-api').routes([
    { method: 'POST', path: '/bench/empty', handler: () => ({ data: null }), config: open },
    { method: 'GET', path: '/bench/empty', handler: () => ({ data: null }), config: open },
    { method: 'POST', path: '/bench/create', handler: (ctx, next) => plain.create?.(ctx, next), config: open },
    { method: 'GET', path: '/bench/find', handler: find(strapi, SEARCHED), config: open },
    { method: 'GET', path: '/bench/find-counts', handler: find(strapi, COUNTS), config: open },
    { method: 'GET', path: '/bench/find-month', handler: findMonth(strapi), config: open },
    { method: 'GET', path: '/bench/memory', handler: () => process.memoryUsage(), config: open },
  ]);
}

/** What the default find does once it has looked at permissions, which nobody has here. */
const find =
  (strapi: Core.Strapi, { uid, sort, limit }: typeof SEARCHED | typeof COUNTS) =>
  async (ctx: { query: { filters?: object } }) => ({
    data: await strapi.documents(uid).findMany({ filters: ctx.query.filters, populate: '*', sort, limit } as never),
  });

/** All rows that a month of a restaurant is told from: its services with the restaurant, its dates, its counts. */
const findMonth = (strapi: Core.Strapi) => async (ctx: { query: { slug?: string; filters?: object } }) => {
  const restaurant = { slug: ctx.query.slug };
  const all = { populate: '*', limit: 1000 } as const;
  const services = strapi.documents('plugin::tables.service').findMany({ filters: { restaurant }, ...all });
  const days = strapi.documents('plugin::tables.day').findMany({ filters: { service: { restaurant } }, ...all });
  return { data: { services: await services, days: await days, counts: (await find(strapi, COUNTS)(ctx)).data } };
};

await serveApi(async (strapi) => addBaselines(strapi));
