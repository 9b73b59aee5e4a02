type Messages = Record<string, string>;
type Loaders = Readonly<Record<string, () => Promise<{ default: Messages }>>> & {
  readonly en: () => Promise<{ default: Messages }>;
};

/**
 * A plugin's `registerTrads`: its messages in the panel's languages, English where it does not speak one. Keys are whole,
 * not prefixed with the plugin's name: some belong to the content manager (labels, enumerations) or to refusals.
 */
export const loadTranslations =
  (known: Loaders) =>
  ({ locales }: { locales: readonly string[] }): Promise<{ locale: string; data: Messages }[]> =>
    Promise.all(locales.map(async (locale) => ({ locale, data: (await (known[locale] ?? known.en)()).default })));
