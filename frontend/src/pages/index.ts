import type { APIRoute } from 'astro';
import { pathTo } from '../lib/routes';

/** No page of its own: the reader's language decides. */
export const GET: APIRoute = ({ locals }) =>
  new Response(null, {
    status: 302,
    headers: { Location: pathTo(locals.language, 'home'), Vary: 'Accept-Language' },
  });
