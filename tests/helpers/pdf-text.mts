import fs from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Prints the words of a PDF, a page to a line: `node pdf-text.mts <file>`. */
const [file = ''] = process.argv.slice(2);
const document = await getDocument({ data: new Uint8Array(fs.readFileSync(file)), verbosity: 0 }).promise;
for (let number = 1; number <= document.numPages; number += 1) {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent();
  console.log(items.map((item) => ('str' in item ? item.str : '')).join(' '));
}
