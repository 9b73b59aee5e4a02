import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

const MAX_DEPTH = 32;

/** NUL ends a PostgreSQL text early and a lone surrogate has no UTF-8 form: both would fail at the first query. */
const isWellFormed = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

/**
 * Whether every string and key of a parsed JSON value can be stored, nested no deeper than any form of ours.
 * Goes level by level rather than by recursion: depth is what an attacker chooses.
 */
export function isStorable(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return false;
    const below: unknown[] = [];
    for (const item of level) {
      if (typeof item === 'string' && !isWellFormed(item)) return false;
      if (item === null || typeof item !== 'object') continue;
      if (!Array.isArray(item) && !Object.keys(item).every(isWellFormed)) return false;
      for (const child of Object.values(item)) below.push(child);
    }
    level = below;
  }
  return true;
}

export default (): Core.MiddlewareHandler => async (ctx, next) => {
  if (!isStorable(ctx.query)) {
    throw new errors.ApplicationError('The query holds characters that cannot be stored', { code: 'INVALID_QUERY' });
  }
  if (!isStorable(ctx.request.body)) {
    const message = 'The body holds characters that cannot be stored, or is nested too deeply';
    throw new errors.ApplicationError(message, { code: 'INVALID_BODY' });
  }
  await next();
};
