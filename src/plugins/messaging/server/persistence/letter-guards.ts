import { check, type Guard, needlessIndexes, uniqueIndex } from '../../../booking/server/port';

/** One wording of a letter, one reminder of a booking: whatever several processes do at once. */
export const LETTER_GUARDS: readonly Guard[] = [
  check(
    'message_templates',
    'relais_template_is_one',
    'letter IS NOT NULL AND audience IS NOT NULL AND trade IS NOT NULL AND language IS NOT NULL',
  ),
  uniqueIndex('message_templates', 'relais_template_once', '(letter, audience, trade, language)'),
  ...needlessIndexes('message_templates_created_by_id_fk', 'message_templates_updated_by_id_fk'),
];
