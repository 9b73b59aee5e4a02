import type { Core } from '@strapi/strapi';
import { Undelivered } from '../domain/failure';
import type { Channel } from './channel';
import { createGateway, type SendSms } from './http-gateway';
import { twilio } from './twilio';

/** What `config/plugins.ts` takes from the environment; every value is text, empty when it is not set. */
export interface SmsSettings {
  /** None: customers are told by mail alone. */
  readonly provider: '' | 'http' | 'twilio' | 'mail-catcher';
  readonly from: string;
  readonly url: string;
  readonly method: string;
  /** A JSON object. */
  readonly headers: string;
  readonly body: string;
  readonly user: string;
  readonly password: string;
  readonly token: string;
}

const LANES = 5;
const TWILIO = 'https://api.twilio.com';

export const NO_SMS: SmsSettings = {
  provider: '',
  from: '',
  url: '',
  method: '',
  headers: '',
  body: '',
  user: '',
  password: '',
  token: '',
};

const settingsOf = (strapi: Core.Strapi): SmsSettings => strapi.config.get<SmsSettings>('plugin::messaging.sms');

/** Whether messages may be written for this channel at all. */
export const smsIsOn = (strapi: Core.Strapi): boolean => settingsOf(strapi).provider !== '';

/** SMS through the provider that is set. @throws Error when its settings cannot work */
export function createSmsChannel(strapi: Core.Strapi): Channel {
  const send = providerOf(strapi, settingsOf(strapi));
  return {
    name: 'sms',
    lanes: LANES,
    deliver: async (letter, { messageId }) => {
      if ('html' in letter) throw new Undelivered('refused', 'This is no SMS.');
      await send({ ...letter, id: messageId.replaceAll(/[<>]/g, '') });
    },
    close: () => undefined,
  };
}

function providerOf(strapi: Core.Strapi, settings: SmsSettings): SendSms {
  const { provider, url, method, headers, body, from, user, password, token } = settings;
  switch (provider) {
    case 'http': {
      const basic = user === '' ? undefined : { user, password };
      const parsed = headers === '' ? {} : JSON.parse(headers);
      return createGateway({ url, method: method || 'POST', headers: parsed, body, from, basic, bearer: token });
    }
    case 'twilio':
      return createGateway(twilio({ api: url || TWILIO, account: user, token: password, from }));
    case 'mail-catcher':
      return toMailCatcher(strapi);
    case '':
      // Rows of a time when there was a provider wait a day for its return, and then say why they failed.
      return async () => {
        throw new Undelivered('refused', 'No SMS provider is set (SMS_PROVIDER).');
      };
  }
}

/** For the demo: an SMS that a person can read where the mails are. */
function toMailCatcher(strapi: Core.Strapi): SendSms {
  if (process.env.NODE_ENV === 'production') {
    throw new Error('SMS_PROVIDER=mail-catcher is for the demo only: with NODE_ENV=production no SMS would arrive');
  }
  return async ({ to, text, id }) => {
    const mail = { to: `${to}@sms.relais.test`, subject: `SMS ${to}`, text, messageId: `<${id}>` };
    await strapi.plugin('email').service('email').send(mail);
  };
}
