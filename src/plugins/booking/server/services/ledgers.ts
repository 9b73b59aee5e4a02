import type { Booking } from '../domain/types';

/** Says of bookings that cost something whether nothing is due any more. Called outside any transaction. */
export type Ledger = (bookings: readonly Booking[]) => Promise<ReadonlyMap<number, boolean>>;

/** Who knows what has been paid: payments. Without them nobody does, and nothing is said of it. */
export class Ledgers {
  readonly #ledgers: Ledger[] = [];

  add(ledger: Ledger): void {
    this.#ledgers.push(ledger);
  }

  /** By booking id; bookings that nobody knows of are left out. */
  async arePaid(bookings: readonly Booking[]): Promise<Map<number, boolean>> {
    const known = await Promise.all(this.#ledgers.map((ledger) => ledger(bookings)));
    return new Map(known.flatMap((each) => [...each]));
  }
}
