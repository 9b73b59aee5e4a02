import readerUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';

interface Detector {
  detect(video: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
interface DetectorClass {
  new (options: { formats: ['qr_code'] }): Detector;
  getSupportedFormats(): Promise<string[]>;
}

let opened: Promise<Detector> | undefined;

/** The phone's own reader of QR codes, or else ours, compiled, from our own address. */
export function openDetector(): Promise<Detector> {
  opened ??= open();
  return opened;
}

async function open(): Promise<Detector> {
  const own = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
  if (own && (await own.getSupportedFormats()).includes('qr_code')) return new own({ formats: ['qr_code'] });
  const { BarcodeDetector, prepareZXingModule } = await import('barcode-detector/ponyfill');
  prepareZXingModule({ overrides: { locateFile: () => readerUrl } });
  return new BarcodeDetector({ formats: ['qr_code'] });
}
