import node from '@astrojs/node';
import react from '@astrojs/react';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'astro/config';
import { largestForm } from './src/lib/http/form';
import { translatedRoutes } from './src/translated-routes';

export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'standalone', bodySizeLimit: largestForm }),
  integrations: [react(), translatedRoutes()],
  trailingSlash: 'never',
  // One request less before the first paint; the whole sheet is some 5 kB when compressed with its page.
  build: { inlineStylesheets: 'always' },
  devToolbar: { enabled: false },
  security: {
    // Astro compares Origin with the address its socket sees, which is http behind a TLS proxy: every form would be
    // refused there. src/lib/http/origin.ts makes the same check against SITE_URL.
    checkOrigin: false,
    csp: {
      directives: [
        "default-src 'none'",
        "base-uri 'none'",
        "connect-src 'self'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self'",
        "manifest-src 'self'",
      ],
    },
  },
  session: false,
  markdown: { syntaxHighlight: false },
  vite: {
    plugins: [tailwindcss()],
    // A file made into a data: address would be refused by the content policy.
    build: { assetsInlineLimit: 0 },
    // The server holds all it needs: outside, the workspace's root has other versions of the same packages.
    ssr: { noExternal: true },
  },
});
