import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { applyGuards, bookingPort } from '../../booking/server/port';
import { CHECK_IN_GUARDS } from './persistence/guards';
import { tickets } from './services/tickets';

const CHECK_IN = 'plugin::tickets.check-in';
const READS = new Set<string>(['findOne', 'findFirst', 'findMany', 'count']);

export default function register({ strapi }: { strapi: Core.Strapi }): void {
  strapi.hook('strapi::content-types.afterSync').register(() => applyGuards(strapi, CHECK_IN_GUARDS));
  bookingPort(strapi).addDocument((...asked) => tickets(strapi).document(...asked));
  strapi.documents.use((context, next) => {
    if (context.uid === CHECK_IN && !READS.has(context.action))
      throw new errors.ApplicationError('Check-ins are recorded at the door, and kept as they are.', {
        code: 'NOT_EDITABLE',
      });
    return next();
  });
}
