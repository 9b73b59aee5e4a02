import type { PaymentsService } from '../plugins/payments/server/services/payments.ts';
import { withStrapi } from './strapi.mts';

/**
 * `npm run check:money`: adds up from scratch what came in, what went back and what bookings cost, and names each booking or
 * payment where a minor unit is neither on a booking nor given back; with the sandbox, each where its bank says otherwise.
 * Exits 1 when there is any.
 */
const faults = await withStrapi(async (strapi) => {
  const payments: PaymentsService = strapi.plugin('payments').service('payments');
  const audit = await payments.audit();
  for (const fault of audit.faults) console.log(fault);
  for (const [currency, { received, onBookings, kept, refunded, onItsWay, stuck }] of audit.whereabouts) {
    console.log(
      `${currency}, in minor units: ${received} came in; ${onBookings} on bookings, ${kept} kept by venues, ` +
        `${refunded} given back, ${onItsWay} on their way back${stuck > 0 ? `, ${stuck} that could not be given back` : ''}`,
    );
  }
  if (audit.open > 0) console.log(`${audit.open} payments are still being asked about.`);
  if (audit.faults.length === 0) console.log('All money is where it should be.');
  return audit.faults.length;
});

process.exit(faults === 0 ? 0 : 1);
