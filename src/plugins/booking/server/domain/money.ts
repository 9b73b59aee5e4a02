import type { Money } from './types';

/**
 * Currencies whose number of decimals is not two. ISO 4217, list one; Intl follows usage instead (no decimals for the dinar
 * of Iraq, the forint, the rupiah), which changes from one release to the next and would change what stored amounts mean.
 */
const DECIMALS: ReadonlyMap<string, number> = new Map([
  ...['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF'].map((code) => [code, 0] as const),
  ...['UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF'].map((code) => [code, 0] as const),
  ...['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'].map((code) => [code, 3] as const),
  ...['CLF', 'UYW'].map((code) => [code, 4] as const),
]);

const formats = new Map<string, Intl.NumberFormat>();

/** Making a format takes a hundred times longer than using it, and mails leave by the thousand. */
function formatOf(locale: string, currency: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  const known = formats.get(key);
  if (known) return known;
  const digits = decimalsOf(currency);
  const made = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  formats.set(key, made);
  return made;
}

/** Digits behind the point: 3 for TND, 2 for EUR, 0 for JPY. */
export const decimalsOf = (currency: string): number => DECIMALS.get(currency) ?? 2;

/** As the customer reads it in their language: `25,000 TND` in French. */
export const formatMoney = ({ amount, currency }: Money, locale: string): string =>
  formatOf(locale, currency).format(amount / 10 ** decimalsOf(currency));
