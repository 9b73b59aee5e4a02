import payment from './payment';
import refund from './refund';
import sandboxMovement from './sandbox-movement';
import sandboxSession from './sandbox-session';
import webhookReceipt from './webhook-receipt';

export default {
  payment,
  refund,
  'webhook-receipt': webhookReceipt,
  'sandbox-session': sandboxSession,
  'sandbox-movement': sandboxMovement,
};
