import { check, type Guard, needlessIndexes, uniqueIndex } from '../../../booking/server/port';

/** One wording of a letter, one reminder of a booking: whatever several processes do at once. */
export const LETTER_GUARDS: readonly Guard[] = [
  check(
    'message_templates',
    'relais_template_is_one',
    'letter IS NOT NULL AND audience IS NOT NULL AND trade IS NOT NULL AND language IS NOT NULL',
  ),
  uniqueIndex('message_templates', 'relais_template_once', '(letter, audience, trade, language)'),
  check(
    'reminder_rules',
    'relais_reminder_rule_moment',
    `venue IS NOT NULL AND channel IN ('mail', 'sms', 'both') AND (
       (minutes_before > 0 AND days_before IS NULL AND local_time IS NULL)
       OR (minutes_before IS NULL AND days_before >= 0 AND local_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'))`,
  ),
  check(
    'reminders',
    'relais_reminder_is_whole',
    'booking_id IS NOT NULL AND rule IS NOT NULL AND starts_at IS NOT NULL',
  ),
  uniqueIndex('reminders', 'relais_reminder_once', '(booking_id, rule, starts_at)'),
  ...needlessIndexes(
    'message_templates_created_by_id_fk',
    'message_templates_updated_by_id_fk',
    'reminders_created_by_id_fk',
    'reminders_updated_by_id_fk',
    'reminders_documents_idx',
  ),
];
