import type { Language } from './words';

/** GSM 03.38: what one septet, and what two, can say. */
const GSM = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const GSM_EXTENDED = new Set('^{}\\[~]|€');

/** Signs that would turn a whole message into the long form, with what says the same. */
const PLAIN: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '→': '>',
  '…': '...',
  œ: 'oe',
  Œ: 'OE',
  ç: 'c',
};

/**
 * A text as it goes to a phone: single spaces, and in French and English the letters that cost one septet. A single `ê`
 * would halve what fits into a message.
 */
export function shortText(text: string, language: Language): string {
  const spaced = text.replaceAll(/\s+/gu, ' ').trim();
  return language === 'ar' ? spaced : Array.from(spaced.replaceAll(/« ?| ?»/g, '"'), plain).join('');
}

function plain(character: string): string {
  if (GSM.has(character) || GSM_EXTENDED.has(character)) return character;
  if (character in PLAIN) return PLAIN[character] as string;
  return /\p{Script=Latin}/u.test(character) ? character.normalize('NFD').replaceAll(/\p{M}/gu, '') : character;
}

/** How many messages a text is, as operators count and charge: 160 or 70 signs, fewer in each part of several. */
export function segmentsOf(text: string): number {
  const characters = Array.from(text);
  const isGsm = characters.every((character) => GSM.has(character) || GSM_EXTENDED.has(character));
  const length = isGsm
    ? characters.reduce((sum, character) => sum + (GSM_EXTENDED.has(character) ? 2 : 1), 0)
    : text.length;
  const [alone, part] = isGsm ? [160, 153] : [70, 67];
  return length <= alone ? Math.min(1, length) : Math.ceil(length / part);
}
