import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

/** Public calls are small; only the panel writes long texts, and uploads have their own ceiling. */
const MAX_API_BODY_BYTES = 100 * 1024;
const MAX_QUERY_PARAMETERS = 500;
const SMALL_BODIES = /^\/(api\/(?!upload(\/|$))|graphql(\/|$))/;

const countParameters = (querystring: string): number => querystring.split('&').length;

const isDecodable = (url: string): boolean => {
  try {
    return !decodeURIComponent(url).includes('\0');
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
};

/**
 * Refuses what no client of ours sends, before anything is parsed: qs would silently drop what is over its limit and
 * answer another question than the one asked, and PostgreSQL fails on NUL characters, which would come out as a 500.
 */
export default (): Core.MiddlewareHandler => async (ctx, next) => {
  if (countParameters(ctx.querystring) > MAX_QUERY_PARAMETERS) {
    throw new errors.ApplicationError(`More than ${MAX_QUERY_PARAMETERS} query parameters`, { code: 'INVALID_QUERY' });
  }
  if (!isDecodable(ctx.path) || ctx.querystring.includes('%00')) {
    throw new errors.ApplicationError('The address is not well-formed', { code: 'INVALID_QUERY' });
  }
  if (SMALL_BODIES.test(ctx.path) && (ctx.request.length ?? 0) > MAX_API_BODY_BYTES) {
    throw new errors.PayloadTooLargeError('The body is too large', { code: 'BODY_TOO_LARGE' });
  }
  await next();
};
