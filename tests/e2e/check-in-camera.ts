import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';

const WIDTH = 640;
const HEIGHT = 480;
const MODULE = 8;
const WHITE = 235;
const BLACK = 16;
const GREY = 128;

/** A camera that sees a picture we draw: `args` start the browser with it. */
export interface Camera {
  args: string[];
  /** Holds a QR code with this text before the camera, from the next time a page opens it. */
  show(text: string): Promise<void>;
  /** Holds nothing before it. */
  showNothing(): void;
  close(): void;
}

export function placeCamera(): Camera {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'relais-camera-'));
  const file = path.join(folder, 'seen.y4m');
  const film = (picture: Buffer) => fs.writeFileSync(file, filmOf(picture));
  film(wall());
  return {
    args: [
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${file}`,
    ],
    show: async (text) => film(await codeOnWall(text)),
    showNothing: () => film(wall()),
    close: () => fs.rmSync(folder, { recursive: true }),
  };
}

const wall = () => Buffer.alloc(WIDTH * HEIGHT, GREY);

/** A QR code on a white sheet, as bright and dark as print is. */
async function codeOnWall(text: string): Promise<Buffer> {
  const { symbol } = await draw(text);
  const picture = wall();
  const side = symbol.width + 8;
  const [left, top] = [(WIDTH - side * MODULE) >> 1, (HEIGHT - side * MODULE) >> 1];
  for (let y = 0; y < side * MODULE; y += 1) {
    for (let x = 0; x < side * MODULE; x += 1) {
      const [column, row] = [Math.floor(x / MODULE) - 4, Math.floor(y / MODULE) - 4];
      const isInside = column >= 0 && row >= 0 && column < symbol.width && row < symbol.height;
      const isDark = isInside && symbol.data[row * symbol.width + column] === 0;
      picture[(top + y) * WIDTH + left + x] = isDark ? BLACK : WHITE;
    }
  }
  return picture;
}

async function draw(text: string) {
  const wasmBinary = new Uint8Array(fs.readFileSync(require.resolve('zxing-wasm/writer/zxing_writer.wasm'))).buffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  return writeBarcode(text, { format: 'QRCode', scale: 1 });
}

/** YUV4MPEG2: one still picture without colour, which the browser plays in a loop. */
function filmOf(picture: Buffer): Buffer {
  const header = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), picture, Buffer.alloc((WIDTH * HEIGHT) / 2, GREY)]);
  return Buffer.concat([header, frame, frame]);
}
