import { Liquid, type Template } from 'liquidjs';
import type { Locale } from '../../../booking/server/port';
import { needsIsolation } from '../domain/words';

/** How a value is made harmless: for HTML, for plain text, for a phone. */
export type Medium = 'html' | 'text' | 'sms';

/**
 * What wordings may do: ask, name and leave out. Nothing that repeats, reads files or gets past escaping; what is not
 * there cannot be misused, and a wording that asks for it is refused like any other mistake.
 */
const TAGS = new Set(['if', 'unless', 'case', 'assign', 'comment', '#']);
const NO_FILTERS = ['raw'];

export const STRICT = {
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

interface Kept {
  readonly engine: Liquid;
  readonly parsed: Map<string, Template[]>;
}

const kept = new Map<string, Kept>();

export const engineFor = (locale: Locale, medium: Medium): Liquid => keptFor(locale, medium).engine;

/** @throws LiquidError with the place of the mistake */
export function say(source: string, context: object, locale: Locale, medium: Medium): string {
  const { engine, parsed } = keptFor(locale, medium);
  const template = parsed.get(source) ?? engine.parse(source);
  if (parsed.size >= MOST_PARSED) parsed.clear();
  parsed.set(source, template);
  return String(engine.renderSync(template, context)).trim();
}

function keptFor(locale: Locale, medium: Medium): Kept {
  const key = `${locale} ${medium}`;
  const found = kept.get(key) ?? { engine: createEngine(locale, medium), parsed: new Map() };
  kept.set(key, found);
  return found;
}

function createEngine(locale: Locale, medium: Medium): Liquid {
  const print = { html: inHtml, text: inText, sms: (value: string) => value }[medium];
  const outputEscape = (value: unknown): string => print(withoutControls(String(value ?? '')), locale);
  const engine = new Liquid({ ...STRICT, outputEscape });
  for (const tag of Object.keys(engine.tags)) if (!TAGS.has(tag)) delete engine.tags[tag];
  for (const filter of NO_FILTERS) delete engine.filters[filter];
  return engine;
}

/** Values are isolated where they could turn the words around them: an address in an Arabic sentence, or the reverse. */
const isIsolated = (value: string, locale: Locale): boolean =>
  needsIsolation(value, locale) && !/^https?:\/\/\S+$/.test(value);

const inHtml = (value: string, locale: Locale): string =>
  isIsolated(value, locale) ? `<bdi>${escapeHtml(value)}</bdi>` : escapeHtml(value);

const inText = (value: string, locale: Locale): string => (isIsolated(value, locale) ? `\u2068${value}\u2069` : value);

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
