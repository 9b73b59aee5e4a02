export const PARTS = ['subject', 'html', 'text', 'sms'] as const;
export type Part = (typeof PARTS)[number];

export type Source = Readonly<Record<Part, string>>;

/** Which letter is on the screen; `trade` is `all` for every one. */
export interface Wanted {
  readonly letter: string;
  readonly audience: string;
  readonly trade: string;
  readonly language: string;
}

export interface Catalogue {
  readonly letters: readonly { readonly letter: string; readonly audience: string }[];
  readonly trades: readonly string[];
  readonly languages: readonly string[];
  /** What has words of an admin's; `trade` is empty for all of them. */
  readonly worded: readonly {
    readonly letter: string;
    readonly audience: string;
    readonly trade: string;
    readonly locale: string;
  }[];
  /** What may be printed. */
  readonly variables: readonly string[];
}

export interface EditedLetter {
  readonly own: Source;
  readonly worded: Partial<Source>;
  readonly general: Partial<Source>;
}

export interface Problem {
  readonly part: Part;
  readonly code: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly name: string;
}

export interface Preview {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly sms: string | null;
  readonly segments: number;
  readonly problems: readonly Problem[];
}

export const urlOf = ({ letter, audience, trade, language }: Wanted): string =>
  `/messaging/letters/${letter}/${audience}/${trade}/${language}`;
