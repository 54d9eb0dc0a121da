import { err, ok, type Result } from '../../shared/domain/result.ts';

/** SOI and the first byte of the next marker (ITU-T T.81, B.1.1.3). */
const jpeg = Buffer.of(0xff, 0xd8, 0xff);
/** PNG (third edition), 5.2. */
const png = Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** Brands of the HEIF family (ISO/IEC 23008-12, annex B, and AVIF 1.1): what iPhones and some Android phones keep photos as. */
const heifBrands = [
  ...['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs', 'mif1', 'mif2', 'msf1', 'miaf'],
  ...['avif', 'avis', 'avio', 'MA1A', 'MA1B'],
];

/** What a file is by its first bytes; its name and what anybody says of it count for nothing. */
export function fileKind(
  bytes: Uint8Array,
): Result<'jpeg' | 'png' | 'webp', 'photo.unreadable' | 'photo.format' | 'photo.heic'> {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 64));
  if (start.length === 0) return err('photo.unreadable');
  if (start.subarray(0, jpeg.length).equals(jpeg)) return ok('jpeg');
  if (start.subarray(0, png.length).equals(png)) return ok('png');
  if (text(start, 0) === 'RIFF' && text(start, 8) === 'WEBP') return ok('webp');
  return err(isHeif(start) ? 'photo.heic' : 'photo.format');
}

/** A `ftyp` box (ISO/IEC 14496-12, 4.3) whose major or compatible brands are of the family. */
function isHeif(start: Buffer): boolean {
  if (start.length < 12 || text(start, 4) !== 'ftyp') return false;
  const end = Math.min(start.readUInt32BE(0), start.length);
  for (let at = 8; at + 4 <= end; at += 4) if (at !== 12 && heifBrands.includes(text(start, at))) return true; // at 12 stands the minor version
  return false;
}

const text = (bytes: Buffer, at: number): string => bytes.toString('latin1', at, at + 4);
