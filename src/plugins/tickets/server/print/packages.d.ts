/** The parts of these packages that are used here; they ship no types. */
declare module 'fontkit' {
  export interface Font {
    readonly unitsPerEm: number;
    readonly ascent: number;
    readonly descent: number;
    hasGlyphForCodePoint(codePoint: number): boolean;
    layout(text: string): { readonly advanceWidth: number };
  }

  export function create(file: Buffer): Font;
}

declare module 'bidi-js' {
  export interface Levels {
    readonly levels: Uint8Array;
  }

  /** Ends of ranges are inclusive. */
  export interface Bidi {
    getEmbeddingLevels(text: string, direction?: 'ltr' | 'rtl'): Levels;
    getReorderedIndices(text: string, levels: Levels, start: number, end: number): number[];
    getMirroredCharacter(character: string): string | null;
  }

  export default function bidiFactory(): Bidi;
}
