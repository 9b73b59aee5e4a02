import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Booking } from '../domain/types';

/**
 * The secret of a booking's private link. It is derived and never stored: a stolen database opens no booking, every mail
 * can print it again, and a repeated request gets the same one. Raising `linkVersion` makes those given out invalid.
 */
export const linkToken = (secret: string, { code, linkVersion }: Pick<Booking, 'code' | 'linkVersion'>): string =>
  createHmac('sha256', secret).update(`booking-link:${code}:${linkVersion}`).digest('base64url');

/** Compares in constant time. */
export function isLinkToken(secret: string, booking: Pick<Booking, 'code' | 'linkVersion'>, token: string): boolean {
  const expected = Buffer.from(linkToken(secret, booking));
  const given = Buffer.from(token);
  return expected.length === given.length && timingSafeEqual(expected, given);
}
