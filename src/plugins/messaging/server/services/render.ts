import { Liquid, type Template as Parsed } from 'liquidjs';
import type { Locale } from '../../../booking/server/port';
import type { Audience, Letter } from '../domain/letters';
import { needsIsolation } from '../domain/words';
import { CATALOGUES } from '../templates';
import { ANY_TRADE, type Catalogue } from '../templates/catalogue';
import { LAYOUT } from '../templates/layout';
import type { LetterContext } from './context';
import { type TicketLine, ticketLines } from './ticket';

export interface Rendered {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

interface Wanted {
  readonly locale: Locale;
  readonly audience: Audience;
  readonly letter: Letter;
  readonly trade: string;
}

type Say = (template: string) => string;

const LONGEST_SUBJECT = 200;

const TONES: Readonly<Record<Letter, 'yes' | 'no' | 'wait'>> = {
  held: 'wait',
  confirmed: 'yes',
  waiting: 'wait',
  moved: 'yes',
  cancelled: 'no',
  refused: 'no',
  expired: 'no',
};
const TINTS = {
  yes: 'background:#e3f0e2;color:#16512f',
  no: 'background:#f9e6df;color:#832617',
  wait: 'background:#fdeecb;color:#6a4300',
};

/** One letter as HTML and as plain text. Whatever the context holds comes out as text, never as markup. */
export function renderLetter({ locale, audience, letter, trade }: Wanted, context: LetterContext): Rendered {
  const catalogue = CATALOGUES[locale];
  const template = catalogue.letters[audience][letter];
  if (!template) throw new Error(`There is no letter "${letter}" to the ${audience} in ${locale}`);
  const lines = ticketLines(catalogue.labels, trade, context);
  const over = TONES[letter] === 'no' && audience === 'customer';
  const href = over ? context.siteLink : context.link;
  const footer = [catalogue.footer[audience], ...(audience === 'customer' && !over ? [catalogue.secret] : [])].join(
    ' ',
  );

  const inText = sayer(locale, 'text', context);
  const inHtml = sayer(locale, 'html', context);
  const paragraphs = (say: Say): string[] => template.body.map(say).filter((paragraph) => paragraph !== '');
  const subject = oneLine(inText(template.subject));
  return {
    subject,
    html: LAYOUT_ENGINE.renderSync(LAYOUT_TEMPLATE, {
      lang: locale,
      dir: locale === 'ar' ? 'rtl' : 'ltr',
      subject,
      tag: catalogue.tags[letter],
      tone: TONES[letter],
      tint: TINTS[TONES[letter]],
      struck: TONES[letter] === 'no' ? 'text-decoration:line-through' : '',
      heading: inHtml(template.heading),
      paragraphs: paragraphs(inHtml),
      action: template.action,
      href,
      title: inHtml('{{ title }}'),
      time: inHtml('{{ time }}'),
      date: inHtml('{{ date }}'),
      zone: inHtml(catalogue.zone),
      lines: lines.map((line) => htmlLine(line, inHtml)),
      footer,
    }),
    text: plainText(catalogue, inText, [inText(template.heading), ...paragraphs(inText)], lines, {
      action: template.action && `${template.action}${catalogue.colon}\n${href}`,
      footer,
      when: catalogue.labels.startsAt[trade] ?? catalogue.labels.startsAt[ANY_TRADE] ?? catalogue.labels.when,
    }),
  };
}

const htmlLine = ({ label, values, strong }: TicketLine, inHtml: Say) => ({
  label,
  value: values.map(inHtml).join('<br>'),
  size: strong ? '22px;letter-spacing:0.06em' : '16px',
  weight: strong ? 600 : 400,
});

function plainText(
  { labels, colon, zone }: Catalogue,
  say: Say,
  paragraphs: readonly string[],
  lines: readonly TicketLine[],
  { action, footer, when }: { action: string | null; footer: string; when: string },
): string {
  const ticket = [
    `${labels.what}${colon}${say('{{ title }}')}`,
    `${labels.when}${colon}${say('{{ date }}')}`,
    `${when}${colon}${say('{{ time }}')} (${say(zone)})`,
    ...lines.map(({ label, values }) => `${label}${colon}${values.map(say).join(', ')}`),
  ];
  return [...paragraphs, ...(action ? [action] : []), ticket.join('\n'), `-- \n${footer}`].join('\n\n');
}

const SAFE = { strictFilters: true, strictVariables: true, lenientIf: true, ownPropertyOnly: true, templates: {} };

const LAYOUT_ENGINE = new Liquid({ ...SAFE, outputEscape: 'escape' });
const LAYOUT_TEMPLATE = LAYOUT_ENGINE.parse(LAYOUT);

/** Values are isolated where they could turn the words around them: an address in an Arabic sentence, or the reverse. */
const engineFor = (locale: Locale, part: 'html' | 'text'): Liquid => {
  const isolated = (value: string): string => {
    if (part === 'html') return needsIsolation(value, locale) ? `<bdi>${escapeHtml(value)}</bdi>` : escapeHtml(value);
    return needsIsolation(value, locale) ? `\u2068${value}\u2069` : value;
  };
  return new Liquid({ ...SAFE, outputEscape: (value) => isolated(withoutControls(String(value ?? ''))) });
};

const engines = new Map<string, { engine: Liquid; parsed: Map<string, Parsed[]> }>();

function sayer(locale: Locale, part: 'html' | 'text', context: LetterContext): Say {
  const key = `${locale} ${part}`;
  const kept = engines.get(key) ?? { engine: engineFor(locale, part), parsed: new Map<string, Parsed[]>() };
  engines.set(key, kept);
  return (source) => {
    const parsed = kept.parsed.get(source) ?? kept.engine.parse(source);
    kept.parsed.set(source, parsed);
    return String(kept.engine.renderSync(parsed, context)).trim();
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] as string);

/** Line breaks and the marks that turn the direction of text are for us to set. */
const withoutControls = (text: string): string => text.replaceAll(/[\p{Cc}\u2028-\u202E\u2066-\u2069]+/gu, ' ');

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST_SUBJECT);
