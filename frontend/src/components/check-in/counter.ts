import { createContext, useContext } from 'react';
import type { Desk } from '../../lib/check-in/desk';
import type { Section } from '../../lib/i18n/catalogue/shape';
import type { Format } from '../../lib/i18n/format';
import type { Language } from '../../lib/i18n/languages';

export type Words = Section<'checkIn'>;

/** What every part of the page has at hand. */
export interface Counter {
  desk: Desk;
  trip: string | null;
  openedAt: string;
  words: Words;
  language: Language;
  /** For `Intl`. */
  locale: string;
  format: Format;
}

export const CounterContext = createContext<Counter | null>(null);

export function useCounter(): Counter {
  const counter = useContext(CounterContext);
  if (!counter) throw new Error('This part belongs inside the check-in page.');
  return counter;
}

/** A message with its values; each keeps its own direction inside an Arabic sentence. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => `\u2068${values[name] ?? ''}\u2069`);
}
