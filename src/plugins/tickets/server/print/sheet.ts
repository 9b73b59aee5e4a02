import type { Content } from 'pdfmake/interfaces';
import { COLOURS } from './colours';
import { fitInto, type Line, typeset } from './typeset';

const LINE_HEIGHT = 1.3;

interface Box {
  /** From the edge where reading begins: the left one, or the right one in Arabic. */
  readonly x: number;
  readonly width: number;
  readonly bold?: boolean;
  readonly soft?: boolean;
  /** At the other end of the box. */
  readonly end?: boolean;
}

/** A page that is written from top to bottom. */
export class Sheet {
  y = 0;
  readonly content: Content[] = [];

  constructor(
    readonly direction: 'ltr' | 'rtl',
    readonly pageWidth: number,
  ) {}

  write(paragraph: string, { size, ...box }: Box & { size: number }): void {
    const setting = { size, bold: box.bold === true, direction: this.direction };
    this.#put(typeset(paragraph, box.width, setting), size, box);
  }

  /** In the largest of these sizes in which it takes no more than so many lines. */
  writeFitting(paragraph: string, { sizes, lines, ...box }: Box & { sizes: readonly number[]; lines: number }): void {
    const setting = { sizes, lines, bold: box.bold === true, direction: this.direction };
    const fitted = fitInto(paragraph, box.width, setting);
    this.#put(fitted.lines, fitted.size, box);
  }

  #put(lines: readonly Line[], size: number, { x, width, bold = false, soft = false, end = false }: Box): void {
    for (const line of lines) {
      const toEnd = end ? width - line.width : 0;
      const from = this.direction === 'rtl' ? this.pageWidth - x - line.width - toEnd : x + toEnd;
      this.content.push({
        text: line.pieces.map(({ text, face }) => ({ text, font: face.part })),
        absolutePosition: { x: from, y: this.y },
        fontSize: size,
        bold,
        noWrap: true,
        preserveLeadingSpaces: true,
        preserveTrailingSpaces: true,
        ...(soft && { color: COLOURS.soft }),
      });
      this.y += size * LINE_HEIGHT;
    }
  }
}
