import type { APIRoute } from 'astro';
import { act, isCode } from '../lib/views/booking-access';
import { instead } from '../lib/views/outcome';

/** Takes an offer of the waiting list: the one button of its page. */
export const POST: APIRoute = async ({ params, locals }) => {
  const { code } = params;
  if (!isCode(code)) return new Response(null, { status: 404 });
  return instead(await act(locals, code, locals.api.settle));
};
