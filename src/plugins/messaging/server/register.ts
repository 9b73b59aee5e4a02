import type { Core } from '@strapi/strapi';
import { applyGuards, bookingPort } from '../../booking/server/port';
import { nudge } from './bootstrap';
import { smsIsOn } from './channels/sms';
import { MESSAGE_GUARDS } from './persistence/guards';
import { LETTER_GUARDS } from './persistence/letter-guards';
import { guardMessaging } from './services/document-rules';
import { createListeners } from './services/listener';
import { smtpOptions } from './services/smtp';

export default function register({ strapi }: { strapi: Core.Strapi }): void {
  strapi
    .hook('strapi::content-types.afterSync')
    .register(() => applyGuards(strapi, [...MESSAGE_GUARDS, ...LETTER_GUARDS]));
  // While plugins register: holds may lapse as soon as the first plugin has booted.
  const { hostname } = new URL(strapi.config.get<string>('plugin::messaging.siteUrl'));
  const listeners = createListeners(hostname, () => smsIsOn(strapi), nudge);
  bookingPort(strapi).onChange(listeners.changes);
  bookingPort(strapi).onNotice(listeners.notices);
  poolConnections(strapi);
  guardMessaging(strapi);
  strapi.customFields.register({
    name: 'venue',
    plugin: 'messaging',
    type: 'string',
    inputSize: { default: 6, isResizable: true },
  });
}

/** Before Strapi's email plugin boots and makes its transport. A provider other than nodemailer is left as it is. */
function poolConnections(strapi: Core.Strapi): void {
  const { provider, providerOptions } = strapi.config.get<{ provider: string; providerOptions?: { url?: string } }>(
    'plugin::email',
  );
  if (provider !== 'nodemailer' || !providerOptions?.url) return;
  strapi.config.set('plugin::email.providerOptions', smtpOptions(providerOptions.url));
}
