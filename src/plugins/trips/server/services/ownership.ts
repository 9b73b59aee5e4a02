import type { Core, UID } from '@strapi/strapi';
import { mustBeTheirs as mustBeOfTheirVenue } from '../../../booking/server/port';
import { MESSAGES } from './messages';

/** No chief plans trips at another's station, or pushes their own rows over to it. @throws PolicyError */
export const mustBeTheirs = (
  strapi: Core.Strapi,
  uid: UID.ContentType,
  action: 'create' | 'update',
  documentId: string,
): Promise<void> => mustBeOfTheirVenue(strapi, { uid, action, documentId, venue: 'station' }, MESSAGES.notYours);
