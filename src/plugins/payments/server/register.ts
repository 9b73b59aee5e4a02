import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { applyGuards, bookingPort } from '../../booking/server/port';
import { PAYMENT_GUARDS } from './persistence/guards';
import { paymentsService } from './services/payments';

const READS = new Set<string>(['findOne', 'findFirst', 'findMany', 'count']);

/** The panel translates an error by its whole text: this sentence is a key in `admin/translations`. */
const KEPT = 'Payments are kept by Relais itself: they can be read here, not changed.';

export default function register({ strapi }: { strapi: Core.Strapi }): void {
  strapi.hook('strapi::content-types.afterSync').register(() => applyGuards(strapi, PAYMENT_GUARDS));
  // While plugins register: holds may lapse as soon as the first plugin has booted.
  bookingPort(strapi).onChange(paymentsService(strapi).listener);
  strapi.documents.use((context, next) => {
    if (context.uid.startsWith('plugin::payments.') && !READS.has(context.action))
      throw new errors.ApplicationError(KEPT, { code: 'NOT_EDITABLE' });
    return next();
  });
}
