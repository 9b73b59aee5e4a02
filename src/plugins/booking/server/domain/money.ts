import type { Money } from './types';

/** Digits behind the point: 3 for TND, 2 for EUR, 0 for JPY. Source: ISO 4217, through Intl. */
export const decimalsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** As the customer reads it in their language: `25,000 TND` in French. */
export const formatMoney = ({ amount, currency }: Money, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount / 10 ** decimalsOf(currency));
