import fc from 'fast-check';
import { codeFrom, normalizeCode } from './code';

const bytes = fc.uint8Array({ minLength: 8, maxLength: 32 });
const usable = fc.array(fc.integer({ min: 0, max: 242 }), { minLength: 8, maxLength: 8 });

describe('a code', () => {
  it('can be read over the phone: eight letters and digits, none of them a vowel or a look-alike', () => {
    fc.assert(
      fc.property(usable, (all) => {
        expect(codeFrom(Uint8Array.from(all))).toMatch(/^[2-9BCDFGHJKMNP-TV-XZ]{4}-[2-9BCDFGHJKMNP-TV-XZ]{4}$/);
      }),
    );
  });

  it('favours no letter', () => {
    const counts = new Map<string, number>();
    for (let byte = 0; byte < 256; byte += 1) {
      const letter = codeFrom(new Uint8Array(8).fill(byte))?.[0];
      if (letter) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
    expect(counts.size).toBe(27);
    expect(new Set(counts.values())).toEqual(new Set([9]));
  });

  it('is not made from too few usable bytes, rather than made shorter', () => {
    fc.assert(
      fc.property(bytes, (all) => {
        const enough = all.filter((byte) => byte < 243).length >= 8;
        expect(codeFrom(all) !== undefined).toBe(enough);
      }),
    );
  });

  it('is recognised however a person types it', () => {
    const separators = fc.array(fc.constantFrom('', ' ', '-', ' - ', '.'), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(usable, separators, fc.boolean(), (all, between, small) => {
        const code = codeFrom(Uint8Array.from(all)) as string;
        const letters = code.replace('-', '').split('');
        const typed = letters.map((letter, i) => `${between[i]}${letter}`).join('') + between[8];
        expect(normalizeCode(small ? typed.toLowerCase() : typed)).toBe(code);
      }),
    );
  });

  it('stays as it is when it is normalized again, also when it is none', () => {
    fc.assert(fc.property(fc.string(), (typed) => normalizeCode(normalizeCode(typed)) === normalizeCode(typed)));
  });
});
