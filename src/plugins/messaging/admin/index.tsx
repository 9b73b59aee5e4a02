import { Mail, PinMap } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import type { ComponentType } from 'react';
import { contentManager, loadTranslations } from '../../booking/admin/port';
import { writeColumns } from './messages/list';
import { MessageSidePanel } from './messages/panel';
import { SendAgainAction } from './messages/send-again';
import { MODEL } from './messages/types';
import { writeColumns as writeReminderColumns } from './reminders/list';

const WRITE_LETTERS = [{ action: 'plugin::messaging.letters.write', subject: null }];
const READ_MESSAGES = [{ action: 'plugin::content-manager.explorer.read', subject: MODEL }];

/** Strapi's type knows nothing of the props that the content manager gives to an input. */
const asInput = (input: unknown) => ({ default: input as ComponentType });

/** Messages are read and reminders set in the content manager's own lists; letters have a page in the settings. */
export default {
  register(app: StrapiApp): void {
    app.registerPlugin({ id: 'messaging', name: 'messaging' });
    app.customFields.register({
      name: 'venue',
      pluginId: 'messaging',
      type: 'string',
      intlLabel: { id: 'messaging.venue', defaultMessage: 'Venue' },
      intlDescription: { id: 'messaging.venue-description', defaultMessage: 'A venue, by its name' },
      icon: PinMap,
      components: { Input: async () => asInput((await import('./reminders/venue-input')).default) },
    });
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

  bootstrap(app: Pick<StrapiApp, 'getPlugin' | 'registerHook' | 'addSettingsLink'>): void {
    app.addSettingsLink('global', {
      id: 'messaging-letters',
      to: 'letters',
      intlLabel: { id: 'messaging.letters', defaultMessage: 'Letters' },
      permissions: WRITE_LETTERS,
      Component: () => import('./templates/letters-page'),
    });
    contentManager(app).addEditViewSidePanel([MessageSidePanel]);
    contentManager(app).addBulkAction([SendAgainAction]);
    app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', writeColumns);
    app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', writeReminderColumns);
  },

  registerTrads: loadTranslations({
    en: () => import('./translations/en.json'),
    fr: () => import('./translations/fr.json'),
  }),
};
