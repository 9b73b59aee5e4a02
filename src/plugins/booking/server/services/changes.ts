import type { Change } from '../domain/types';
import type { Writer } from '../persistence/batch';

/** Told of changes inside their transaction: what it writes through `writer` commits with them or not at all. */
export type ChangeListener = (writer: Writer, changes: readonly Change[]) => Promise<void>;

/** Who else must write when a booking changes: messages, payments. Filled while plugins register. */
export class Changes {
  readonly #listeners: ChangeListener[] = [];

  listen(listener: ChangeListener): void {
    this.#listeners.push(listener);
  }

  async announce(writer: Writer, changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return;
    for (const listener of this.#listeners) await listener(writer, changes);
  }
}
