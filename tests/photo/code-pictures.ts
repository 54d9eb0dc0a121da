// Clips in which a camera sees a code, as it stands on a printed badge: made here, read by nobody before the product does.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { encode } from 'uqr';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';
import { CLIP, keptClip } from '../peers/camera-clip.ts';

export type CodeFormat = 'QRCode' | 'DataMatrix' | 'PDF417' | 'Code128';

// The library's own way would be to ask the Internet for it.
const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm'));
prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(wasm).buffer } });

/** A picture of the code, black on white, with its quiet zone. */
async function pictureOf(format: CodeFormat, text: string): Promise<Buffer> {
  if (format === 'QRCode') return qrCode(text); // by another hand than the reader's
  const made = await writeBarcode(text, { format, scale: format === 'Code128' ? 3 : 5, addQuietZones: true });
  if (made.image === null) throw new Error(`${format}: ${made.error}`);
  return Buffer.from(await made.image.arrayBuffer());
}

async function qrCode(text: string): Promise<Buffer> {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const pixels = Buffer.from(data.flat().map((dark) => (dark ? 0 : 255)));
  return sharp(pixels, { raw: { width: size, height: size, channels: 1 } })
    .resize(size * 7, size * 7, { kernel: 'nearest' })
    .png()
    .toBuffer();
}

/** The path of a motion JPEG clip of one second: the code on a white card in front of a grey wall, held by a hand that is not quite still. */
export async function codeClip(format: CodeFormat, text: string): Promise<string> {
  const hash = createHash('sha256').update(`code-2 ${format} ${text}`).digest('hex').slice(0, 20);
  return keptClip(join(tmpdir(), `trombine-code-${hash}.mjpeg`), async () => {
    const code = await pictureOf(format, text);
    const card = await sharp({ create: { width: 640, height: 400, channels: 3, background: '#f4f4f0' } })
      .composite([{ input: code, gravity: 'centre' }])
      .rotate(4, { background: '#6a7076' })
      .png()
      .toBuffer();
    const { width = 0, height = 0 } = await sharp(card).metadata();
    const frame = (index: number): Promise<Buffer> => {
      const turn = (2 * Math.PI * index) / 30;
      const left = Math.round((CLIP.width - width) / 2 + 6 * Math.sin(turn));
      const top = Math.round((CLIP.height - height) / 2 + 6 * Math.cos(turn));
      return sharp({ create: { ...CLIP, channels: 3, background: '#6a7076' } })
        .composite([{ input: card, left, top }])
        .jpeg({ quality: 85, chromaSubsampling: '4:2:0' })
        .toBuffer();
    };
    return Promise.all(Array.from({ length: 30 }, (_none, index) => frame(index)));
  });
}
