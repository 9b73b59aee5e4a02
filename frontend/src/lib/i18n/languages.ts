export const languages = ['fr', 'en', 'ar'] as const;

export type Language = (typeof languages)[number];

export const defaultLanguage: Language = 'fr';

interface LanguageSettings {
  /** What `Intl` gets: 24-hour clock in English, the figures that are read in the Maghreb in Arabic. */
  locale: string;
  direction: 'ltr' | 'rtl';
  name: string;
}

export const languageSettings: Record<Language, LanguageSettings> = {
  fr: { locale: 'fr-TN', direction: 'ltr', name: 'Français' },
  en: { locale: 'en-GB', direction: 'ltr', name: 'English' },
  ar: { locale: 'ar-TN', direction: 'rtl', name: 'العربية' },
};

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}

/** The best of our languages for an `Accept-Language` header. */
export function preferredLanguage(header: string | null): Language {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...options] = part.trim().split(';');
      const quality = options.map((option) => /^\s*q=([\d.]+)$/.exec(option)?.[1]).find((found) => found !== undefined);
      return { language: tag.split('-')[0]?.toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return wanted.map(({ language }) => language).find(isLanguage) ?? defaultLanguage;
}
