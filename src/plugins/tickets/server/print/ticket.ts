/** What is printed on a ticket, in words: all that a worker is told of a booking. */
export interface Ticket {
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  /** What the sheet is: `Billet`. */
  readonly heading: string;
  readonly departure: Stop & { readonly time: string; readonly day: string; readonly zone: string };
  readonly destination: Stop | null;
  readonly facts: readonly Fact[];
  readonly code: Fact;
  readonly advice: readonly string[];
  readonly phone: Fact | null;
  readonly token: string;
}

export interface Stop {
  readonly label: string;
  readonly name: string;
  /** The city, or when one arrives. */
  readonly notes: readonly string[];
}

export interface Fact {
  readonly label: string;
  readonly value: string;
  readonly note: string | null;
}
