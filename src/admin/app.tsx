import type { StrapiApp } from '@strapi/strapi/admin';
import lantern from './brand/lantern.svg';
import en from './translations/en.json';
import fr from './translations/fr.json';

/** Nothing here is ever drafted, so "last published" stays empty for good. */
const EMPTY_WIDGETS = new Set(['last-published-entries']);

/** Strapi's own news, in English, above the work of people at a counter; it stays away once it has been closed. */
const NEWS = 'STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_false:false';

/** The panel's look and languages. Screens are in the plugins' own admin folders. */
export default {
  config: {
    auth: { logo: lantern },
    menu: { logo: lantern },
    head: { favicon: lantern, title: 'Relais' },
    locales: ['fr'],
    // Also what Strapi itself leaves in English on the pages that people at a counter see.
    translations: { en, fr },
    tutorials: false,
    notifications: { releases: false },
  },

  /** The day's departures come first on the home page. */
  register(app: StrapiApp): void {
    app.widgets.register((widgets) => {
      const own = widgets.filter(({ pluginId }) => pluginId === 'trips');
      return [...own, ...widgets.filter((widget) => !own.includes(widget) && !EMPTY_WIDGETS.has(widget.id))];
    });
  },

  bootstrap(): void {
    localStorage.setItem(NEWS, 'true');
  },
};
