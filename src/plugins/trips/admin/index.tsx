interface Translations {
  readonly default: Readonly<Record<string, string>>;
}

export default {
  register(app: { registerPlugin(plugin: { id: string; name: string }): void }): void {
    app.registerPlugin({ id: 'trips', name: 'Trips' });
  },

  /** What the server refuses, in the language of the person at the counter; English where a language is missing. */
  async registerTrads({ locales }: { locales: string[] }) {
    return Promise.all(
      locales.map(async (locale) => {
        const { default: data } = (
          locale === 'fr' ? await import('./translations/fr.json') : await import('./translations/en.json')
        ) as Translations;
        return { locale, data };
      }),
    );
  },
};
