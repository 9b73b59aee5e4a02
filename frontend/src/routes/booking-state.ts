import type { APIRoute } from 'astro';
import { isCode } from '../lib/views/booking-access';
import { currentState } from '../lib/views/payment-watch';

/** Asked by the page of a booking whose payment is under way: whether there is something new to show. */
export const GET: APIRoute = async ({ params, locals }) => {
  const { code } = params;
  const state = isCode(code) ? await currentState(locals, code) : null;
  if (state === null) return new Response(null, { status: 404 });
  return Response.json({ state }, { headers: { 'Cache-Control': 'private, no-store' } });
};
