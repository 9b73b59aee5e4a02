import { COLOURS } from './colours';

/** What is drawn rather than written: paper, the card with its notches, the way, and the lantern. */
export interface Shape {
  readonly page: { readonly width: number; readonly height: number };
  readonly card: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** Height of the line along which the stub is torn off. */
  readonly tear: number;
  /** Heights of the dots where one leaves and arrives. */
  readonly stops: readonly number[];
}

export const NOTCH = 10;
const CORNER = 12;

export function drawing({ page, card, tear, stops }: Shape, direction: 'ltr' | 'rtl'): string {
  const isTurned = direction === 'rtl';
  const fromStart = (x: number): number => (isTurned ? page.width - x : x);
  const [left, right] = [card.x, card.x + card.width];
  const route = fromStart(card.x + 22 + 5);
  const lantern = isTurned ? page.width - card.x - 26 : card.x;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${page.width}" height="${page.height}" viewBox="0 0 ${page.width} ${page.height}">
<rect width="${page.width}" height="${page.height}" fill="${COLOURS.paper}"/>
<path d="${outline(card, tear)}" fill="${COLOURS.card}" stroke="${COLOURS.line}" stroke-width="1"/>
<path d="M${left + NOTCH + 6} ${tear}H${right - NOTCH - 6}" stroke="${COLOURS.line}" stroke-width="1.5" stroke-dasharray="4 4"/>
${stops.length > 1 ? `<path d="M${route} ${stops[0]}V${stops[1]}" stroke="${COLOURS.ink}" stroke-width="1.5"/>` : ''}
${stops.map((y, i) => `<circle cx="${route}" cy="${y}" r="4.5" fill="${i === 0 ? COLOURS.lantern : COLOURS.card}" stroke="${COLOURS.ink}" stroke-width="1.5"/>`).join('\n')}
<g transform="translate(${lantern} 22) scale(0.82)">${MARK}</g>
</svg>`;
}

/** A rounded card with a bite out of either side where the stub begins. */
function outline({ x, y, width, height }: Shape['card'], tear: number): string {
  const [right, bottom] = [x + width, y + height];
  const corner = (toX: number, toY: number): string => `A${CORNER} ${CORNER} 0 0 1 ${toX} ${toY}`;
  const bite = (toX: number, toY: number): string => `A${NOTCH} ${NOTCH} 0 0 0 ${toX} ${toY}`;
  return [
    `M${x + CORNER} ${y}H${right - CORNER}${corner(right, y + CORNER)}`,
    `V${tear - NOTCH}${bite(right, tear + NOTCH)}`,
    `V${bottom - CORNER}${corner(right - CORNER, bottom)}`,
    `H${x + CORNER}${corner(x, bottom - CORNER)}`,
    `V${tear + NOTCH}${bite(x, tear - NOTCH)}`,
    `V${y + CORNER}${corner(x + CORNER, y)}Z`,
  ].join('');
}

const MARK = `<g fill="none" stroke="${COLOURS.ink}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M16 2.5v3M11.5 9c0-2.2 2-3.5 4.5-3.5s4.500 1.3 4.5 3.5M9.5 9.5h13l1.800 15.5H7.7zM7 29h18"/></g><path d="M16 12.5c2.9 3.2 3.9 5 3.9 6.900a3.900 3.900 0 0 1-7.800 0c0-1.900 1-3.700 3.900-6.900z" fill="${COLOURS.lantern}"/>`;
