import type { Core } from '@strapi/strapi';
import { panelRoute } from '../../../booking/server/port';
import * as panel from '../controllers/panel';

/** Under `/tickets` for the phones at the door; rows are checked against the role's permissions and conditions. */
export const panelRoutes: Core.RouteInput[] = [
  panelRoute('GET', '/departures', panel.departures),
  panelRoute('GET', '/departures/:trip', panel.departure),
  panelRoute('POST', '/check-ins', panel.scan),
];
