import type { StrapiApp } from '@strapi/strapi/admin';
import { loadTranslations } from '../../booking/admin/port';
import { PaymentSidePanel } from './booking/panel';
import { writeColumns } from './list';

interface ContentManager {
  readonly apis: { addEditViewSidePanel(panels: readonly (typeof PaymentSidePanel)[]): void };
}

export default {
  register(app: StrapiApp): void {
    app.registerPlugin({ id: 'payments', name: 'payments' });
  },

  bootstrap(app: Pick<StrapiApp, 'getPlugin' | 'registerHook'>): void {
    (app.getPlugin('content-manager') as unknown as ContentManager).apis.addEditViewSidePanel([PaymentSidePanel]);
    app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', writeColumns);
  },

  registerTrads: loadTranslations({
    en: () => import('./translations/en.json'),
    fr: () => import('./translations/fr.json'),
  }),
};
