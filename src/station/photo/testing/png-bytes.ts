import { constants, crc32, createDeflate, deflateSync } from 'node:zlib';

const signature = Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** One chunk of a PNG (third edition, 5.3). */
export function chunk(type: string, data: Uint8Array): Buffer {
  const bytes = Buffer.alloc(12 + data.length);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, 'latin1');
  bytes.set(data, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length);
  return bytes;
}

/** An 8-bit grey PNG, all black, with chunks of one's own before the pixels. */
export async function blackPng(
  width: number,
  height: number,
  extra: readonly Buffer[] = [],
): Promise<Buffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const pixels = await deflatedZeros((width + 1) * height);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    ...extra,
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The same bytes, where they are a PNG with the checksum of every chunk made right: else no decoder looks into a broken chunk. */
export function withChecksums(bytes: Buffer): Buffer {
  if (!bytes.subarray(0, signature.length).equals(signature)) return bytes;
  const right = Buffer.from(bytes);
  for (let at = signature.length; at + 12 <= right.length;) {
    const end = at + 8 + right.readUInt32BE(at);
    if (end + 4 > right.length) break;
    right.writeUInt32BE(crc32(right.subarray(at + 4, end)), end);
    at = end + 4;
  }
  return right;
}

/** A compressed profile (`iCCP`) or text (`zTXt`, `iTXt`) that is this long when it is opened. */
export async function swollen(type: 'iCCP' | 'zTXt' | 'iTXt', length: number): Promise<Buffer> {
  const zeros = await deflatedZeros(length);
  const name = type === 'iTXt' ? 'Comment\0\x01\0\0\0' : type === 'iCCP' ? 'profile\0\0' : 'Comment\0\0';
  return chunk(type, Buffer.concat([Buffer.from(name, 'latin1'), zeros]));
}

/** zlib's form of that many zeros, made without holding them. */
function deflatedZeros(length: number): Promise<Buffer> {
  const block = Buffer.alloc(1 << 20);
  if (length <= block.length)
    return Promise.resolve(deflateSync(block.subarray(0, length), { level: constants.Z_BEST_COMPRESSION }));
  return new Promise((resolve, reject) => {
    const deflate = createDeflate({ level: constants.Z_BEST_COMPRESSION });
    const parts: Buffer[] = [];
    deflate
      .on('data', (part: Buffer) => parts.push(part))
      .on('end', () => resolve(Buffer.concat(parts)))
      .on('error', reject);
    for (let left = length; left > 0; left -= block.length)
      deflate.write(block.subarray(0, Math.min(left, block.length)));
    deflate.end();
  });
}
