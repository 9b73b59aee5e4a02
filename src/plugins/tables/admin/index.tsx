import { Restaurant } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { contentManager, loadTranslations } from '../../booking/admin/port';
import { BookSidePanel } from './service/book-panel';

const READ_RESTAURANTS = [{ action: 'plugin::content-manager.explorer.read', subject: 'plugin::tables.restaurant' }];

export default {
  register(app: StrapiApp): void {
    app.registerPlugin({ id: 'tables', name: 'tables' });
    app.addMenuLink({
      to: 'plugins/tables',
      icon: Restaurant,
      intlLabel: { id: 'tables.book', defaultMessage: 'Restaurants’ book' },
      permissions: READ_RESTAURANTS,
      position: 2,
      Component: () => import('./book-page'),
    });
  },

  bootstrap(app: Pick<StrapiApp, 'getPlugin'>): void {
    contentManager(app).addEditViewSidePanel([BookSidePanel]);
  },

  registerTrads: loadTranslations({
    en: () => import('./translations/en.json'),
    fr: () => import('./translations/fr.json'),
  }),
};
