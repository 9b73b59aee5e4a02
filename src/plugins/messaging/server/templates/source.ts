import type { Locale } from '../../../booking/server/port';
import type { Audience, Letter } from '../domain/letters';
import { CATALOGUES } from '.';

/** The parts of a letter that an admin may word anew. */
export const PARTS = ['subject', 'html', 'text', 'sms'] as const;
export type Part = (typeof PARTS)[number];

/** Liquid over `LetterContext`. `html` stands in the page of `layout.ts`, and `text` above the same facts. */
export type Source = Readonly<Record<Part, string>>;

/** Which letter, in which words. */
export interface Wanted {
  readonly locale: Locale;
  readonly audience: Audience;
  readonly letter: Letter;
  readonly trade: string;
}

/** Our own words: what is sent unless an admin has worded a part anew, and where they begin. */
export function ownSource({ locale, audience, letter }: Omit<Wanted, 'trade'>): Source {
  const key = `${locale} ${audience} ${letter}`;
  const known = ours.get(key) ?? write({ locale, audience, letter });
  ours.set(key, known);
  return known;
}

const ours = new Map<string, Source>();

function write({ locale, audience, letter }: Omit<Wanted, 'trade'>): Source {
  const template = CATALOGUES[locale].letters[audience][letter];
  if (!template) throw new Error(`There is no letter "${letter}" to the ${audience} in ${locale}`);
  const { subject, heading, body, sms } = template;
  return {
    subject,
    html: [`<h1>${heading}</h1>`, ...body.map((paragraph) => `<p>${paragraph}</p>`)].join('\n'),
    text: [heading, ...body].join('\n\n'),
    sms: sms ?? '',
  };
}
