import type { StrapiApp } from '@strapi/strapi/admin';
import { contentManager, loadTranslations } from '../../booking/admin/port';
import { PaymentSidePanel } from './booking/panel';
import { writeColumns } from './list';

export default {
  register(app: StrapiApp): void {
    app.registerPlugin({ id: 'payments', name: 'payments' });
  },

  bootstrap(app: Pick<StrapiApp, 'getPlugin' | 'registerHook'>): void {
    contentManager(app).addEditViewSidePanel([PaymentSidePanel]);
    app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', writeColumns);
  },

  registerTrads: loadTranslations({
    en: () => import('./translations/en.json'),
    fr: () => import('./translations/fr.json'),
  }),
};
