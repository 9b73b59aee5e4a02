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
export function hearFailedCommits({ db, log }: Core.Strapi): void {
  const transaction = db.transaction.bind(db) as (work?: unknown) => Promise<unknown>;
  type Work = Exclude<Parameters<typeof db.transaction>[0], undefined>;
  type Given = Parameters<Work>[0];

  // Strapi waits for nobody after a commit: an event about a row that has been deleted meanwhile would end the process.
  const unharmed = (given: Given): Given => ({
    ...given,
    onCommit: (after: () => unknown) =>
      given.onCommit(() => {
        Promise.resolve()
          .then(after)
          .catch((error: unknown) => log.error(`After a commit: ${error instanceof Error ? error.stack : error}`));
      }),
  });

  const heard = async (work?: Work): Promise<unknown> => {
    if (!work) return transaction();
    if (db.inTransaction()) return transaction((given: Given) => work(unharmed(given)));
    let failure: Promise<unknown> | undefined;
    const result = await transaction(async (given: Given) => {
      const value = await work(unharmed(given));
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
