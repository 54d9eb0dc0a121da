// Looks for codes in pictures, away from the screen's own thread.
import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { FromReader, ToReader } from './protocol.ts';

/** What badges carry. The order is the order of trust: the squares have checks of their own that bar codes lack. */
const formats = ['QRCode', 'DataMatrix', 'PDF417', 'Code128'] as const;
const options: ReaderOptions = { formats: [...formats], tryHarder: true, maxNumberOfSymbols: 4 };

const say = (message: FromReader): void => self.postMessage(message);

// Its own file beside this one: without this, the library would ask a host on the Internet for it.
prepareZXingModule({ overrides: { locateFile: () => new URL(wasmUrl, self.location.href).href } });

let canvas: OffscreenCanvas | undefined;

function pixelsOf(picture: ImageBitmap): ImageData {
  const { width, height } = picture;
  if (canvas?.width !== width || canvas.height !== height) canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
  if (context === null) throw new Error('no canvas for the picture');
  context.drawImage(picture, 0, 0);
  return context.getImageData(0, 0, width, height);
}

const rank = (format: string): number => formats.findIndex((one) => one === format);

async function read({ id, picture }: ToReader): Promise<void> {
  try {
    const found = await readBarcodes(pixelsOf(picture), options);
    const good = found.filter((one) => one.isValid).toSorted((a, b) => rank(a.format) - rank(b.format));
    say({ kind: 'read', id, codes: good.map((one) => one.text) });
  } catch (error) {
    say({ kind: 'lost', why: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown' });
  } finally {
    picture.close();
  }
}

let last: Promise<void> = Promise.resolve();
self.onmessage = ({ data }: MessageEvent<ToReader>): void => {
  last = last.then(() => read(data)); // one after the other: the library has one memory
};
