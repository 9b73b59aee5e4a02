/// <reference path="./packages.d.ts" />
import fs from 'node:fs';
import { create, type Font } from 'fontkit';
import { unpackWoff } from './woff';

const sans = (script: string) => `@fontsource/ibm-plex-sans/files/ibm-plex-sans-${script}`;

/** One family in the parts that its packages cut it into; a letter is set in the first that has it. */
const PARTS = {
  latin: sans('latin'),
  'latin-ext': sans('latin-ext'),
  vietnamese: sans('vietnamese'),
  arabic: '@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic',
  greek: sans('greek'),
  cyrillic: sans('cyrillic'),
  'cyrillic-ext': sans('cyrillic-ext'),
} as const;

export type Part = keyof typeof PARTS;

export interface Face {
  readonly part: Part;
  readonly file: Buffer;
  readonly font: Font;
}

function open(part: Part, weight: 400 | 600): Face {
  const file = unpackWoff(fs.readFileSync(require.resolve(`${PARTS[part]}-${weight}-normal.woff`)));
  return { part, file, font: create(file) };
}

const NAMES = Object.keys(PARTS) as Part[];

export const FACES = {
  normal: NAMES.map((part) => open(part, 400)),
  bold: NAMES.map((part) => open(part, 600)),
} as const;

/** Undefined for a letter that none of them has. */
export const faceFor = (letter: string, bold: boolean): Face | undefined =>
  FACES[bold ? 'bold' : 'normal'].find(({ font }) => font.hasGlyphForCodePoint(letter.codePointAt(0) as number));
