import type { Core } from '@strapi/strapi';

/** A route of the admin panel for whoever is signed in there; what they may see and do, its handler asks. */
export const panelRoute = (
  method: 'GET' | 'POST',
  path: string,
  handler: Core.RouteInput['handler'],
): Core.RouteInput => ({ method, path, handler, config: { policies: ['admin::isAuthenticatedAdmin'] } });
