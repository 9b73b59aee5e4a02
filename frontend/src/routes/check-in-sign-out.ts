import type { APIRoute } from 'astro';
import { json } from '../lib/check-in/json';
import { openStaff } from '../lib/check-in/staff-session';
import { pathTo } from '../lib/routes';

/** Ends the session; the phone has erased what it keeps, or does so at this answer. */
export const POST: APIRoute = async ({ locals, request, redirect }) => {
  await openStaff(locals).session.end();
  const isScript = request.headers.get('Accept') === 'application/json';
  return isScript ? json(null) : redirect(pathTo(locals.language, 'checkIn'), 303);
};
