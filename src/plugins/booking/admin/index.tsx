import { Clock, PriceTag } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import type { ComponentType } from 'react';
import { writeForm } from './booking/form';
import { writeColumns } from './booking/list';
import { BookingSidePanel } from './booking/panel';
import { contentManager } from './lib/content-manager';
import { loadTranslations } from './lib/translations';

/** Strapi's type knows nothing of the props that the content manager gives to an input. */
const asInput = (input: unknown) => ({ default: input as ComponentType });

const word = (id: string) => ({ id, defaultMessage: id });

export default {
  register(app: StrapiApp): void {
    app.registerPlugin({ id: 'booking', name: 'booking' });
    app.customFields.register([
      {
        name: 'money',
        pluginId: 'booking',
        type: 'integer',
        intlLabel: word('booking.money'),
        intlDescription: word('booking.money-description'),
        icon: PriceTag,
        components: { Input: async () => asInput((await import('./fields/money-input')).default) },
      },
      {
        name: 'local-time',
        pluginId: 'booking',
        type: 'datetime',
        intlLabel: word('booking.local-time'),
        intlDescription: word('booking.local-time-description'),
        icon: Clock,
        components: { Input: async () => asInput((await import('./fields/local-time-input')).default) },
      },
    ]);
  },

  bootstrap(app: Pick<StrapiApp, 'getPlugin' | 'registerHook'>): void {
    contentManager(app).addEditViewSidePanel([BookingSidePanel]);
    app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', writeColumns);
    app.registerHook('Admin/CM/pages/EditView/mutate-edit-view-layout', writeForm);
  },

  registerTrads: loadTranslations({
    en: () => import('./translations/en.json'),
    fr: () => import('./translations/fr.json'),
  }),
};
