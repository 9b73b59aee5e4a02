import type { Core } from '@strapi/strapi';
import { registerFields } from './panel/fields';
import { guardDocuments } from './panel/guard';
import { guardNestedReads } from './panel/nested-reads';
import { ACCOUNTING } from './persistence/accounting';
import { FIND_ALLOTMENTS, FIND_VENUE_ALLOTMENTS } from './persistence/allotments';
import { LOOK } from './persistence/batch';
import { applyGuards } from './persistence/guards';
import { INSERT_BOOKINGS } from './persistence/insert';
import { registerJoinColumns } from './services/join-columns';

export default function register({ strapi }: { strapi: Core.Strapi }): void {
  strapi
    .hook('strapi::content-types.afterSync')
    .register(() =>
      applyGuards(strapi, [...ACCOUNTING, LOOK, INSERT_BOOKINGS, FIND_ALLOTMENTS, FIND_VENUE_ALLOTMENTS]),
    );
  registerJoinColumns(strapi);
  guardNestedReads(strapi);
  registerFields(strapi);
  guardDocuments(strapi);
}
