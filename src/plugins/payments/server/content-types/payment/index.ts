import { readOnlyView } from '../view';
import schema from './schema.json';

/** Amounts are counted in minor units: the list, and the panel beside the form, show them as people read them. */
const VIEW = readOnlyView(
  schema,
  ['createdAt', 'bookingCode', 'provider', 'paymentStatus', 'amount', 'refunded'],
  [
    ['bookingCode', 'provider', 'paymentStatus'],
    ['paidAt', 'takenBy', 'keptReason'],
    ['expiresAt', 'cancelAt', 'endedAt'],
    ['reference', 'booking'],
    ['title', 'lastError'],
  ],
);

export default { schema: { ...schema, config: VIEW } };
