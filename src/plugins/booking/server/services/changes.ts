import type { Knex } from 'knex';
import type { Change } from '../domain/types';

/** Told of changes inside their transaction: what it writes through `trx` commits with them or not at all. */
export type ChangeListener = (trx: Knex.Transaction, changes: readonly Change[]) => Promise<void>;

/** Who else must write when a booking changes: messages, payments. Filled while plugins register. */
export class Changes {
  readonly #listeners: ChangeListener[] = [];

  listen(listener: ChangeListener): void {
    this.#listeners.push(listener);
  }

  async announce(trx: Knex.Transaction, changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return;
    for (const listener of this.#listeners) await listener(trx, changes);
  }
}
