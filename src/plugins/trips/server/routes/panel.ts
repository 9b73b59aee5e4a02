import type { Core } from '@strapi/strapi';
import { panelRoute } from '../../../booking/server/port';
import * as panel from '../controllers/panel';

/** Under `/trips` for the admin panel; rows are checked against the role's permissions and conditions. */
export const panelRoutes: Core.RouteInput[] = [
  panelRoute('GET', '/stations', panel.stations),
  panelRoute('GET', '/departures', panel.departures),
  panelRoute('GET', '/coming', panel.coming),
  panelRoute('GET', '/summaries', panel.summaries),
  panelRoute('GET', '/trips/:documentId', panel.trip),
  panelRoute('POST', '/trips/:documentId/bookings', panel.takeBooking),
  panelRoute('POST', '/trips/:documentId/copies', panel.planCopies),
];
