import { preferredLanguage } from './languages';
import { translator } from './translate';

describe('words with a count', () => {
  it('knows the six Arabic forms', () => {
    const t = translator('ar');
    const said = [0, 1, 2, 3, 11, 100].map((count) => t('trips.seatsLeftLong', { count }));
    expect(said).toEqual(['مكتمل', 'بقي مقعد واحد', 'بقي مقعدان', 'بقيت 3 مقاعد', 'بقي 11 مقعدًا', 'بقي 100 مقعد']);
  });

  it('gives an exact zero its own words', () => {
    expect(translator('fr')('trips.seatsLeft', { count: 0 })).toBe('Complet');
    expect(translator('en')('seats.soldOutTitle', { count: 0 })).toBe('The last seat has just gone');
  });

  it('counts in French and English', () => {
    expect(translator('fr')('trips.seatsLeft', { count: 1 })).toBe('1 place');
    expect(translator('fr')('trips.seatsLeft', { count: 8 })).toBe('8 places');
    expect(translator('en')('trips.results.count', { count: 1 })).toBe('1 departure');
  });
});

it('keeps a Latin name together inside an Arabic sentence', () => {
  expect(translator('ar')('trips.results.zone', { city: 'Tunis' })).toContain('\u2068Tunis\u2069');
});

describe('the language of a visitor who names none', () => {
  it.each([
    ['en-US,en;q=0.9', 'en'],
    ['de,ar-TN;q=0.8,en;q=0.5', 'ar'],
    ['en;q=0.4,fr;q=0.7', 'fr'],
    ['en;q=0, de', 'fr'],
    ['', 'fr'],
    [null, 'fr'],
  ] as const)('is read from %s', (header, expected) => {
    expect(preferredLanguage(header)).toBe(expected);
  });
});
