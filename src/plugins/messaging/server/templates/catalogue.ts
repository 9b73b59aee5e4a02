import type { Audience, Letter } from '../domain/letters';

/** One letter: Liquid templates over `LetterContext`. Paragraphs that come out empty are left out. */
export interface Template {
  readonly subject: string;
  readonly heading: string;
  readonly body: readonly string[];
  /** What the button says; none without it. */
  readonly action: string | null;
  /** Where there are two answers: what the second button says, and what each asks the panel for. Neither answers by itself. */
  readonly second?: { readonly action: string; readonly asks: readonly [string, string] };
  /** For customers without a mail address; venues get none. */
  readonly sms?: string;
}

/** What the lines of the ticket are called; `quantity` and `startsAt` in the words of the trade. */
export interface Labels {
  readonly what: string;
  readonly when: string;
  readonly where: string;
  readonly phone: string;
  readonly price: string;
  readonly code: string;
  readonly service: string;
  readonly customer: string;
  readonly contact: string;
  readonly notes: string;
  readonly quantity: Readonly<Record<string, string>>;
  readonly startsAt: Readonly<Record<string, string>>;
}

/** Who is written what. */
export type Letters = Readonly<Record<Audience, Readonly<Partial<Record<Letter, Template>>>>>;

/** Everything that mails say in one language. */
export interface Catalogue {
  readonly letters: Letters;
  /** By trade, for those with words of their own; what they leave out is said as for all. */
  readonly ofTrades: Readonly<Record<string, Letters>>;
  /** One or two words above the heading. */
  readonly tags: Readonly<Record<Letter, string>>;
  readonly labels: Labels;
  /** Reasons that trades give in constant words; what staff type stands as it is. */
  readonly reasons: Readonly<Record<string, string>>;
  /** Names the zone of the ticket's times; a Liquid template. */
  readonly zone: string;
  readonly colon: string;
  /** Below a mail that holds the private link. */
  readonly secret: string;
  readonly footer: Readonly<Record<Audience, string>>;
}

/** The entry for trades that have no words of their own. */
export const ANY_TRADE = 'any';
