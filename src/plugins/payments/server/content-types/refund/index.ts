import { readOnlyView } from '../view';
import schema from './schema.json';

const VIEW = readOnlyView(
  schema,
  ['createdAt', 'bookingCode', 'provider', 'refundStatus', 'amount', 'why'],
  [
    ['bookingCode', 'provider', 'refundStatus'],
    ['why', 'reference', 'decidedBy'],
    ['doneAt', 'givenBy'],
    ['attempts', 'nextAttemptAt'],
    ['reason', 'lastError'],
    ['payment'],
  ],
);

export default { schema: { ...schema, config: VIEW } };
