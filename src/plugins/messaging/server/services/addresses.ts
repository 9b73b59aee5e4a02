import type { Core } from '@strapi/strapi';
import type { Addresses } from './context';

/** Where the links of letters lead. */
export const addressesOf = (strapi: Core.Strapi): Addresses => ({
  site: strapi.config.get<string>('plugin::messaging.siteUrl').replace(/\/+$/, ''),
  panel: `${strapi.config.get<string>('admin.absoluteUrl')}/content-manager/collection-types/plugin::booking.booking`,
});
