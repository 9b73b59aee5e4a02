import { readOnlyView } from '../view';
import schema from './schema.json';

const VIEW = readOnlyView(
  schema,
  ['createdAt', 'bookingCode', 'provider', 'paymentStatus', 'amount', 'received', 'refunded', 'currency'],
  [
    ['bookingCode', 'provider', 'paymentStatus'],
    ['amount', 'received', 'currency'],
    ['promised', 'refunded', 'kept'],
    ['paidAt', 'takenBy', 'keptReason'],
    ['expiresAt', 'cancelAt', 'endedAt'],
    ['reference', 'booking'],
    ['title', 'lastError'],
  ],
);

export default { schema: { ...schema, config: VIEW } };
