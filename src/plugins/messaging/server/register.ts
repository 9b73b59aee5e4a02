import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { applyGuards } from '../../booking/server/port';
import { MESSAGE_GUARDS } from './persistence/guards';

const MESSAGE = 'plugin::messaging.message';
const READS = new Set<string>(['findOne', 'findFirst', 'findMany', 'count']);

/** The panel translates an error by its whole text, so this sentence is also a key in its translations. */
export const KEPT = 'Messages are written by Relais itself: they can be read here, not changed.';

export default function register({ strapi }: { strapi: Core.Strapi }): void {
  strapi.hook('strapi::content-types.afterSync').register(() => applyGuards(strapi, MESSAGE_GUARDS));
  strapi.documents.use((context, next) => {
    if (context.uid === MESSAGE && !READS.has(context.action))
      throw new errors.ApplicationError(KEPT, { code: 'NOT_EDITABLE' });
    return next();
  });
  // Messages hold addresses: they are for the panel alone.
  if (strapi.plugin('graphql')) strapi.plugin('graphql').service('extension').shadowCRUD(MESSAGE).disable();
}
