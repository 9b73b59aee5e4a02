import type { Locale } from '../../../booking/server/port';
import type { Letter } from '../domain/letters';
import { shortText } from '../domain/sms';
import { CATALOGUES } from '../templates';
import { ANY_TRADE, type Catalogue, type Template } from '../templates/catalogue';
import { type Action, pageOf } from '../templates/layout';
import { ownSource, type Part, type Source, templateOf, type Wanted } from '../templates/source';
import type { LetterContext } from './context';
import { escapeHtml, say } from './liquid';
import { type TicketLine, ticketLines } from './ticket';

export interface Rendered {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** Parts that an admin has worded anew, and whom to tell when one of them cannot be printed: ours is, then. */
export interface Wording {
  readonly source: Partial<Source>;
  readonly onBroken: (part: Part, error: unknown) => void;
}

type Print = (source: string) => string;

const LONGEST_SUBJECT = 200;

const TONES: Readonly<Record<Letter, 'yes' | 'no' | 'wait'>> = {
  held: 'wait',
  offered: 'wait',
  confirmed: 'yes',
  waiting: 'wait',
  moved: 'yes',
  cancelled: 'no',
  refused: 'no',
  expired: 'no',
  payment_received: 'yes',
  payment_failed: 'wait',
  refund_started: 'wait',
  refunded: 'yes',
  refund_failed: 'no',
  reminder: 'yes',
};
const TINTS = {
  yes: 'background:#e3f0e2;color:#16512f',
  no: 'background:#f9e6df;color:#832617',
  wait: 'background:#fdeecb;color:#6a4300',
};

/** Letters that tell a customer the end: what they do next is another booking. */
const LAST: readonly Letter[] = ['cancelled', 'refused', 'expired'];
const OVER: readonly string[] = LAST;

/** One letter as HTML and as plain text. Whatever the context holds comes out as text, never as markup. */
export function renderLetter(wanted: Wanted, context: LetterContext, wording?: Wording): Rendered {
  const { locale, audience, letter, trade } = wanted;
  const catalogue = CATALOGUES[locale];
  const printed = (part: 'subject' | 'html' | 'text') => printPart(part, wanted, context, wording);
  const isLast = LAST.includes(letter);
  const isOver = isLast || (letter.startsWith('refund') && OVER.includes(context.status));
  const lines = ticketLines(catalogue.labels, trade, context);
  const href = isLast && audience === 'customer' ? context.siteLink : context.link;
  const secret = audience === 'customer' && !isLast ? [catalogue.secret] : [];
  const footer = [catalogue.footer[audience], ...secret].join(' ');
  const actions = actionsOf(templateOf(wanted), href);
  const subject = oneLine(printed('subject'));
  const inHtml: Print = (source) => say(source, context, locale, 'html');
  return {
    subject,
    html: pageOf({
      lang: locale,
      dir: locale === 'ar' ? 'rtl' : 'ltr',
      subject: escapeHtml(subject),
      tag: escapeHtml(catalogue.tags[letter]),
      tone: TONES[letter],
      tint: TINTS[TONES[letter]],
      struck: isOver ? 'text-decoration:line-through' : '',
      body: printed('html'),
      actions: actions.map(({ label, href }) => ({ label: escapeHtml(label), href: escapeHtml(href) })),
      title: inHtml('{{ title }}'),
      time: inHtml('{{ time }}'),
      date: inHtml('{{ date }}'),
      zone: inHtml(catalogue.zone),
      lines: lines.map((line) => htmlLine(line, inHtml)),
      footer: escapeHtml(footer),
    }),
    text: plainText(catalogue, (source) => say(source, context, locale, 'text'), printed('text'), lines, {
      actions: actions.map(({ label, href }) => `${label}${catalogue.colon}\n${href}`),
      footer,
      when: catalogue.labels.startsAt[trade] ?? catalogue.labels.startsAt[ANY_TRADE] ?? catalogue.labels.when,
    }),
  };
}

function actionsOf({ action, second }: Template, href: string): Action[] {
  if (action === null) return [];
  if (!second) return [{ label: action, href }];
  return [action, second.action].map((label, place) => ({ label, href: `${href}?ask=${second.asks[place]}` }));
}

/** The same for a phone: a sentence with the private link, and nothing around it. */
export const renderShort = (wanted: Wanted, context: LetterContext, wording?: Wording): string =>
  printPart('sms', wanted, context, wording);

function printPart(part: Part, wanted: Wanted, context: LetterContext, wording: Wording | undefined): string {
  const worded = wording?.source[part];
  if (worded !== undefined) {
    try {
      return print(part, worded, context, wanted.locale);
    } catch (error) {
      wording?.onBroken(part, error);
    }
  }
  return print(part, ownSource(wanted)[part], context, wanted.locale);
}

/** One part of a letter from its Liquid. @throws LiquidError */
export function print(part: Part, source: string, context: LetterContext, locale: Locale): string {
  if (part === 'html') return say(source, context, locale, 'html').replaceAll(/<(p|h[123])\b[^>]*>\s*<\/\1>/g, '');
  if (part === 'sms') return shortText(say(source, context, locale, 'sms'), locale);
  return say(source, context, locale, 'text').replaceAll(/\n\s*\n/g, '\n\n');
}

const htmlLine = ({ label, values, strong }: TicketLine, inHtml: Print) => ({
  label: escapeHtml(label),
  value: values.map(inHtml).join('<br>'),
  size: strong ? '22px;letter-spacing:0.06em' : '16px',
  weight: strong ? 600 : 400,
});

function plainText(
  { labels, colon, zone }: Catalogue,
  inText: Print,
  words: string,
  lines: readonly TicketLine[],
  { actions, footer, when }: { actions: readonly string[]; footer: string; when: string },
): string {
  const ticket = [
    `${labels.what}${colon}${inText('{{ title }}')}`,
    `${labels.when}${colon}${inText('{{ date }}')}`,
    `${when}${colon}${inText('{{ time }}')} (${inText(zone)})`,
    ...lines.map(({ label, values }) => `${label}${colon}${values.map(inText).join(', ')}`),
  ];
  return [words, ...actions, ticket.join('\n'), `-- \n${footer}`].join('\n\n');
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST_SUBJECT);
