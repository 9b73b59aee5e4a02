import type { Core } from '@strapi/strapi';
import { registerFields } from './panel/fields';
import { guardDocuments } from './panel/guard';
import { guardNestedReads } from './panel/nested-reads';
import { ACCOUNTING } from './persistence/accounting';
import { applyGuards } from './persistence/guards';
import { registerJoinColumns } from './services/join-columns';

export default function register({ strapi }: { strapi: Core.Strapi }): void {
  strapi.hook('strapi::content-types.afterSync').register(() => applyGuards(strapi, ACCOUNTING));
  registerJoinColumns(strapi);
  guardNestedReads(strapi);
  registerFields(strapi);
  guardDocuments(strapi);
}
