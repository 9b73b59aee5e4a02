import type { Core } from '@strapi/strapi';
import * as panel from '../controllers/panel';

const policies = ['admin::isAuthenticatedAdmin'];

const route = (method: 'GET' | 'POST', path: string, handler: Core.RouteInput['handler']): Core.RouteInput => ({
  method,
  path,
  handler,
  config: { policies: [...policies] },
});

/** Under `/tables` for the admin panel; rows are checked against the role's permissions and conditions. */
export const panelRoutes: Core.RouteInput[] = [
  route('GET', '/restaurants', panel.restaurants),
  route('GET', '/book', panel.book),
  route('GET', '/services/:service/dates/:date', panel.servicePageOf),
  route('GET', '/bookings/:documentId', panel.findBooking),
  route('POST', '/services/:service/dates', panel.changeDates),
  route('POST', '/services/:service/bookings', panel.takeBooking),
];
