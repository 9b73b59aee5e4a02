import fc from 'fast-check';
import { isolated, leftToRight } from '../domain/direction';
import { type Line, typeset } from './typeset';

const SETTING = { size: 10, bold: false, direction: 'ltr' } as const;
const WIDE = 10_000;
const ARABIC = /\p{Script=Arabic}/u;

/** As the eye goes over a line from left to right; Arabic words are spelled as they are read. */
const seen = (text: string, direction: 'ltr' | 'rtl'): string =>
  typeset(text, WIDE, { ...SETTING, direction })
    .map(({ pieces }) => pieces.map((piece) => piece.text).join('|'))
    .join('\n');

describe('a line', () => {
  it.each([
    ['ltr', 'Tunis – Moncef Bey', 'Tunis – Moncef Bey'],
    ['rtl', 'الوصول على الساعة 16:45', '16:45 |الساعة| |على| |الوصول'],
    ['rtl', `بتوقيت ${isolated('Tunis')} (${leftToRight('UTC+1')})`, '(UTC+1) Tunis |بتوقيت'],
    ['rtl', leftToRight('+216 71 123 456'), '+216 71 123 456'],
    ['ltr', isolated('محمد (علي) Dupont 12'), 'Dupont 12 (|علي|) |محمد'],
    ['rtl', `${isolated('Jean (dit) Dupont')}، مقعد 3`, '3 |مقعد| |،|Jean (dit) Dupont'],
    ['rtl', isolated('قاعة ١٢'), '١|٢| |قاعة'],
    ['ltr', isolated('Şahin Ömer'), 'Ş|ahin Ömer'],
  ] as const)('set %s puts %j in the order in which it is seen', (direction, text, expected) => {
    expect(seen(text, direction)).toBe(expected);
  });

  it('shows what no font of ours has as missing, and marks of direction not at all', () => {
    expect(seen('a漢b😀c\u200Fd\u202Ee', 'ltr')).toBe('a?b?cde');
  });

  it('turns nothing around a name, whatever stands in it', () => {
    const name = fc.string({ unit: 'binary', maxLength: 30 });
    fc.assert(
      fc.property(name, (typed) => {
        expect(seen(`A ${isolated(typed)} Z`, 'ltr')).toMatch(/^A[\s\S]*Z$/);
        expect(seen(`${isolated('A')} 7 ${isolated(typed)} ${isolated('Z')}`, 'rtl')).toMatch(/^Z[\s\S]*A$/);
      }),
    );
  });
});

describe('a paragraph', () => {
  const word = fc.oneof(fc.stringMatching(/^[a-zA-Z0-9()é.'-]{1,25}$/), fc.stringMatching(/^[ء-ي]{1,25}$/));
  const paragraph = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
  const widths = fc.integer({ min: 40, max: 400 });
  const directions = fc.constantFrom('ltr', 'rtl');
  const spelled = (lines: readonly Line[]): string =>
    [...lines.flatMap(({ pieces }) => pieces.map(({ text }) => text)).join('')]
      .filter((letter) => letter !== ' ')
      .map((letter) => ({ '(': ')' })[letter] ?? letter)
      .sort()
      .join('');

  it('fits into its width and keeps every letter', () => {
    fc.assert(
      fc.property(paragraph, widths, directions, (text, width, direction) => {
        const lines = typeset(text, width, { ...SETTING, direction });
        for (const line of lines) expect(line.width).toBeLessThanOrEqual(width);
        expect(spelled(lines)).toBe(spelled(typeset(text, WIDE, { ...SETTING, direction })));
        expect(spelled(lines)).toHaveLength(text.replaceAll(' ', '').length);
      }),
    );
  });

  it('puts into no line what is read after the next one', () => {
    const numbered = fc
      .integer({ min: 2, max: 30 })
      .map((count) => Array.from({ length: count }, (_, i) => `w${i + 10}`));
    fc.assert(
      fc.property(numbered, widths, (words, width) => {
        const lines = typeset(words.join(' '), width, SETTING).map(({ pieces }) =>
          pieces.map(({ text }) => text).join(''),
        );
        expect(lines.join(' ')).toBe(words.join(' '));
      }),
    );
  });

  it('joins Arabic letters: every word is handed to the font as it is read', () => {
    const pieces = typeset('محطة الحافلات', WIDE, { ...SETTING, direction: 'rtl' }).flatMap((line) => line.pieces);
    expect(pieces.filter(({ text }) => ARABIC.test(text)).map(({ text }) => text)).toEqual(['الحافلات', 'محطة']);
  });
});
