import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

/** PostgreSQL: deadlock, serialization failure. */
const WORTH_RETRYING = new Set(['40P01', '40001']);
const ATTEMPTS = 5;

/**
 * Thrown when, under the lock, it turns out that more allotments must be locked than were: locking them now would break
 * the lock order, so the transaction begins anew with all of them.
 */
export class WiderLock extends Error {
  constructor(readonly allotmentIds: readonly number[]) {
    super('The allotments to lock have changed meanwhile');
  }
}

/**
 * Runs `work` in a transaction, or in the one that is open already (a staff edit in the panel), and begins anew when the
 * lock was too narrow or the database chose it as a victim. In an open transaction only the lock can be widened, out of
 * order at worst: a deadlock there ends that transaction, as does everything else.
 * @param work gets the transaction and the allotments that earlier attempts found missing
 */
export async function inTransaction<T>(
  strapi: Core.Strapi,
  work: (trx: Knex.Transaction, alsoLock: readonly number[]) => Promise<T>,
): Promise<T> {
  let alsoLock: readonly number[] = [];
  const nested = strapi.db.inTransaction();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await strapi.db.transaction(({ trx }) => work(trx, alsoLock));
    } catch (error) {
      if (attempt === ATTEMPTS || !isWorthRetrying(error)) throw error;
      if (nested && !(error instanceof WiderLock)) throw error;
      if (error instanceof WiderLock) alsoLock = [...new Set([...alsoLock, ...error.allotmentIds])];
    }
  }
}

export const isWorthRetrying = (error: unknown): boolean =>
  error instanceof WiderLock || WORTH_RETRYING.has(codeOf(error)) || isOvertaken(error);

/**
 * Another transaction has just made what this one was to make, a booking with the same idempotency key (or, by chance, the
 * same code): seen from a new beginning, it is known.
 */
const isOvertaken = (error: unknown): boolean =>
  codeOf(error) === '23505' &&
  ['relais_booking_idempotency', 'relais_booking_code'].includes((error as { constraint?: string }).constraint ?? '');

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** PostgreSQL: the lock was not to be had within `lock_timeout`. */
export const isLocked = (error: unknown): boolean => codeOf(error) === '55P03';
