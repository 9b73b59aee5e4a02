import { check, type Guard, index, needlessIndexes } from '../../../booking/server/port';
import { INSERT_MESSAGES } from './outbox';

export const MESSAGE_GUARDS: readonly Guard[] = [
  INSERT_MESSAGES,
  check(
    'messages',
    'relais_message_status',
    `message_status IS NOT NULL AND message_status IN ('pending', 'sent', 'failed', 'skipped')`,
  ),
  index('messages', 'relais_messages_due', `(channel, next_attempt_at, id) WHERE message_status = 'pending'`),
  index('messages', 'relais_messages_failed', `(updated_at) WHERE message_status = 'failed'`),
  ...needlessIndexes('messages_created_by_id_fk', 'messages_updated_by_id_fk'),
];
