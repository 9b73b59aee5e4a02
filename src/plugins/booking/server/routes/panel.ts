import type { Core } from '@strapi/strapi';
import { listForResource, makeMove, makeTransition, show, summaries } from '../controllers/panel';
import { panelRoute } from '../panel/route';

/** Under `/booking` for the admin panel; rows are checked against the role's permissions and conditions. */
export const panelRoutes: Core.RouteInput[] = [
  panelRoute('GET', '/summaries', summaries),
  panelRoute('GET', '/bookings/:documentId', show),
  panelRoute('POST', '/bookings/:documentId/transitions', makeTransition),
  panelRoute('POST', '/bookings/:documentId/move', makeMove),
  panelRoute('GET', '/resources/:trade/:resource/bookings', listForResource),
];
