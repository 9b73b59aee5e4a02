import { isLanguage } from '../i18n/languages';

/** Where to go back to after signing in: a page of this site, or null for anything that could lead elsewhere. */
export function safeReturnPath(value: string | null | undefined): string | null {
  if (!value?.startsWith('/') || /[\\\p{Cc}]/u.test(value)) return null;
  const base = 'http://site.invalid';
  if (!URL.canParse(value, base)) return null;
  const url = new URL(value, base);
  if (url.origin !== base || !isLanguage(url.pathname.split('/')[1])) return null;
  return url.pathname + url.search;
}
