import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { COLOURS } from './colours';
import { drawing, NOTCH, type Shape } from './drawing';
import { Sheet } from './sheet';
import type { Fact, Stop, Ticket } from './ticket';

/** A5 in points; the sheet is longer only where names are so long that it must be. */
const A5 = { width: 419.53, height: 595.28 };
const MARGIN = 28;
const CARD = { x: MARGIN, y: 68, width: A5.width - 2 * MARGIN };
const PADDING = 22;
const INNER = CARD.width - 2 * PADDING;
const ROUTE = 20;
const QR_MODULE = 3;
const GAP = 20;

/** The sheet from top to bottom: mark, departure, way, facts, and below the tear the stub with its code. */
export function pageOf(ticket: Ticket): TDocumentDefinitions {
  const sheet = new Sheet(ticket.direction, A5.width);
  head(sheet, ticket);
  sheet.y = CARD.y + PADDING - 6;
  departure(sheet, ticket);
  const stops = way(sheet, ticket);
  facts(sheet, ticket.facts);
  const tear = sheet.y + 16;
  sheet.y = tear + NOTCH + 12;
  const code = stub(sheet, ticket);
  const card = { ...CARD, height: sheet.y - CARD.y };
  const page = { width: A5.width, height: Math.max(A5.height, sheet.y + MARGIN) };
  const shape: Shape = { page, card, tear, stops };
  return {
    pageSize: page,
    pageMargins: 0,
    language: ticket.locale,
    displayTitle: true,
    info: { title: `${ticket.heading} ${ticket.code.value}`, author: 'Relais', creator: 'Relais', producer: 'Relais' },
    defaultStyle: { font: 'latin', color: COLOURS.ink },
    background: { svg: drawing(shape, ticket.direction) },
    content: [code, ...sheet.content],
  };
}

function head(sheet: Sheet, { heading }: Ticket): void {
  const box = { x: CARD.x, width: CARD.width };
  sheet.y = 24;
  sheet.write('Relais', { ...box, x: CARD.x + 34, size: 19, bold: true });
  sheet.y = 27;
  sheet.write(heading, { x: CARD.x, width: CARD.width, size: 15, end: true });
}

function departure(sheet: Sheet, { departure: { time, day, zone } }: Ticket): void {
  const box = { x: CARD.x + PADDING, width: INNER };
  sheet.write(time, { ...box, size: 40, bold: true });
  sheet.write(day, { ...box, size: 15, bold: true });
  sheet.write(zone, { ...box, size: 10, soft: true });
}

/** @returns the height of each stop's dot */
function way(sheet: Sheet, { departure: from, destination }: Ticket): number[] {
  sheet.y += 14;
  return [from, ...(destination ? [destination] : [])].map((stop: Stop, position) => {
    if (position > 0) sheet.y += 10;
    const box = { x: CARD.x + PADDING + ROUTE, width: INNER - ROUTE };
    const dot = sheet.y + 7;
    sheet.write(stop.label, { ...box, size: 10, soft: true });
    sheet.writeFitting(stop.name, { ...box, sizes: [17, 14, 12, 10], lines: 2, bold: true });
    for (const note of stop.notes) sheet.write(note, { ...box, size: 11 });
    return dot;
  });
}

/** Who travels takes a line; what can be counted stands side by side. */
function facts(sheet: Sheet, [passenger, ...counted]: readonly Fact[]): void {
  sheet.y += 14;
  const box = { x: CARD.x + PADDING, width: INNER };
  if (passenger) fact(sheet, passenger, { ...box, sizes: [15, 12, 10] });
  const top = sheet.y + 10;
  const width = (INNER - GAP) / 2;
  const bottoms = counted.map((each, column) => {
    sheet.y = top;
    fact(sheet, each, { x: box.x + column * (width + GAP), width, sizes: [15, 12, 10] });
    return sheet.y;
  });
  sheet.y = Math.max(top, ...bottoms);
}

function fact(
  sheet: Sheet,
  { label, value, note }: Fact,
  { sizes, ...box }: { x: number; width: number; sizes: readonly number[] },
): void {
  sheet.write(label, { ...box, size: 10, soft: true });
  sheet.writeFitting(value, { ...box, sizes, lines: 2, bold: true });
  if (note !== null) sheet.write(note, { ...box, size: 10 });
}

function stub(sheet: Sheet, { code, advice, phone, token, direction }: Ticket): Content {
  const top = sheet.y;
  const side = 41 * QR_MODULE;
  // On whole points: between them a reader shows hairlines where squares meet.
  const left = Math.round(direction === 'rtl' ? CARD.x + CARD.width - PADDING - side : CARD.x + PADDING);
  const box = { x: CARD.x + PADDING + side + GAP, width: INNER - side - GAP };
  sheet.write(code.label, { ...box, size: 10, soft: true });
  sheet.write(code.value, { ...box, size: 24, bold: true });
  sheet.y += 6;
  for (const paragraph of advice) {
    sheet.write(paragraph, { ...box, size: 10.5 });
    sheet.y += 4;
  }
  if (phone) fact(sheet, phone, { ...box, sizes: [12, 10] });
  sheet.y = Math.max(sheet.y, top + side) + 14;
  return {
    qr: token,
    mode: 'alphanumeric',
    eccLevel: 'M',
    fit: side,
    foreground: COLOURS.ink,
    background: COLOURS.card,
    absolutePosition: { x: left, y: Math.round(top) },
  };
}
