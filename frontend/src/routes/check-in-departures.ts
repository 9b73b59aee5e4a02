import type { APIRoute } from 'astro';
import { json } from '../lib/check-in/json';
import { readDay } from '../lib/check-in/pages';
import { openStaff } from '../lib/check-in/staff-session';

/** The departures of a day, for the phone that shows them already. */
export const GET: APIRoute = async ({ locals, url }) => {
  const day = await readDay(locals, openStaff(locals), url.searchParams.get('date'));
  return day ? json(day) : json(null, 401);
};
