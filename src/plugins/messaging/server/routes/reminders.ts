import type { Core } from '@strapi/strapi';
import { venues } from '../controllers/reminders';

/** Under `/messaging` for the admin panel; a person is shown the venues whose reminders they may read. */
export const reminderRoutes: Core.RouteInput[] = [
  { method: 'GET', path: '/venues', handler: venues, config: { policies: ['admin::isAuthenticatedAdmin'] } },
];
