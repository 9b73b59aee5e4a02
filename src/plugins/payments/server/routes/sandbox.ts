import type { Core } from '@strapi/strapi';
import { act, show } from '../controllers/sandbox';

/** The bank's page; 404 where the sandbox is not switched on. For people in a browser, so it stands in no API document. */
export const sandboxRoutes: Core.RouteInput[] = [
  { method: 'GET', path: '/payments/sandbox/:reference', handler: show, config: { auth: false } },
  { method: 'POST', path: '/payments/sandbox/:reference', handler: act, config: { auth: false } },
];
