import type { Core } from '@strapi/strapi';
import * as panel from '../controllers/panel';

const policies = ['admin::isAuthenticatedAdmin'];

const route = (method: 'GET' | 'POST', path: string, handler: Core.RouteInput['handler']): Core.RouteInput => ({
  method,
  path,
  handler,
  config: { policies: [...policies] },
});

/** Under `/tickets` for the phones at the door; rows are checked against the role's permissions and conditions. */
export const panelRoutes: Core.RouteInput[] = [
  route('GET', '/departures', panel.departures),
  route('GET', '/departures/:trip', panel.departure),
  route('POST', '/check-ins', panel.scan),
];
