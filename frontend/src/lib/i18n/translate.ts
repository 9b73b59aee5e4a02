import { ar } from './catalogue/ar';
import { en } from './catalogue/en';
import { type French, fr } from './catalogue/fr';
import type { Catalogue, PluralForms } from './catalogue/shape';
import { type Language, languageSettings } from './languages';
import { pluralForm } from './plural';

export const catalogues: Record<Language, Catalogue> = { fr, en, ar };

type Join<Head extends string, Tail extends string> = `${Head}.${Tail}`;
type KeysOf<T> = {
  [K in keyof T & string]: T[K] extends string | { other: string } ? K : Join<K, KeysOf<T[K]>>;
}[keyof T & string];
type At<T, K extends string> = K extends `${infer Head}.${infer Tail}`
  ? Head extends keyof T
    ? At<T[Head], Tail>
    : never
  : K extends keyof T
    ? T[K]
    : never;
type Placeholders<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholders<Rest> : never;
type NamesIn<Leaf> = Leaf extends string
  ? Placeholders<Leaf>
  : Leaf extends { other: infer Text }
    ? 'count' | Placeholders<Text>
    : never;

type MessageKey = KeysOf<French>;
type Values<K extends MessageKey> = [NamesIn<At<French, K>>] extends [never]
  ? []
  : [values: { [Name in NamesIn<At<French, K>>]: Name extends 'count' ? number : string | number }];
export type Translate = <K extends MessageKey>(key: K, ...values: Values<K>) => string;

/** A function that gives the words of one language; its keys and values are checked by the compiler against French. */
export function translator(language: Language): Translate {
  const { locale, direction } = languageSettings[language];
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  return (key, ...[values]) => {
    const given: Record<string, string | number> = values ?? {};
    const leaf = leafAt(catalogues[language], key);
    const text = typeof leaf === 'string' ? leaf : pluralForm(leaf, plurals, Number(given.count));
    return text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = given[name];
      if (typeof value === 'number') return numbers.format(value);
      return direction === 'rtl' ? isolated(value ?? '') : (value ?? '');
    });
  };
}

/** A name in Latin letters keeps its own order inside an Arabic sentence, commas and all. */
function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

function leafAt(catalogue: Catalogue, key: string): string | PluralForms {
  const found = key.split('.').reduce<unknown>((node, part) => (node as Record<string, unknown>)[part], catalogue);
  return found as string | PluralForms;
}
