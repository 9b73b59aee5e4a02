import type { Money } from './types';

const formats = new Map<string, Intl.NumberFormat>();
const decimals = new Map<string, number>();

/** Making a format takes a hundred times longer than using it, and mails leave by the thousand. */
function formatOf(locale: string, currency: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, { style: 'currency', currency });
  formats.set(key, made);
  return made;
}

/** Digits behind the point: 3 for TND, 2 for EUR, 0 for JPY. Source: ISO 4217, through Intl. */
export function decimalsOf(currency: string): number {
  const known = decimals.get(currency) ?? formatOf('en', currency).resolvedOptions().maximumFractionDigits ?? 2;
  decimals.set(currency, known);
  return known;
}

/** As the customer reads it in their language: `25,000 TND` in French. */
export const formatMoney = ({ amount, currency }: Money, locale: string): string =>
  formatOf(locale, currency).format(amount / 10 ** decimalsOf(currency));
