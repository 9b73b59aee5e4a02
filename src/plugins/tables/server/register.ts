import type { Core } from '@strapi/strapi';
import { applyGuards, bookingPort } from '../../booking/server/port';
import { registerGraphql } from './graphql';
import { GUARDS } from './persistence/guards';
import { guardPlanning } from './services/planning';
import { createTrade } from './services/trade';

export default function register({ strapi }: { strapi: Core.Strapi }): void {
  bookingPort(strapi).registerTrade(createTrade(strapi));
  guardPlanning(strapi);
  registerGraphql(strapi);
  strapi.hook('strapi::content-types.afterSync').register(() => applyGuards(strapi, GUARDS));
}
