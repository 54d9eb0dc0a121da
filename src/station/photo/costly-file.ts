import { photoLimits } from '../../shared/domain/photo.ts';

/** Scans of a JPEG that is still a photo: cameras and web tools make up to about 20. */
const mostScans = 100;

/**
 * Why a file would cost the decoder far more than a photo does, told before anything of it is decoded: a progressive JPEG of thousands of
 * scans, each one a pass over the whole picture, or a WebP whose pixels libwebp makes room for as soon as it reads the header.
 */
export function tooCostly(
  kind: 'jpeg' | 'png' | 'webp',
  bytes: Uint8Array,
): 'photo.unreadable' | 'photo.too-large' | null {
  switch (kind) {
    case 'jpeg':
      return scansOf(bytes) > mostScans ? 'photo.unreadable' : null;
    case 'webp': {
      const pixels = webpPixels(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      return pixels > photoLimits.pixels ? 'photo.too-large' : null;
    }
    case 'png':
      return null; // libpng bounds what its chunks may swell to, and its header says the size
  }
}

/** How many scans a JPEG has up to its end, by its marker segments (ITU-T T.81, B.1.1). Stops counting past the limit. */
function scansOf(bytes: Uint8Array): number {
  let scans = 0;
  for (let at = bytes.indexOf(0xff); at >= 0 && scans <= mostScans; at = bytes.indexOf(0xff, at)) {
    const marker = bytes[at + 1] ?? 0xd9;
    if (marker === 0xd9) return scans; // the end; what stands behind it is not read
    if (marker === 0xff)
      at += 1; // a fill byte
    else if (marker === 0x00 || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8))
      at += 2; // no segment follows
    else {
      if (marker === 0xda) scans += 1;
      at += 2 + Math.max(2, ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
    }
  }
  return scans;
}

/** Width times height that the first chunk of a WebP says (RFC 9649, 2.5 to 2.7); 0 when it says nothing. */
function webpPixels(bytes: Buffer): number {
  if (bytes.length < 30) return 0;
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8X':
      return (bytes.readUIntLE(24, 3) + 1) * (bytes.readUIntLE(27, 3) + 1);
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21);
      return ((bits & 0x3fff) + 1) * (((bits >>> 14) & 0x3fff) + 1);
    }
    case 'VP8 ':
      return (bytes.readUInt16LE(26) & 0x3fff) * (bytes.readUInt16LE(28) & 0x3fff);
    default:
      return 0;
  }
}
