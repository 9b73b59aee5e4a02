import { type Language, languages } from '../i18n/languages';
import type { RequestContext } from '../request-context';
import { pathTo } from '../routes';
import { payloadOf } from '../session/access-token';
import type { CookieJar } from '../session/cookies';
import { type ClientSession, openSessionIn, type TokenJar } from '../session/session';
import { createStaffApi, type StaffApi } from './staff-api';

/** A long working day; then one signs in again. */
const shiftSeconds = 12 * 3600;

export interface Staff {
  api: StaffApi;
  session: ClientSession;
}

/** Whoever is signed in to check in passengers: a session of its own, seen by these pages only. */
export function openStaff({ config, cookies, language, address }: RequestContext): Staff {
  const api = createStaffApi({ baseUrl: config.apiUrl, clientAddress: address, protocol: config.siteUrl.protocol });
  const jar = staffCookies(cookies, language, config.secureCookies);
  return { api, session: openSessionIn(jar, api, shiftSeconds) };
}

/** Who that is: two people may share a phone, and what one has scanned is not sent in the other's name. */
export function staffIdOf(jwt: string): string {
  return String(payloadOf(jwt).userId ?? '');
}

/** One cookie for the check-in pages of each language, since a cookie knows one path. */
function staffCookies(cookies: CookieJar, language: Language, secure: boolean): TokenJar {
  const name = (kind: string, of: Language) => `relais_staff_${kind}_${of}`;
  const keep = (kind: string, value: string, maxAge: number) => {
    for (const each of languages) {
      const path = pathTo(each, 'checkIn');
      cookies.set(name(kind, each), value, { path, httpOnly: true, sameSite: 'lax', secure, maxAge });
    }
  };
  const read = (kind: string) => cookies.get(name(kind, language))?.value || undefined;
  return {
    access: () => read('access'),
    refresh: () => read('refresh'),
    setAccess: (value, maxAge) => keep('access', value, maxAge),
    setRefresh: (value, maxAge) => keep('refresh', value, maxAge),
    clear: () => {
      for (const each of languages) {
        for (const kind of ['access', 'refresh']) cookies.delete(name(kind, each), { path: pathTo(each, 'checkIn') });
      }
    },
  };
}
