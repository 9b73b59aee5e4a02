import type { Core } from '@strapi/strapi';

/** What `config/plugins.ts` says about SMS; every value is text, empty when it is not set. */
export interface SmsSettings {
  readonly provider: string;
}

export const smsSettings = (strapi: Core.Strapi): SmsSettings =>
  strapi.config.get<SmsSettings>('plugin::messaging.sms', { provider: '' });

/** Whether a message may be written for this channel at all. */
export const smsIsOn = (strapi: Core.Strapi): boolean => smsSettings(strapi).provider !== '';
