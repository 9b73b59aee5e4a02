import type { Moment } from '../domain/moment';

/** Everything that a ticket says in one language. */
export interface Words {
  /** For dates and prices: Latin digits in Arabic too, the 24-hour clock in English. */
  readonly tag: string;
  readonly direction: 'ltr' | 'rtl';
  readonly heading: string;
  readonly departure: string;
  readonly destination: string;
  /** Whose clock is meant. */
  readonly zone: (city: string, offset: string) => string;
  readonly arrives: (moment: Moment) => string;
  /** On another day than one left. */
  readonly arrivesOn: (moment: Moment) => string;
  readonly passenger: string;
  readonly seats: string;
  readonly price: string;
  readonly paid: string;
  readonly payAtVenue: string;
  readonly code: string;
  readonly advice: readonly string[];
  readonly phone: string;
}
