import pdfmake from 'pdfmake';
import { FACES } from './faces';
import { pageOf } from './page';
import type { Ticket } from './ticket';

/** pdfmake reads fonts by name from a file system in memory, which its types know of in browsers only. */
const { virtualfs } = pdfmake as unknown as { virtualfs: { writeFileSync(name: string, content: Buffer): void } };

function fontsOf(weight: keyof typeof FACES): [string, string][] {
  return FACES[weight].map(({ part, file }) => {
    const name = `${part}-${weight}`;
    virtualfs.writeFileSync(name, file);
    return [part, name];
  });
}

const BOLD = new Map(fontsOf('bold'));
pdfmake.setFonts(
  Object.fromEntries(fontsOf('normal').map(([part, normal]) => [part, { normal, bold: BOLD.get(part) }])),
);
// What is printed names no file and no address; should it ever, nothing is opened for it.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(() => false);

/** Runs in a thread of its own: one ticket in, its PDF out. */
export default async function print(ticket: Ticket): Promise<Uint8Array> {
  return pdfmake.createPdf(pageOf(ticket)).getBuffer();
}
