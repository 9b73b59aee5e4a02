import { readOnlyView } from '../view';
import schema from './schema.json';

const VIEW = readOnlyView(
  schema,
  ['createdAt', 'bookingCode', 'provider', 'refundStatus', 'amount', 'currency', 'why', 'doneAt'],
  [
    ['bookingCode', 'provider', 'refundStatus'],
    ['amount', 'currency', 'why'],
    ['doneAt', 'givenBy', 'reference'],
    ['attempts', 'nextAttemptAt'],
    ['reason', 'decidedBy'],
    ['payment', 'lastError'],
  ],
);

export default { schema: { ...schema, config: VIEW } };
