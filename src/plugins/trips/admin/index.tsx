import { Car } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { contentManager, loadTranslations } from '../../booking/admin/port';
import { writeColumns } from './list';
import { TripSidePanel } from './passengers/trip-panel';

const READ_TRIPS = [{ action: 'plugin::content-manager.explorer.read', subject: 'plugin::trips.trip' }];
const TODAY = { id: 'trips.today', defaultMessage: 'Today' };

export default {
  register(app: StrapiApp): void {
    app.registerPlugin({ id: 'trips', name: 'trips' });
    app.addMenuLink({
      to: 'plugins/trips',
      icon: Car,
      intlLabel: TODAY,
      permissions: READ_TRIPS,
      position: 2,
      Component: () => import('./today/today-page'),
    });
    app.widgets.register({
      id: 'coming',
      pluginId: 'trips',
      icon: Car,
      title: { id: 'trips.coming', defaultMessage: 'Still leaving today' },
      link: { label: TODAY, href: '/plugins/trips' },
      permissions: READ_TRIPS,
      component: async () => (await import('./widget/coming-widget')).default,
    });
  },

  bootstrap(app: Pick<StrapiApp, 'getPlugin' | 'registerHook'>): void {
    contentManager(app).addEditViewSidePanel([TripSidePanel]);
    app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', writeColumns);
  },

  registerTrads: loadTranslations({
    en: () => import('./translations/en.json'),
    fr: () => import('./translations/fr.json'),
  }),
};
