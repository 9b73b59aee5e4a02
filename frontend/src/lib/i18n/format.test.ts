import type { LocalDate } from '../time/local-date';
import { formatter } from './format';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').replace(/[\u200e\u200f]/g, '');

describe('money', () => {
  it('has the decimals of its currency', () => {
    const { money } = formatter('en');
    expect(plain(money({ amount: 12500, currency: 'TND' }))).toBe('TND 12.500');
    expect(plain(money({ amount: 12500, currency: 'EUR' }))).toBe('€125.00');
    expect(plain(money({ amount: 12500, currency: 'JPY' }))).toBe('¥12,500');
  });

  it('is written as each language writes it', () => {
    expect(plain(formatter('fr').money({ amount: 5, currency: 'TND' }))).toBe('0,005 DT');
    expect(plain(formatter('ar').money({ amount: 12500, currency: 'TND' }))).toBe('12,500 د.ت.');
  });

  it('is exact where a floating number would not be', () => {
    expect(plain(formatter('en').money({ amount: Number.MAX_SAFE_INTEGER, currency: 'TND' }))).toBe(
      'TND 9,007,199,254,740.991',
    );
  });
});

describe('the time at a venue', () => {
  const { time, day } = formatter('fr');

  it('is that of its zone, on 24 hours', () => {
    expect(time('2026-11-20T14:30:00Z', 'Africa/Tunis')).toBe('15:30');
    expect(time('2026-11-20T23:15:00Z', 'Africa/Tunis')).toBe('00:15');
    expect(day('2026-11-20T23:15:00Z', 'Africa/Tunis')).toBe('samedi 21 novembre');
  });

  it('follows the change of clocks', () => {
    expect(time('2026-10-25T00:30:00Z', 'Europe/Paris')).toBe('02:30');
    expect(time('2026-10-25T01:30:00Z', 'Europe/Paris')).toBe('02:30');
    expect(time('2026-03-29T01:00:00Z', 'Europe/Paris')).toBe('03:00');
    expect(time('2026-10-03T15:30:00Z', 'Australia/Lord_Howe')).toBe('02:30');
  });

  it('keeps figures that everyone reads, in Arabic too', () => {
    expect(formatter('ar').time('2026-11-20T14:30:00Z', 'Africa/Tunis')).toBe('15:30');
  });
});

it('names a date without moving it to another zone', () => {
  expect(formatter('en').date('2026-11-20' as LocalDate)).toBe('Friday 20 November');
});

it('says a duration in hours and minutes', () => {
  expect(plain(formatter('fr').duration(135))).toMatch(/2\s?h\s?15\s?min/);
});
