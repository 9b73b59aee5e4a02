import type { StrapiApp } from '@strapi/strapi/admin';

type Messages = Record<string, string>;

const load = {
  en: (): Promise<{ default: Messages }> => import('./translations/en.json'),
  fr: (): Promise<{ default: Messages }> => import('./translations/fr.json'),
};

/** Messages are only read in the panel: the content manager's own screens do, in the person's words. */
export default {
  register(app: StrapiApp): void {
    app.registerPlugin({ id: 'messaging', name: 'messaging' });
  },

  registerTrads: ({ locales }: { locales: readonly string[] }): Promise<{ locale: string; data: Messages }[]> =>
    Promise.all(
      locales.map(async (locale) => ({ locale, data: (await (locale === 'fr' ? load.fr : load.en)()).default })),
    ),
};
