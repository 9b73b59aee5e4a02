import type { Api } from './api/client';
import type { SiteConfig } from './config';
import type { Format } from './i18n/format';
import type { Language } from './i18n/languages';
import type { Translate } from './i18n/translate';
import type { CookieJar } from './session/cookies';
import type { ClientSession } from './session/session';

/** What a page has at hand while it answers one request. */
export interface RequestContext {
  config: SiteConfig;
  language: Language;
  t: Translate;
  format: Format;
  api: Api;
  session: ClientSession;
  cookies: CookieJar;
  /** The visitor's, as far as our proxies can tell. */
  address: string;
  /** The instant of the request, ISO 8601. */
  now: string;
  /** The path and query that were asked for. */
  here: string;
}
