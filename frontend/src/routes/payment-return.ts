import type { APIRoute } from 'astro';
import { pathTo } from '../lib/routes';
import { isCode } from '../lib/views/booking-access';
import { instead, redirect } from '../lib/views/outcome';

/**
 * Where providers send a customer back to. The address holds no secret, as it stands in a provider's logs: the booking's own
 * page reads this browser's cookie, which is not sent to this one, and says what to do when there is none.
 */
export const GET: APIRoute = ({ params, locals }) => {
  const { code } = params;
  if (!isCode(code)) return new Response(null, { status: 404 });
  return instead(redirect(pathTo(locals.language, 'booking', { code }, { from: 'payment' })));
};
