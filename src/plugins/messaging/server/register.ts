import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { applyGuards, bookingPort } from '../../booking/server/port';
import { nudge } from './bootstrap';
import { MESSAGE_GUARDS } from './persistence/guards';
import { createListener } from './services/listener';

const MESSAGE = 'plugin::messaging.message';
const READS = new Set<string>(['findOne', 'findFirst', 'findMany', 'count']);

/** The panel translates an error by its whole text: this sentence is a key in `admin/translations`. */
const KEPT = 'Messages are written by Relais itself: they can be read here, not changed.';

export default function register({ strapi }: { strapi: Core.Strapi }): void {
  strapi.hook('strapi::content-types.afterSync').register(() => applyGuards(strapi, MESSAGE_GUARDS));
  // While plugins register: holds may lapse as soon as the first plugin has booted.
  const { hostname } = new URL(strapi.config.get<string>('plugin::messaging.siteUrl'));
  bookingPort(strapi).onChange(createListener(hostname, nudge));
  strapi.documents.use((context, next) => {
    if (context.uid === MESSAGE && !READS.has(context.action))
      throw new errors.ApplicationError(KEPT, { code: 'NOT_EDITABLE' });
    return next();
  });
}
