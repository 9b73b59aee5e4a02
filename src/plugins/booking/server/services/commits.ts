import type { Core } from '@strapi/strapi';
import { isAnswer } from '../persistence/batch';

/**
 * The connection was lost during the COMMIT: what was written may be there or not. Nothing may be tried again that has no
 * idempotency key.
 */
export class UncertainCommit extends Error {
  constructor(cause: unknown) {
    super('The connection was lost during a COMMIT', { cause });
  }
}

/**
 * Makes a transaction fail when its COMMIT fails. In Strapi 5.54 it does not: knex's `commit()` resolves all the same,
 * only its `executionPromise` says what happened, and Strapi does not ask. A batch of bookings whose session was ended
 * just before the COMMIT was therefore answered and was not there; a deferred constraint was broken without a word.
 */
export function hearFailedCommits({ db }: Core.Strapi): void {
  const transaction = db.transaction.bind(db) as (work?: unknown) => Promise<unknown>;
  type Work = Exclude<Parameters<typeof db.transaction>[0], undefined>;

  const heard = async (work?: Work): Promise<unknown> => {
    if (!work || db.inTransaction()) return transaction(work);
    let failure: Promise<unknown> | undefined;
    const result = await transaction(async (given: Parameters<Work>[0]) => {
      const value = await work(given);
      // Whoever has ended the transaction themselves knows how.
      if (!given.trx.isCompleted()) failure = failureOf(given.trx.executionPromise);
      return value;
    });
    const error = await failure;
    if (error) throw isAnswer(error) ? error : new UncertainCommit(error);
    return result;
  };
  db.transaction = heard as typeof db.transaction;
}

const failureOf = (execution: Promise<unknown>): Promise<unknown> =>
  execution.then(
    () => null,
    (error: unknown) => error,
  );
