import type { AstroGlobal } from 'astro';

/** The camera, a service worker and the compiled barcode reader: on these pages, and nowhere else on the site. */
export function allowScanning({ csp, response }: Pick<AstroGlobal, 'csp' | 'response'>): void {
  csp?.insertDirective("worker-src 'self'");
  // With a source of its own a page loses the default.
  csp?.insertScriptResource("'self'");
  csp?.insertScriptResource("'wasm-unsafe-eval'");
  response.headers.set('Permissions-Policy', 'camera=(self), geolocation=(), microphone=(), payment=()');
  response.headers.set('Cache-Control', 'private, no-store');
}
