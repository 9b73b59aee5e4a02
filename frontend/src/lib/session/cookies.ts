import { type Language, languages } from '../i18n/languages';
import { pathTo } from '../routes';

interface CookieOptions {
  path: string;
  httpOnly: true;
  sameSite: 'lax';
  secure: boolean;
  maxAge: number;
}

/** The part of Astro's cookies that is needed here. */
export interface CookieJar {
  get(name: string): { value: string } | undefined;
  set(name: string, value: string, options: CookieOptions): void;
  delete(name: string, options: { path: string }): void;
}

const accessName = 'relais_access';
const refreshName = 'relais_refresh';
const bookingLifetime = 60 * 24 * 3600;

function options(path: string, secure: boolean, maxAge: number): CookieOptions {
  return { path, httpOnly: true, sameSite: 'lax', secure, maxAge };
}

export function sessionCookies(cookies: CookieJar, secure: boolean) {
  return {
    access: () => cookies.get(accessName)?.value || undefined,
    refresh: () => cookies.get(refreshName)?.value || undefined,
    setAccess: (value: string, maxAge: number) => cookies.set(accessName, value, options('/', secure, maxAge)),
    setRefresh: (value: string, maxAge: number) => cookies.set(refreshName, value, options('/', secure, maxAge)),
    clear: () => {
      cookies.delete(accessName, { path: '/' });
      cookies.delete(refreshName, { path: '/' });
    },
  };
}

/** Keeps the token of a booking for its own pages only, in each language. */
export function keepBookingToken(cookies: CookieJar, code: string, token: string, secure: boolean): void {
  for (const language of languages) {
    const path = pathTo(language, 'booking', { code });
    cookies.set(bookingCookie(language), token, options(path, secure, bookingLifetime));
  }
}

/** The token that this browser holds for the booking whose page is asked for. */
export function bookingToken(cookies: CookieJar, language: Language): string | undefined {
  return cookies.get(bookingCookie(language))?.value || undefined;
}

function bookingCookie(language: Language): string {
  return `relais_booking_${language}`;
}
