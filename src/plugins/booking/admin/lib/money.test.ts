import { moneyDigits, parseMoney } from './money';

describe('an amount typed at the counter', () => {
  it.each([
    ['12.5', 12_500],
    ['12,5', 12_500],
    ['12,500', 12_500],
    ['12.500', 12_500],
    ['12', 12_000],
    ['0,05', 50],
    ['.5', 500],
    ['12.', 12_000],
    ['1 250,5', 1_250_500],
    ['1,250.5', 1_250_500],
    [' 7 ', 7_000],
  ])('reads %s TND in millimes', (typed, amount) => {
    expect(parseMoney(typed, 'TND')).toBe(amount);
  });

  it.each(['', '12.5000', 'abc', '-3', '1e3', '12,5 TND', '.', '99999999999999999'])('refuses "%s"', (typed) => {
    expect(parseMoney(typed, 'TND')).toBeNull();
  });

  it('takes the number of decimals from the currency', () => {
    expect(parseMoney('12,5', 'EUR')).toBe(1250);
    expect(parseMoney('12,505', 'EUR')).toBeNull();
    expect(parseMoney('12', 'JPY')).toBe(12);
    expect(parseMoney('12,5', 'JPY')).toBeNull();
  });

  it('shows what it reads', () => {
    for (const locale of ['fr', 'en']) {
      for (const amount of [0, 50, 12_500, 1_250_500]) {
        expect(parseMoney(moneyDigits(amount, 'TND', locale), 'TND')).toBe(amount);
      }
    }
    expect(moneyDigits(12_500, 'TND', 'fr')).toBe('12,500');
  });
});
