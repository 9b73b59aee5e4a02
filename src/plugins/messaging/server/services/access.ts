import type { Core } from '@strapi/strapi';

/** What a role must be given to word letters. Super admins have it; no other role does until an admin says so. */
export const WRITE_LETTERS = 'plugin::messaging.letters.write';

export async function registerActions(strapi: Core.Strapi): Promise<void> {
  await strapi
    .service('admin::permission')
    .actionProvider.registerMany([
      { section: 'plugins', displayName: 'Word the letters', uid: 'letters.write', pluginName: 'messaging' },
    ]);
}
