import type { Core } from '@strapi/strapi';
import * as messages from '../controllers/messages';

const READ = { action: 'plugin::content-manager.explorer.read', subject: 'plugin::messaging.message' };

const route = (method: 'GET' | 'POST', path: string, handler: Core.RouteInput['handler']): Core.RouteInput => ({
  method,
  path,
  handler,
  config: {
    policies: ['admin::isAuthenticatedAdmin', { name: 'admin::hasPermissions', config: { actions: [READ] } }],
  },
});

/** Under `/messaging` for those who may read messages; rows are checked against the role's conditions. */
export const messageRoutes: Core.RouteInput[] = [
  route('GET', '/health', messages.health),
  route('POST', '/messages/send-again', messages.sendAgain),
];
