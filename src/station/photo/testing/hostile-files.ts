// Files that somebody might bring to do harm, or without knowing better. Made in code, from pictures made by the native sharp.
import sharp from 'sharp';

/** A picture in one colour. */
export const solid = (width: number, height: number, background: { r: number; g: number; b: number }) =>
  sharp({ create: { width, height, channels: 3, background } });

/** A picture with something to see in it: noise that is the same each time, soft enough to be a photo. */
export const noisy = (width: number, height: number) => {
  const [columns, rows] = [Math.ceil(width / 8), Math.ceil(height / 8)];
  const data = Buffer.from(
    Uint8Array.from({ length: columns * rows * 3 }, (_none, at) => (at * 2654435761) >>> 24),
  );
  return sharp(data, { raw: { width: columns, height: rows, channels: 3 } }).resize(width, height, {
    fit: 'fill',
    kernel: 'cubic',
  });
};

/** The same JPEG with another size in its frame header (ITU-T T.81, B.2.2): it claims pixels that it does not have. */
export function claiming(jpeg: Buffer, width: number, height: number): Buffer {
  const changed = Buffer.from(jpeg);
  const frame = segments(changed).find(({ marker }) => marker === 0xc0 || marker === 0xc2);
  if (frame === undefined) throw new Error('no frame header');
  changed.writeUInt16BE(height, frame.at + 5);
  changed.writeUInt16BE(width, frame.at + 7);
  return changed;
}

/** A progressive JPEG whose last scan comes again and again: each one costs the decoder a pass over the whole picture. */
export function manyScans(progressive: Buffer, times: number): Buffer {
  const scans = segments(progressive).filter(({ marker }) => marker === 0xda);
  const last = scans.at(-1);
  if (last === undefined || scans.length < 2) throw new Error('not progressive');
  const end = progressive.lastIndexOf(Buffer.of(0xff, 0xd9));
  const scan = progressive.subarray(last.at, end);
  return Buffer.concat([
    progressive.subarray(0, end),
    ...Array.from({ length: times }, () => scan),
    progressive.subarray(end),
  ]);
}

/** A lossless WebP of one chunk that claims a size (RFC 9649, 3.4): 14 bits each, of one less. */
export function claimingWebp(width: number, height: number): Buffer {
  const bits = (width - 1) | ((height - 1) << 14);
  const data = Buffer.alloc(64);
  data[0] = 0x2f;
  data.writeInt32LE(bits, 1);
  const head = Buffer.from('RIFF\0\0\0\0WEBPVP8L\0\0\0\0', 'latin1');
  head.writeUInt32LE(4 + 8 + data.length, 4);
  head.writeUInt32LE(data.length, 16);
  return Buffer.concat([head, data]);
}

/** An animated WebP of 700x700, a picture of each colour. */
export async function animation(colours: readonly Parameters<typeof solid>[2][]): Promise<Buffer> {
  const pages = await Promise.all(colours.map((colour) => solid(700, 700, colour).png().toBuffer()));
  return sharp(pages, { join: { animated: true } })
    .webp()
    .toBuffer();
}

/** A `ftyp` box and some bytes after it. */
export function heif(brand: string): Buffer {
  const box = Buffer.from(`\0\0\0\x18ftyp${brand}\0\0\0\0mif1${brand}`, 'latin1');
  return Buffer.concat([box, Buffer.alloc(200, 1)]);
}

/** What opens a ZIP archive, as a JAR or an office file has it. */
export const zip = Buffer.concat([
  Buffer.from('PK\x03\x04', 'latin1'),
  Buffer.alloc(60, 7),
  Buffer.from('PK\x05\x06', 'latin1'),
  Buffer.alloc(18),
]);

export const html = Buffer.from('<!doctype html><script>alert(document.domain)</script>');

/** Marker segments of a JPEG (T.81, B.1.1), entropy-coded data skipped. */
function segments(jpeg: Buffer): readonly { readonly marker: number; readonly at: number }[] {
  const found: { marker: number; at: number }[] = [];
  for (let at = 2; at + 4 <= jpeg.length;) {
    const marker = jpeg[at + 1] ?? 0;
    if (jpeg[at] !== 0xff || marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd9)) {
      at += 1; // inside entropy-coded data
      continue;
    }
    found.push({ marker, at });
    at += 2 + jpeg.readUInt16BE(at + 2);
  }
  return found;
}
