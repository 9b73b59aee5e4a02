import { hash } from 'node:crypto';
import type { Context } from 'koa';
import { Refusal } from '../domain/errors';

/** 1 to 200 visible ASCII characters. */
const KEY = /^[\x21-\x7e]{1,200}$/;

/**
 * The request's `Idempotency-Key` with a hash of what was asked, or null when none was sent.
 * @param request all that makes two requests the same: path, body, client
 * @throws Refusal INVALID_FIELDS for a key that is none
 */
export function idempotencyOf(ctx: Context, request: unknown): { key: string; hash: string } | null {
  const key = ctx.get('Idempotency-Key');
  if (key === '') return null;
  if (!KEY.test(key)) {
    const message = 'An idempotency key is 1 to 200 visible ASCII characters.';
    throw new Refusal('INVALID_FIELDS', message, { errors: [{ path: ['Idempotency-Key'], code: 'format', message }] });
  }
  return { key, hash: hash('sha256', JSON.stringify(request)) };
}
