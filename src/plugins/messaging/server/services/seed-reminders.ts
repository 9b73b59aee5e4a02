import type { Core } from '@strapi/strapi';
import { EVERYWHERE_ELSE } from '../domain/reminders';
import { REMINDER_RULE } from './document-rules';

/** One mail on the day before, where a venue says nothing else. */
const USUAL = { venue: EVERYWHERE_ELSE, enabled: true, channel: 'mail', minutesBefore: 24 * 60 };

/**
 * Makes the rule for all venues without one of their own, once: an admin may change it, and one they delete stays deleted.
 * From here on the clock of reminders runs; what was due before is over.
 */
export async function seedReminders(strapi: Core.Strapi): Promise<void> {
  const store = strapi.store?.({ type: 'plugin', name: 'messaging', key: 'reminders' });
  if (await store?.get({})) return;
  await strapi.documents(REMINDER_RULE).create({ data: USUAL as never });
  await store?.set({ value: { seenUntil: new Date().toISOString() } });
}
