import { decimalsOf } from '../../server/domain/money';

/**
 * What a person typed as an amount in major units, in minor units: `12.5`, `12,5` and `12,500` TND are all 12500.
 * The last point or comma is the decimal one; spaces, and separators before it, only group digits.
 * @returns null when it is no amount, or has more decimals than the currency
 */
export function parseMoney(typed: string, currency: string): number | null {
  const text = typed.replaceAll(/[\s\u00a0\u202f']/g, '');
  if (!/^\d[\d.,]*$|^[.,]\d+$/.test(text)) return null;
  const at = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  const whole = (at === -1 ? text : text.slice(0, at)).replaceAll(/[.,]/g, '');
  const fraction = at === -1 ? '' : text.slice(at + 1);
  const decimals = decimalsOf(currency);
  if (fraction.length > decimals) return null;
  const amount = Number(`${whole}${fraction.padEnd(decimals, '0')}`);
  return Number.isSafeInteger(amount) ? amount : null;
}

/** An amount as one types it, `12,500` in French: no currency, no grouping. */
export function moneyDigits(amount: number, currency: string, locale: string): string {
  const digits = decimalsOf(currency);
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: false,
    numberingSystem: 'latn',
  }).format(amount / 10 ** digits);
}
