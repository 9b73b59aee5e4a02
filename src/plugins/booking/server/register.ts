import type { Core } from '@strapi/strapi';
import { guardDocuments } from './panel/guard';
import { ACCOUNTING } from './persistence/accounting';
import { applyGuards } from './persistence/guards';

export default function register({ strapi }: { strapi: Core.Strapi }): void {
  strapi.hook('strapi::content-types.afterSync').register(() => applyGuards(strapi, ACCOUNTING));
  guardDocuments(strapi);
}
