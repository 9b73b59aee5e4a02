import type { Core } from '@strapi/strapi';
import type { Mail } from '../outgoing';
import type { Channel, Letter } from './channel';
import { addressOf, mimeOf } from './mime';

interface EmailConfig {
  readonly provider: string;
  readonly providerOptions?: { readonly maxConnections?: number };
  readonly settings: { readonly defaultFrom: string; readonly defaultReplyTo?: string };
}

/** For providers that say nothing of connections. */
const LANES = 10;

/** Mail, through Strapi's email plugin and whatever provider it was given. */
export function createMailChannel(strapi: Core.Strapi): Channel {
  const { provider, providerOptions, settings } = strapi.config.get<EmailConfig>('plugin::email');
  const send = (options: object): Promise<void> => strapi.plugin('email').service('email').send(options);
  const written = provider === 'nodemailer' ? (mail: Mail) => finished(mail, settings) : asOptions;
  return {
    name: 'mail',
    // As many as the transport keeps connections: no message waits inside it while its lease runs.
    lanes: providerOptions?.maxConnections ?? LANES,
    deliver: (letter) => send(written(asMail(letter))),
    close: () => strapi.plugin('email').provider.close?.(),
  };
}

function asMail(letter: Letter): Mail {
  if ('html' in letter) return letter;
  throw new Error('This is no mail.');
}

/** For providers that know no part for calendars. */
const asOptions = ({ calendar, ...mail }: Mail) => ({
  ...mail,
  ...(calendar && {
    attachments: [
      ...mail.attachments,
      { filename: 'invite.ics', contentType: 'text/calendar', content: calendar.content },
    ],
  }),
});

/** What nodemailer passes on as it is, with the envelope that it would have read from it. */
function finished(mail: Mail, { defaultFrom, defaultReplyTo }: EmailConfig['settings']) {
  const raw = mimeOf({ replyTo: defaultReplyTo, ...mail, from: defaultFrom, date: new Date() });
  return { raw, envelope: { from: addressOf(defaultFrom), to: [addressOf(mail.to)] } };
}
