import { segmentsOf, shortText } from './sms';

describe('a text for a phone', () => {
  it('says in letters of one septet what French and English say, and leaves Arabic alone', () => {
    expect(shortText('Gardé jusqu’à 7\u00a0h\u202f30 : « Tunis – Moncef Bey → Sousse »…', 'fr')).toBe(
      'Gardé jusqu\'à 7 h 30 : "Tunis - Moncef Bey > Sousse"...',
    );
    expect(shortText('Être sûr, ça va', 'fr')).toBe('Etre sur, ca va');
    expect(shortText('تأكّد حجزكم – 7', 'ar')).toBe('تأكّد حجزكم – 7');
    expect(shortText('أمل', 'fr')).toBe('أمل');
  });

  it.each([
    ['', 0],
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['a'.repeat(306), 2],
    ['a'.repeat(307), 3],
    [`${'a'.repeat(158)}€`, 1],
    [`${'a'.repeat(159)}€`, 2],
    ['ê'.repeat(70), 1],
    ['ê'.repeat(71), 2],
    ['م'.repeat(135), 3],
  ])('is counted as operators do: %#', (text, segments) => {
    expect(segmentsOf(text)).toBe(segments);
  });
});
