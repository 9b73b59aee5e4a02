import type { PluralForms } from './catalogue/shape';

/**
 * The form that fits a count, with the count in it. An exact zero has its own words when the language gives them,
 * whatever its plural rules say.
 */
export function pluralText(forms: PluralForms, locale: string, count: number): string {
  const text = pluralForm(forms, new Intl.PluralRules(locale), count);
  return text.replaceAll('{count}', new Intl.NumberFormat(locale).format(count));
}

export function pluralForm(forms: PluralForms, rules: Intl.PluralRules, count: number): string {
  if (count === 0 && forms.zero !== undefined) return forms.zero;
  return forms[rules.select(count)] ?? forms.other;
}
