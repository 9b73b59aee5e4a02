import { bootstrap, destroy } from './bootstrap';
import { NO_SMS } from './channels/sms';
import contentTypes from './content-types';
import register from './register';
import { messageRoutes } from './routes/messages';

export default {
  register,
  bootstrap,
  destroy,
  contentTypes,
  routes: { admin: { type: 'admin', routes: messageRoutes } },
  config: { default: { siteUrl: '', sms: NO_SMS }, validator: requireSiteUrl },
};

function requireSiteUrl({ siteUrl }: { siteUrl: string }): void {
  if (!URL.canParse(siteUrl)) throw new Error('SITE_URL is missing or no address: mails could not link to bookings');
}
