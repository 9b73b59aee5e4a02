export interface SiteConfig {
  apiUrl: string;
  siteUrl: URL;
  /** How many proxies of ours stand before the site and add to `X-Forwarded-For`. */
  trustedProxies: number;
  secureCookies: boolean;
}

/** Reads the environment; throws one line that names what is missing or malformed. */
export function readConfig(env: Record<string, string | undefined>): SiteConfig {
  const apiUrl = urlFrom(env, 'API_URL');
  const siteUrl = urlFrom(env, 'SITE_URL');
  const trustedProxies = Number(env.TRUSTED_PROXIES ?? 0);
  if (!Number.isInteger(trustedProxies) || trustedProxies < 0) {
    throw new Error(`TRUSTED_PROXIES must be a whole number, not "${env.TRUSTED_PROXIES}".`);
  }
  return {
    apiUrl: apiUrl.href.replace(/\/$/, ''),
    siteUrl,
    trustedProxies,
    secureCookies: siteUrl.protocol === 'https:',
  };
}

function urlFrom(env: Record<string, string | undefined>, name: string): URL {
  const value = env[name];
  if (!value) throw new Error(`${name} is missing: it must be an address such as http://localhost:1337.`);
  if (!URL.canParse(value) || !/^https?:/.test(value)) {
    throw new Error(`${name} must be an http or https address, not "${value}".`);
  }
  return new URL(value);
}
