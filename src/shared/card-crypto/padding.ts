import { AES_BLOCK } from './aes.ts';

/** The byte that begins the padding of method 2 (ISO/IEC 9797-1, 6.3.3). */
const MARKER = 0x80;

/** Zeros up to a whole block; nothing when the block is full (ISO/IEC 9797-1, padding method 1). */
export function padWithZeros(data: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil(data.length / AES_BLOCK) * AES_BLOCK);
  padded.set(data);
  return padded;
}

/** 80 and then zeros up to a whole block; a full block gets one more (ISO/IEC 9797-1, padding method 2). */
export function padWithMarker(data: Uint8Array): Uint8Array {
  const padded = new Uint8Array((Math.floor(data.length / AES_BLOCK) + 1) * AES_BLOCK);
  padded.set(data);
  padded[data.length] = MARKER;
  return padded;
}

/** The data before a padding of method 2; null when there is no such padding in the last block. */
export function withoutMarker(padded: Uint8Array): Uint8Array | null {
  const end = padded.findLastIndex((byte) => byte !== 0);
  if (end < 0 || padded[end] !== MARKER || padded.length - end > AES_BLOCK) return null;
  return padded.slice(0, end);
}
