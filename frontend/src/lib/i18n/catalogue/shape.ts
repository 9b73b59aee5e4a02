import type { French } from './fr';

/** The forms of one message, by the plural category of its `count`. */
export type PluralForms = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/** What another language must have when French is the source. */
type Translated<Source> = {
  [Key in keyof Source]: Source[Key] extends string
    ? string
    : Source[Key] extends { other: string }
      ? PluralForms
      : Translated<Source[Key]>;
};

export type Catalogue = Translated<French>;
export type Section<Name extends keyof French> = Catalogue[Name];
