import type { APIRoute } from 'astro';
import { isApiError } from '../lib/api/errors';
import { pathTo } from '../lib/routes';
import { isCode, withBooking } from '../lib/views/booking-access';
import { instead, redirect } from '../lib/views/outcome';

/** The ticket as a PDF, in the language of the page, fetched with this browser's token. */
export const GET: APIRoute = async ({ params, locals }) => {
  const { code } = params;
  const { api, language } = locals;
  if (!isCode(code)) return new Response(null, { status: 404 });
  try {
    const pdf = await withBooking(locals, code, (key) => api.ticket(key, language));
    if (pdf === null) return new Response(null, { status: 404 });
    return new Response(pdf, {
      headers: {
        'Content-Type': 'application/pdf',
        'Content-Disposition': `attachment; filename="relais-${code}.pdf"`,
        'Cache-Control': 'private, no-store',
        'X-Robots-Tag': 'noindex',
      },
    });
  } catch (error) {
    if (!isApiError(error, 409)) throw error;
    return instead(redirect(pathTo(language, 'booking', { code }, { notice: 'not_allowed' })));
  }
};
