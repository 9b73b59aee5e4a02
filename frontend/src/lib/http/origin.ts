const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request that changes something came from a page of ours. The host is compared and not the scheme, which is
 * http on our side of a TLS proxy; a browser never lets a page choose its `Host` or its `Origin`.
 */
export function isFromOurPages(method: string, headers: Headers, siteUrl: URL): boolean {
  if (safeMethods.has(method)) return true;
  const origin = headers.get('Origin');
  if (!origin || !URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host === siteUrl.host || host === headers.get('Host');
}
