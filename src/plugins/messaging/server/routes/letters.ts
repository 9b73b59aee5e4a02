import type { Core } from '@strapi/strapi';
import * as letters from '../controllers/letters';
import { WRITE_LETTERS } from '../services/access';

const LETTER = '/letters/:letter/:audience/:trade/:language';

const route = (
  method: 'GET' | 'PUT' | 'POST' | 'DELETE',
  path: string,
  handler: Core.RouteInput['handler'],
): Core.RouteInput => ({
  method,
  path,
  handler,
  config: {
    policies: ['admin::isAuthenticatedAdmin', { name: 'admin::hasPermissions', config: { actions: [WRITE_LETTERS] } }],
  },
});

/** Under `/messaging` for the admin panel, for those who may word letters: admins, unless a role says otherwise. */
export const letterRoutes: Core.RouteInput[] = [
  route('GET', '/letters', letters.list),
  route('GET', LETTER, letters.find),
  route('PUT', LETTER, letters.save),
  route('DELETE', LETTER, letters.remove),
  route('POST', `${LETTER}/preview`, letters.preview),
  route('POST', `${LETTER}/test`, letters.sendTest),
];
