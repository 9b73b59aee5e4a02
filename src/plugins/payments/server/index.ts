import { bootstrap, destroy } from './bootstrap';
import contentTypes from './content-types';
import register from './register';
import routes from './routes';
import { createPayments, type Settings } from './services/payments';

export default {
  register,
  bootstrap,
  destroy,
  contentTypes,
  routes,
  config: { default: { siteUrl: '', publicUrl: '', providers: { desk: {} } }, validator: requireAddresses },
  services: { payments: createPayments },
};

function requireAddresses({ siteUrl, publicUrl }: Settings): void {
  if (!URL.canParse(siteUrl)) throw new Error('SITE_URL is missing or no address: nobody could come back from paying');
  if (!URL.canParse(publicUrl)) throw new Error('PUBLIC_URL is missing or no address: no provider could send webhooks');
}
