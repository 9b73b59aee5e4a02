import type { APIRoute } from 'astro';
import { json } from '../lib/check-in/json';
import { isTrip, readList } from '../lib/check-in/pages';
import { openStaff } from '../lib/check-in/staff-session';

/** A departure's passengers and the key of its tickets: what the phone keeps for when the line is down. */
export const GET: APIRoute = async ({ locals, params }) => {
  if (!isTrip(params.trip)) return json(null, 404);
  const list = await readList(openStaff(locals), params.trip);
  if (list === 'missing') return json(null, 404);
  return list ? json(list) : json(null, 401);
};
