import type { Core } from '@strapi/strapi';
import { panelRoute } from '../../../booking/server/port';
import * as panel from '../controllers/panel';

/** Under `/tables` for the admin panel; rows are checked against the role's permissions and conditions. */
export const panelRoutes: Core.RouteInput[] = [
  panelRoute('GET', '/restaurants', panel.restaurants),
  panelRoute('GET', '/book', panel.book),
  panelRoute('GET', '/services/:service/dates/:date', panel.servicePageOf),
  panelRoute('GET', '/bookings/:documentId', panel.findBooking),
  panelRoute('POST', '/services/:service/dates', panel.changeDates),
  panelRoute('POST', '/services/:service/bookings', panel.takeBooking),
];
