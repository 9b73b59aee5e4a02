import type { APIRoute } from 'astro';
import workerUrl from '../lib/check-in/worker/service-worker.ts?worker&url';
import { pathTo } from '../lib/routes';

/**
 * The service worker, from an address below the pages that it serves. Its code is in a file named after its content:
 * another build is another text here, by which browsers notice it.
 */
export const GET: APIRoute = ({ locals }) =>
  new Response(`importScripts(${JSON.stringify(workerUrl)});\n`, {
    headers: {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Content-Security-Policy': "default-src 'none'; script-src 'self'; connect-src 'self'",
      'Service-Worker-Allowed': pathTo(locals.language, 'checkIn'),
    },
  });
