/** For answers that are not pages; a page's own policy, with the hashes of its scripts and styles, comes from Astro. */
const bareContentPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const framedNowhere = "frame-ancestors 'none'";

/**
 * `same-origin` and not `no-referrer`: with the latter a browser sends `Origin: null`, and forms could not be checked.
 * @param mayBeFramed only for the page that is made to stand on a restaurant's own site
 */
export function addSecurityHeaders(headers: Headers, siteUrl: URL, mayBeFramed = false): void {
  if (headers.get('Content-Type') === 'text/html') headers.set('Content-Type', 'text/html; charset=utf-8');
  setDefault(headers, 'Content-Security-Policy', bareContentPolicy);
  setDefault(headers, 'Referrer-Policy', 'same-origin');
  setDefault(headers, 'Cache-Control', 'private, no-cache');
  headers.set('X-Content-Type-Options', 'nosniff');
  if (mayBeFramed) allowFrames(headers);
  else headers.set('X-Frame-Options', 'DENY');
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Cross-Origin-Resource-Policy', 'same-origin');
  setDefault(headers, 'Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=()');
  if (siteUrl.protocol === 'https:') headers.set('Strict-Transport-Security', 'max-age=31536000');
}

function allowFrames(headers: Headers): void {
  const policy = headers.get('Content-Security-Policy') ?? '';
  headers.set('Content-Security-Policy', policy.replace(framedNowhere, 'frame-ancestors *'));
}

function setDefault(headers: Headers, name: string, value: string): void {
  if (!headers.has(name)) headers.set(name, value);
}
