import { defineMiddleware } from 'astro:middleware';
import { createApi } from './lib/api/client';
import { ApiUnavailable } from './lib/api/errors';
import { readConfig } from './lib/config';
import { clientAddress } from './lib/http/client-address';
import { bodyRefusal } from './lib/http/form';
import { isFromOurPages } from './lib/http/origin';
import { addSecurityHeaders } from './lib/http/security-headers';
import { formatter } from './lib/i18n/format';
import { isLanguage, preferredLanguage } from './lib/i18n/languages';
import { type Translate, translator } from './lib/i18n/translate';
import { matchRoute } from './lib/routes';
import { openSession } from './lib/session/session';

const config = readConfig(process.env);

export const onRequest = defineMiddleware(async (context, next) => {
  const { request, originPathname, cookies, locals } = context;
  const first = originPathname.split('/')[1];
  const language = isLanguage(first) ? first : preferredLanguage(request.headers.get('Accept-Language'));
  const address = clientAddress(request.headers.get('X-Forwarded-For'), context.clientAddress, config.trustedProxies);
  const api = createApi({ baseUrl: config.apiUrl, clientAddress: address, language });
  Object.assign(locals, {
    config,
    language,
    t: translator(language),
    format: formatter(language),
    api,
    session: openSession(cookies, api, config.secureCookies),
    cookies,
    address,
    now: new Date().toISOString(),
    // One slash: two would make a link to another site of it.
    here: originPathname.replace(/^\/+/, '/') + context.url.search,
  } satisfies App.Locals);

  const refused = refusal(request, locals.t);
  const response = refused ?? (await answer(context, next));
  // Astro puts its 404 or 500 page in the place of an empty answer and keeps that answer's headers.
  if (response.body === null && [404, 500].includes(response.status)) return response;
  const mayBeFramed = matchRoute(originPathname)?.name === 'tableWidget';
  addSecurityHeaders(response.headers, config.siteUrl, mayBeFramed);
  return response;
});

type Context = Parameters<typeof onRequest>[0];
type Next = Parameters<typeof onRequest>[1];

function refusal({ method, headers }: Request, t: Translate): Response | null {
  if (!isFromOurPages(method, headers, config.siteUrl)) {
    return new Response(t('problem.forbiddenText'), { status: 403 });
  }
  const status = bodyRefusal(method, headers);
  return status && new Response(null, { status });
}

/** While the API is away every page says so calmly, and says when to come back. */
async function answer(context: Context, next: Next): Promise<Response> {
  try {
    return await next();
  } catch (error) {
    if (!(error instanceof ApiUnavailable)) throw error;
    const { headers } = context.request;
    const response = await context.rewrite(new Request(new URL(`/503${context.url.search}`, context.url), { headers }));
    response.headers.set('Retry-After', String(error.retryAfterSeconds));
    return response;
  }
}
