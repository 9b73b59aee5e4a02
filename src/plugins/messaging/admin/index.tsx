import type { StrapiApp } from '@strapi/strapi/admin';
import { loadTranslations } from '../../booking/admin/port';

/** Messages are read in the content manager's own list; the plugin adds the words. */
export default {
  register(app: StrapiApp): void {
    app.registerPlugin({ id: 'messaging', name: 'messaging' });
  },

  registerTrads: loadTranslations({
    en: () => import('./translations/en.json'),
    fr: () => import('./translations/fr.json'),
  }),
};
