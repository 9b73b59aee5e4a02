import { bootstrap, destroy } from './bootstrap';
import { NO_SMS } from './channels/sms';
import contentTypes from './content-types';
import register from './register';
import { letterRoutes } from './routes/letters';
import { messageRoutes } from './routes/messages';
import { reminderRoutes } from './routes/reminders';
import { createLettersDesk } from './services/letters-desk';
import { createReminders } from './services/remind';

export default {
  register,
  bootstrap,
  destroy,
  contentTypes,
  routes: { admin: { type: 'admin', routes: [...letterRoutes, ...messageRoutes, ...reminderRoutes] } },
  services: { letters: createLettersDesk, reminders: createReminders },
  config: { default: { siteUrl: '', sms: NO_SMS }, validator: requireSiteUrl },
};

function requireSiteUrl({ siteUrl }: { siteUrl: string }): void {
  if (!URL.canParse(siteUrl)) throw new Error('SITE_URL is missing or no address: mails could not link to bookings');
}
