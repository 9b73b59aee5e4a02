/** No vowels and no look-alikes (0 O, 1 I L): a code can be read over the phone and spells no word. */
const ALPHABET = '23456789BCDFGHJKMNPQRSTVWXZ';
const LENGTH = 8;

/**
 * Turns random bytes into a booking's human code, `K7QF-3MXD` (27^8, some 2.8 * 10^11 of them).
 * @param bytes at least 8 random bytes; bytes of 243 and more are skipped so that no letter is favoured
 * @returns the code, or undefined when too few bytes were usable
 */
export function codeFrom(bytes: Uint8Array): string | undefined {
  const letters: string[] = [];
  for (const byte of bytes) {
    if (byte < 243) letters.push(ALPHABET[byte % ALPHABET.length] as string);
    if (letters.length === LENGTH) return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
  }
  return undefined;
}

/** What a person typed as a code, in the stored form; tolerates case, spaces and a missing dash. */
export function normalizeCode(typed: string): string {
  const letters = typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
  return letters.length === LENGTH ? `${letters.slice(0, 4)}-${letters.slice(4)}` : letters;
}
