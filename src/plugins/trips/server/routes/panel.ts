import type { Core } from '@strapi/strapi';
import * as panel from '../controllers/panel';

const policies = ['admin::isAuthenticatedAdmin'];

const route = (method: 'GET' | 'POST', path: string, handler: Core.RouteInput['handler']): Core.RouteInput => ({
  method,
  path,
  handler,
  config: { policies: [...policies] },
});

/** Under `/trips` for the admin panel; rows are checked against the role's permissions and conditions. */
export const panelRoutes: Core.RouteInput[] = [
  route('GET', '/stations', panel.stations),
  route('GET', '/departures', panel.departures),
  route('GET', '/coming', panel.coming),
  route('GET', '/summaries', panel.summaries),
  route('GET', '/trips/:documentId', panel.trip),
  route('POST', '/trips/:documentId/bookings', panel.takeBooking),
  route('POST', '/trips/:documentId/copies', panel.planCopies),
];
