import type { Locale } from '../domain/locales';
import type { Description } from '../domain/trade';
import type { Booking } from '../domain/types';

export interface BookingDocument {
  readonly filename: string;
  readonly content: Buffer;
  readonly contentType: string;
}

/** Makes a paper of a booking in a language; null when this booking has none. Called outside any transaction. */
export type DocumentMaker = (
  booking: Booking,
  description: Description,
  locale: Locale,
) => Promise<BookingDocument | null>;

/** The papers that go with a booking, a ticket for one: made by whichever plugin can, sent along by messages. */
export class Documents {
  readonly #makers: DocumentMaker[] = [];

  add(maker: DocumentMaker): void {
    this.#makers.push(maker);
  }

  async of(booking: Booking, description: Description, locale: Locale): Promise<BookingDocument[]> {
    const made = await Promise.all(this.#makers.map((make) => make(booking, description, locale)));
    return made.filter((document) => document !== null);
  }
}
