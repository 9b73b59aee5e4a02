import type { Core } from '@strapi/strapi';
import { listForResource, makeMove, makeTransition, show, summaries } from '../controllers/panel';

const policies = ['admin::isAuthenticatedAdmin'];

/** Under `/booking` for the admin panel; rows are checked against the role's permissions and conditions. */
export const panelRoutes: Core.RouteInput[] = [
  { method: 'GET', path: '/summaries', handler: summaries, config: { policies: [...policies] } },
  { method: 'GET', path: '/bookings/:documentId', handler: show, config: { policies: [...policies] } },
  {
    method: 'POST',
    path: '/bookings/:documentId/transitions',
    handler: makeTransition,
    config: { policies: [...policies] },
  },
  { method: 'POST', path: '/bookings/:documentId/move', handler: makeMove, config: { policies: [...policies] } },
  {
    method: 'GET',
    path: '/resources/:trade/:resource/bookings',
    handler: listForResource,
    config: { policies: [...policies] },
  },
];
