import { Liquid, type Template } from 'liquidjs';
import type { Locale } from '../../../booking/server/port';
import { needsIsolation } from '../domain/words';
import { styled } from '../templates/layout';

/** How a value is made harmless: for HTML, for plain text, for a phone. */
export type Medium = 'html' | 'text' | 'sms';

/**
 * What wordings may do: ask, name and leave out. Nothing that repeats, reads files or gets past escaping; what is not
 * there cannot be misused, and a wording that asks for it is refused like any other mistake.
 */
const TAGS = new Set(['if', 'unless', 'case', 'assign', 'comment', '#']);
const NO_FILTERS = ['raw'];

const STRICT = {
  strictFilters: true,
  strictVariables: true,
  lenientIf: true,
  ownPropertyOnly: true,
  templates: {},
  parseLimit: 100_000,
  renderLimit: 1000,
  memoryLimit: 1_000_000,
};

/** Kept for as long as wordings change seldom; begun anew when there are more than all letters together. */
const MOST_PARSED = 1000;

const VALUE_ALONE = /^\{\{ (\w+) \}\}$/;

interface Kept {
  readonly engine: Liquid;
  readonly harmless: (value: unknown) => string;
  readonly parsed: Map<string, Template[]>;
}

const kept = new Map<string, Kept>();

export const engineFor = (locale: Locale, medium: Medium): Liquid => keptFor(locale, medium).engine;

/** @throws LiquidError with the place of the mistake */
export function say(source: string, context: object, locale: Locale, medium: Medium): string {
  const { engine, parsed, harmless } = keptFor(locale, medium);
  // A value alone, as on the lines of a ticket, is a tenth of the work without Liquid.
  const [, name = ''] = VALUE_ALONE.exec(source) ?? [];
  if (Object.hasOwn(context, name)) return harmless(context[name as never]).trim();
  let template = parsed.get(source);
  if (!template) {
    template = engine.parse(medium === 'html' ? styled(source) : source);
    if (parsed.size >= MOST_PARSED) parsed.clear();
    parsed.set(source, template);
  }
  return String(engine.renderSync(template, context)).trim();
}

function keptFor(locale: Locale, medium: Medium): Kept {
  const key = `${locale} ${medium}`;
  const found = kept.get(key) ?? create(locale, medium);
  kept.set(key, found);
  return found;
}

function create(locale: Locale, medium: Medium): Kept {
  const print = { html: inHtml, text: inText, sms: (value: string) => value }[medium];
  const harmless = (value: unknown): string => print(withoutControls(String(value ?? '')), locale);
  const engine = new Liquid({ ...STRICT, outputEscape: harmless });
  for (const tag of Object.keys(engine.tags)) if (!TAGS.has(tag)) delete engine.tags[tag];
  for (const filter of NO_FILTERS) delete engine.filters[filter];
  return { engine, harmless, parsed: new Map() };
}

/** Values are isolated where they could turn the words around them: an address in an Arabic sentence, or the reverse. */
const isIsolated = (value: string, locale: Locale): boolean =>
  needsIsolation(value, locale) && !/^https?:\/\/\S+$/.test(value);

/** A booking's code is read out at a counter, and a number is dialled: they stay on one line. */
const CODE_OR_PHONE = /^([0-9A-Z]{4}-[0-9A-Z]{4}|\+[\d ]{6,24})$/;

function inHtml(value: string, locale: Locale): string {
  if (CODE_OR_PHONE.test(value)) return `<bdi style="white-space:nowrap">${value}</bdi>`;
  return isIsolated(value, locale) ? `<bdi>${escapeHtml(value)}</bdi>` : escapeHtml(value);
}

const inText = (value: string, locale: Locale): string => (isIsolated(value, locale) ? `\u2068${value}\u2069` : value);

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
};
export const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] as string);

/** Line breaks and the marks that turn the direction of text are for us to set. */
const withoutControls = (text: string): string => text.replaceAll(/[\p{Cc}\u2028-\u202E\u2066-\u2069]+/gu, ' ');
