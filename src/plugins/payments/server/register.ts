import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { applyGuards, type Booking, bookingPort } from '../../booking/server/port';
import { balanceOf } from './domain/balance';
import { PAYMENT_GUARDS } from './persistence/guards';
import { paymentsService } from './services/payments';

const READS = new Set<string>(['findOne', 'findFirst', 'findMany', 'count']);

/** The panel translates an error by its whole text: this sentence is a key in `admin/translations`. */
const KEPT = 'Payments are kept by Relais itself: they can be read here, not changed.';

export default function register({ strapi }: { strapi: Core.Strapi }): void {
  strapi.hook('strapi::content-types.afterSync').register(() => applyGuards(strapi, PAYMENT_GUARDS));
  // While plugins register: holds may lapse as soon as the first plugin has booted.
  bookingPort(strapi).onChange(paymentsService(strapi).listener);
  bookingPort(strapi).addLedger((bookings) => arePaid(strapi, bookings));
  strapi.documents.use((context, next) => {
    if (context.uid.startsWith('plugin::payments.') && !READS.has(context.action))
      throw new errors.ApplicationError(KEPT, { code: 'NOT_EDITABLE' });
    return next();
  });
}

/** For tickets and for staff at the door: which bookings have nothing due any more. */
async function arePaid(strapi: Core.Strapi, bookings: readonly Booking[]): Promise<Map<number, boolean>> {
  const { payments } = await paymentsService(strapi).of(bookings.map(({ id }) => id));
  const own = Map.groupBy(payments, ({ bookingId }) => bookingId);
  return new Map(
    bookings
      .filter(({ price }) => price !== null)
      .map(({ id, price }) => [id, balanceOf(price, own.get(id) ?? []).due.amount === 0]),
  );
}
