import fs from 'node:fs';
import { createRequire } from 'node:module';
import { createCanvas } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/**
 * Reads a printed ticket as a person and a camera do: `node read-ticket.mts <file> [picture]` prints its pages, what stands
 * on the first and where, and its QR code, and draws it as a PNG when asked to.
 */
const [file = '', picture] = process.argv.slice(2);
const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
prepareZXingModule({ overrides: { wasmBinary: fs.readFileSync(wasm).buffer as ArrayBuffer } });

const document = await getDocument({ data: new Uint8Array(fs.readFileSync(file)), verbosity: 0 }).promise;
const page = await document.getPage(1);
const { items } = await page.getTextContent();
const words = items.flatMap((item) =>
  'str' in item && item.str.trim() !== ''
    ? [{ text: item.str, x: item.transform[4], y: item.transform[5], width: item.width }]
    : [],
);

const viewport = page.getViewport({ scale: 2 });
const canvas = createCanvas(viewport.width, viewport.height);
const canvasContext = canvas.getContext('2d') as unknown as CanvasRenderingContext2D;
await page.render({ canvas: null, canvasContext, viewport }).promise;
if (picture) fs.writeFileSync(picture, canvas.toBuffer('image/png'));
const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
const [code] = await readBarcodes(pixels as unknown as ImageData, { formats: ['QRCode'] });

const [, , width, height] = page.view;
console.log(JSON.stringify({ pages: document.numPages, width, height, words, qr: code?.text ?? null }));
