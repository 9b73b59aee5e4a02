import type { APIRoute } from 'astro';
import { isApiError } from '../lib/api/errors';
import { json } from '../lib/check-in/json';
import { readScan } from '../lib/check-in/pages';
import { openStaff } from '../lib/check-in/staff-session';
import { readForm } from '../lib/http/form';

/** One scan, now or when the line is back: the API answers the same however often it is sent. */
export const POST: APIRoute = async ({ locals, request }) => {
  const scan = readScan(await readForm(request));
  if (!scan) return json(null, 422);
  const { api, session } = openStaff(locals);
  try {
    const outcome = await session.asClient((jwt) => api.checkIn(jwt, scan));
    return outcome ? json(outcome) : json(null, 401);
  } catch (error) {
    if (isApiError(error)) return json(null, error.status);
    throw error;
  }
};
