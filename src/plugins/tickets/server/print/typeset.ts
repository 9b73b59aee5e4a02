/// <reference path="./packages.d.ts" />
import bidiFactory, { type Levels } from 'bidi-js';
import { type Face, faceFor } from './faces';

/**
 * pdfmake joins Arabic letters and sets everything from left to right. Here lines are broken as they are read, their
 * pieces put in the order in which they are seen (UAX #9), and each piece is given the font that has its letters.
 */

const bidi = bidiFactory();

/** Letters that stand together from left to right on the page; within Arabic, as they are read: the font turns them. */
export interface Piece {
  readonly text: string;
  readonly face: Face;
}

export interface Line {
  readonly pieces: readonly Piece[];
  /** In points. */
  readonly width: number;
}

export interface Setting {
  readonly size: number;
  readonly bold: boolean;
  readonly direction: 'ltr' | 'rtl';
}

/** Letters of the script, and the signs and marks that are set among them. */
const ARABIC = /\p{Script_Extensions=Arabic}|\p{M}/u;
/** Marks that steer the direction of text and print nothing. */
const UNSEEN = /[\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/;
const MISSING = '?';

/** Breaks a paragraph into lines of this width, at spaces where there are any. */
export function typeset(paragraph: string, width: number, setting: Setting): Line[] {
  const text = printable(paragraph, setting.bold);
  const levels = bidi.getEmbeddingLevels(text, setting.direction);
  return breakLines(text, width, setting).map(([start, end]) => lineOf(text, levels, start, end, setting));
}

/** The largest of these sizes in which a paragraph takes no more than so many lines, or else the smallest. */
export function fitInto(
  paragraph: string,
  width: number,
  { sizes, lines, ...setting }: Omit<Setting, 'size'> & { sizes: readonly number[]; lines: number },
): { size: number; lines: Line[] } {
  const tried = sizes.map((size) => ({ size, lines: typeset(paragraph, width, { ...setting, size }) }));
  return tried.find((attempt) => attempt.lines.length <= lines) ?? (tried.at(-1) as (typeof tried)[number]);
}

/** Letters that no font of ours has are shown as missing; spaces of all widths become two: one that breaks, one that does not. */
function printable(paragraph: string, bold: boolean): string {
  const spaced = paragraph.replaceAll(/[\u00A0\u202F\u2007]/g, '\u00A0').replaceAll(/[^\S\u00A0]+/g, ' ');
  return Array.from(spaced, (letter) => (UNSEEN.test(letter) || faceFor(letter, bold) ? letter : MISSING)).join('');
}

/** First and last index of each line. */
function breakLines(text: string, width: number, setting: Setting): [number, number][] {
  const lines: [number, number][] = [];
  let start = 0;
  let end = 0;
  for (const { index, 0: word } of text.matchAll(/ *[^ ]+/g)) {
    const until = index + word.length;
    if (widthOf(text.slice(start, until), setting) <= width) {
      end = until;
      continue;
    }
    if (end > start) lines.push([start, end - 1]);
    start = text.indexOf(word.trimStart(), index);
    while (widthOf(text.slice(start, until), setting) > width) {
      const cut = start + fitting(text.slice(start, until), width, setting);
      lines.push([start, cut - 1]);
      start = cut;
    }
    end = until;
  }
  return end > start ? [...lines, [start, end - 1]] : lines;
}

/** How much of a word that is wider than a line fits into one: whole letters with their marks, at least one. */
function fitting(word: string, width: number, setting: Setting): number {
  let length = 0;
  for (const { index, segment } of new Intl.Segmenter().segment(word)) {
    if (length > 0 && widthOf(word.slice(0, index + segment.length), setting) > width) break;
    length = index + segment.length;
  }
  return length;
}

interface Run {
  readonly face: Face;
  readonly isTurned: boolean;
  readonly letters: string[];
}

function lineOf(text: string, levels: Levels, start: number, end: number, { bold, size }: Setting): Line {
  const runs: Run[] = [];
  for (const index of bidi.getReorderedIndices(text, levels, start, end).slice(start, end + 1)) {
    const isRightToLeft = ((levels.levels[index] as number) & 1) === 1;
    const plain = text[index] as string;
    if (UNSEEN.test(plain)) continue;
    const letter = (isRightToLeft && bidi.getMirroredCharacter(plain)) || plain;
    append(runs, letter, faceFor(letter, bold) as Face, isRightToLeft);
  }
  const pieces = runs.map(({ face, isTurned, letters }) => ({
    face,
    text: (isTurned ? letters.reverse() : letters).join(''),
  }));
  return { pieces, width: pieces.reduce((sum, piece) => sum + widthOfPiece(piece, size), 0) };
}

/** The font lays a run of Arabic letters from right to left by itself; the script's digits it must not. */
function append(runs: Run[], letter: string, face: Face, isRightToLeft: boolean): void {
  const isTurned = isRightToLeft && ARABIC.test(letter);
  const standsAlone = !isRightToLeft && ARABIC.test(letter);
  const last = runs.at(-1);
  if (last && last.face === face && last.isTurned === isTurned && !standsAlone) last.letters.push(letter);
  else runs.push({ face, isTurned, letters: [letter] });
}

const widthOfPiece = ({ text, face: { font } }: Piece, size: number): number =>
  (font.layout(text).advanceWidth * size) / font.unitsPerEm;

/** As wide as it will be set: by runs of one font, since letters join and kern within them. */
function widthOf(text: string, { size, bold }: Setting): number {
  const runs: Run[] = [];
  for (const letter of text) {
    if (!UNSEEN.test(letter)) append(runs, letter, faceFor(letter, bold) as Face, true);
  }
  return runs.reduce((sum, { face, letters }) => sum + widthOfPiece({ face, text: letters.join('') }, size), 0);
}
