// Broken files by the thousand, the same ones for the same seed.
import { noisy } from './hostile-files.ts';
import { withChecksums } from './png-bytes.ts';

/** Numbers from 0 to 1 (mulberry32, public domain), the same ones for the same seed. */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Small valid files of every kind that is decoded: the ground that mutations grow on. */
export async function seeds(side: number): Promise<readonly Buffer[]> {
  const picture = () => noisy(side, side);
  const withMetadata = () =>
    picture()
      .withExif({ IFD0: { Artist: 'Trombine' } })
      .withIccProfile('p3')
      .withMetadata({ orientation: 6 });
  return Promise.all([
    picture().jpeg().toBuffer(),
    picture().jpeg({ progressive: true }).toBuffer(),
    withMetadata().jpeg({ chromaSubsampling: '4:4:4' }).toBuffer(),
    picture().toColourspace('cmyk').jpeg().toBuffer(),
    picture().png().toBuffer(),
    picture().png({ palette: true, progressive: true }).toBuffer(),
    withMetadata().toColourspace('rgb16').png().toBuffer(),
    picture().webp().toBuffer(),
    picture().webp({ lossless: true }).toBuffer(),
    withMetadata().ensureAlpha(0.5).webp({ alphaQuality: 50 }).toBuffer(),
  ]);
}

/** Values that parsers stumble over. */
const extremes = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff];

/** One of the files with one to four things wrong. The first bytes stay most of the time, or no decoder would look further. */
export function mutated(files: readonly Buffer[], random: () => number): Buffer {
  const below = (limit: number): number => Math.floor(random() * limit);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const keep = random() < 0.95 ? 12 : 0;
  /** Half of the time near the beginning: headers are short and matter most. */
  const place = ({ length }: Buffer): number =>
    Math.min(length, keep + below(Math.max(1, (random() < 0.5 ? Math.min(length, 700) : length) - keep)));
  const mutations: readonly ((bytes: Buffer) => Buffer)[] = [
    function flipBits(bytes) {
      for (let left = 1 + below(16); left > 0 && bytes.length > keep; left -= 1) {
        const at = Math.min(place(bytes), bytes.length - 1);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8));
      }
      return bytes;
    },
    function writeLength(bytes) {
      const width = pick([2, 3, 4]);
      const at = place(bytes);
      if (at + width > bytes.length) return bytes;
      const value = pick(extremes) % 2 ** (8 * width);
      if (random() < 0.5) bytes.writeUIntBE(value, at, width);
      else bytes.writeUIntLE(value, at, width);
      return bytes;
    },
    function splice(bytes) {
      const other = pick(files);
      const from = place(other);
      const part = other.subarray(from, from + 1 + below(400));
      const at = place(bytes);
      return Buffer.concat([
        bytes.subarray(0, at),
        part,
        bytes.subarray(at + (random() < 0.5 ? part.length : 0)),
      ]);
    },
    function repeat(bytes) {
      const at = place(bytes);
      const part = bytes.subarray(at, at + 1 + below(300));
      const times = Array.from({ length: 1 + below(20) }, () => part);
      return Buffer.concat([bytes.subarray(0, at), ...times, bytes.subarray(at)]);
    },
    function drop(bytes) {
      const at = place(bytes);
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + below(100))]);
    },
    function truncate(bytes) {
      return Buffer.from(bytes.subarray(0, Math.max(keep, place(bytes))));
    },
  ];
  let bytes: Buffer = Buffer.from(pick(files));
  for (let left = 1 + below(4); left > 0; left -= 1) bytes = pick(mutations)(bytes);
  return random() < 0.8 ? withChecksums(bytes) : bytes;
}
