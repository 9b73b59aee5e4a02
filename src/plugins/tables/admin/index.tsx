import { Restaurant } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { loadTranslations } from '../../booking/admin/port';
import { BookSidePanel } from './service/book-panel';

interface ContentManager {
  readonly apis: { addEditViewSidePanel(panels: readonly (typeof BookSidePanel)[]): void };
}

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
    (app.getPlugin('content-manager') as unknown as ContentManager).apis.addEditViewSidePanel([BookSidePanel]);
  },

  registerTrads: loadTranslations({
    en: () => import('./translations/en.json'),
    fr: () => import('./translations/fr.json'),
  }),
};
