import { Mail } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { loadTranslations } from '../../booking/admin/port';
import { writeColumns } from './messages/list';
import { MessageSidePanel } from './messages/panel';
import { SendAgainAction } from './messages/send-again';
import { MODEL } from './messages/types';

interface ContentManager {
  readonly apis: {
    addEditViewSidePanel(panels: readonly (typeof MessageSidePanel)[]): void;
    addBulkAction(actions: readonly (typeof SendAgainAction)[]): void;
  };
}

const READ_MESSAGES = [{ action: 'plugin::content-manager.explorer.read', subject: MODEL }];

/** Messages are read in the content manager's own list; the plugin adds the words. */
export default {
  register(app: StrapiApp): void {
    app.registerPlugin({ id: 'messaging', name: 'messaging' });
    app.widgets.register({
      id: 'health',
      pluginId: 'messaging',
      icon: Mail,
      title: { id: 'messaging.health', defaultMessage: 'Messages' },
      link: {
        label: { id: 'messaging.all-messages', defaultMessage: 'All messages' },
        href: `/content-manager/collection-types/${MODEL}`,
      },
      permissions: READ_MESSAGES,
      component: async () => (await import('./messages/health-widget')).default,
    });
  },

  bootstrap(app: Pick<StrapiApp, 'getPlugin' | 'registerHook'>): void {
    const { apis } = app.getPlugin('content-manager') as unknown as ContentManager;
    apis.addEditViewSidePanel([MessageSidePanel]);
    apis.addBulkAction([SendAgainAction]);
    app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', writeColumns);
  },

  registerTrads: loadTranslations({
    en: () => import('./translations/en.json'),
    fr: () => import('./translations/fr.json'),
  }),
};
