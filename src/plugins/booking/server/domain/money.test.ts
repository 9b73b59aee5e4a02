import fc from 'fast-check';
import { decimalsOf, formatMoney } from './money';

const amount = fc.integer({ min: 0, max: 2_147_483_647 });

describe('money', () => {
  it.each([
    ['TND', 3],
    ['EUR', 2],
    ['JPY', 0],
    ['IQD', 3],
    ['HUF', 2],
  ])('in %s has %i digits behind the point', (currency, decimals) => {
    expect(decimalsOf(currency)).toBe(decimals);
  });

  it.each([
    [{ amount: 12_500, currency: 'TND' }, 'en', '12.500'],
    [{ amount: 12_500, currency: 'TND' }, 'fr', '12,500'],
    [{ amount: 12_500, currency: 'EUR' }, 'fr', '125,00'],
    [{ amount: 12_500, currency: 'JPY' }, 'en', '12,500'],
    [{ amount: 5, currency: 'TND' }, 'en', '0.005'],
  ])('%j reads in %s as %s', (money, locale, text) => {
    expect(formatMoney(money, locale)).toContain(text);
  });

  it('shows every minor unit, in each currency and language: nothing is rounded away', () => {
    const languages = fc.constantFrom('en', 'fr', 'ar-TN');
    fc.assert(
      fc.property(amount, fc.constantFrom('TND', 'EUR', 'JPY', 'IQD', 'HUF'), languages, (value, currency, locale) => {
        const digits = formatMoney({ amount: value, currency }, locale).replaceAll(/\D/g, '');
        expect(digits).toBe(String(value).padStart(decimalsOf(currency) + 1, '0'));
      }),
    );
  });
});
