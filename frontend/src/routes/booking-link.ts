import type { APIRoute } from 'astro';
import { pathTo } from '../lib/routes';
import { keepBookingToken } from '../lib/session/cookies';
import { isCode, isToken } from '../lib/views/booking-access';

/** The private link of a mail: keeps its token in this browser and leaves the address bar without it. Changes nothing. */
export const GET: APIRoute = ({ params, locals, cookies }) => {
  const { code, token } = params;
  if (!isCode(code) || !isToken(token)) return new Response(null, { status: 404 });
  keepBookingToken(cookies, code, token, locals.config.secureCookies);
  return new Response(null, {
    status: 303,
    headers: {
      Location: pathTo(locals.language, 'booking', { code }),
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
    },
  });
};
