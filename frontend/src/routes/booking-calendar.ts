import type { APIRoute } from 'astro';
import { isCode, withBooking } from '../lib/views/booking-access';

/** The booking as a calendar file, fetched with this browser's token. */
export const GET: APIRoute = async ({ params, locals }) => {
  const { code } = params;
  if (!isCode(code)) return new Response(null, { status: 404 });
  const calendar = await withBooking(locals, code, (key) => locals.api.calendar(key));
  if (calendar === null) return new Response(null, { status: 404 });
  return new Response(calendar, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="relais-${code}.ics"`,
      'Cache-Control': 'private, no-store',
    },
  });
};
