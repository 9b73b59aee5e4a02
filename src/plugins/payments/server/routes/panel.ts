import type { Core } from '@strapi/strapi';
import * as panel from '../controllers/panel';

const policies = ['admin::isAuthenticatedAdmin'];

const route = (method: 'GET' | 'POST', path: string, handler: Core.RouteInput['handler']): Core.RouteInput => ({
  method,
  path,
  handler,
  config: { policies: [...policies] },
});

/** Under `/payments` for the admin panel; who may do what follows from what they may do with the booking. */
export const panelRoutes: Core.RouteInput[] = [
  route('GET', '/summaries', panel.summaries),
  route('GET', '/bookings/:documentId', panel.show),
  route('POST', '/bookings/:documentId/cash', panel.takeCash),
  route('GET', '/payments/:documentId', panel.showForPayment),
  route('GET', '/refunds/:documentId', panel.showForRefund),
  route('POST', '/payments/:documentId/refunds', panel.refund),
  route('POST', '/refunds/:documentId/given', panel.markGiven),
  route('POST', '/refunds/:documentId/retry', panel.retry),
];
