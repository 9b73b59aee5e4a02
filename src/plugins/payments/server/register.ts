import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { applyGuards, type Booking, bookingPort } from '../../booking/server/port';
import { balanceOf } from './domain/balance';
import { PAYMENT_GUARDS } from './persistence/guards';
import { holdsMoney } from './persistence/payments';
import { paymentsService } from './services/payments';

const READS = new Set<string>(['findOne', 'findFirst', 'findMany', 'count']);

const BOOKING = 'plugin::booking.booking';

/** The panel translates an error by its whole text: these sentences are keys in `admin/translations`. */
const KEPT = 'Payments are kept by Relais itself: they can be read here, not changed.';
const OWED = 'Money for this booking is still to be given back: it cannot be deleted yet.';

export default function register({ strapi }: { strapi: Core.Strapi }): void {
  strapi.hook('strapi::content-types.afterSync').register(() => applyGuards(strapi, PAYMENT_GUARDS));
  // While plugins register: holds may lapse as soon as the first plugin has booted.
  bookingPort(strapi).onChange(paymentsService(strapi).listener);
  bookingPort(strapi).addLedger((bookings) => arePaid(strapi, bookings));
  strapi.documents.use(async (context, next) => {
    const { documentId } = context.params as { documentId?: string };
    // The database refuses it in any case, but at the commit and in no words for a person.
    if (
      context.uid === BOOKING &&
      context.action === 'delete' &&
      documentId &&
      (await holdsMoney(strapi.db.connection, documentId))
    )
      throw new errors.ApplicationError(OWED, { code: 'NOT_EDITABLE' });
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
