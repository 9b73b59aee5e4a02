import type { Core } from '@strapi/strapi';
import { panelRoute } from '../../../booking/server/port';
import * as panel from '../controllers/panel';

/** Under `/payments` for the admin panel; who may do what follows from what they may do with the booking. */
export const panelRoutes: Core.RouteInput[] = [
  panelRoute('GET', '/summaries', panel.summaries),
  panelRoute('GET', '/bookings/:documentId', panel.show),
  panelRoute('POST', '/bookings/:documentId/cash', panel.takeCash),
  panelRoute('GET', '/payments/:documentId', panel.showForPayment),
  panelRoute('GET', '/refunds/:documentId', panel.showForRefund),
  panelRoute('POST', '/payments/:documentId/refunds', panel.refund),
  panelRoute('POST', '/refunds/:documentId/given', panel.markGiven),
  panelRoute('POST', '/refunds/:documentId/retry', panel.retry),
];
