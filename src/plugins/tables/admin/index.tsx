import type { StrapiApp } from '@strapi/strapi/admin';
import { loadTranslations } from '../../booking/admin/port';

export default {
  register(app: StrapiApp): void {
    app.registerPlugin({ id: 'tables', name: 'tables' });
  },

  registerTrads: loadTranslations({
    en: () => import('./translations/en.json'),
    fr: () => import('./translations/fr.json'),
  }),
};
