/** Languages that customers are spoken to in. The first is the default. */
export const LOCALES = ['fr', 'en', 'ar'] as const;
export type Locale = (typeof LOCALES)[number];

/** Their tags for dates and prices: Latin digits and Maghreb month names in Arabic, the 24-hour clock in English. */
export const TAGS: Readonly<Record<Locale, string>> = { fr: 'fr', en: 'en-GB', ar: 'ar-TN' };

export const isLocale = (text: string): text is Locale => (LOCALES as readonly string[]).includes(text);
