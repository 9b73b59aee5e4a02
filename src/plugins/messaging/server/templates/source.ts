import type { Locale } from '../../../booking/server/port';
import type { Audience, Letter } from '../domain/letters';
import { CATALOGUES } from '.';
import type { Template } from './catalogue';

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
export function ownSource(wanted: Wanted): Source {
  const template = templateOf(wanted);
  const known = ours.get(template) ?? write(template);
  ours.set(template, known);
  return known;
}

/** The trade's own letter, or the one for all trades. */
export function templateOf({ locale, audience, letter, trade }: Wanted): Template {
  const { letters, ofTrades } = CATALOGUES[locale];
  const template = ofTrades[trade]?.[audience]?.[letter] ?? letters[audience][letter];
  if (!template) throw new Error(`There is no letter "${letter}" to the ${audience} in ${locale}`);
  return template;
}

const ours = new Map<Template, Source>();

function write({ subject, heading, body, sms }: Template): Source {
  return {
    subject,
    html: [`<h1>${heading}</h1>`, ...body.map((paragraph) => `<p>${paragraph}</p>`)].join('\n'),
    text: [heading, ...body].join('\n\n'),
    sms: sms ?? '',
  };
}
