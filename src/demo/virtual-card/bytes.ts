/** Bytes of hex digits; spaces are ignored. Anything else in it is a bug of the caller. */
export function hexBytes(hex: string): Uint8Array {
  const digits = hex.replace(/\s/g, '');
  if (!/^([0-9A-F]{2})*$/i.test(digits)) throw new Error(`not hex: ${hex}`);
  return Uint8Array.from(Buffer.from(digits, 'hex'));
}

/** Upper-case hex, without separators. */
export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex').toUpperCase();
}

/** All parts behind each other, in new memory. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}

/** Byte-wise exclusive or of two arrays of the same length. */
export function xor(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length !== b.length) throw new Error(`xor of ${a.length} and ${b.length} bytes`);
  return a.map((byte, index) => byte ^ (b[index] ?? 0));
}

/** Whether both hold the same bytes. */
export function equal(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.from(a).equals(b);
}

/** An unsigned number, least significant byte first, as DESFire sends all its numbers. */
export function littleEndian(value: number, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => Math.floor(value / 256 ** index) % 256);
}

/** The number that {@link littleEndian} wrote. */
export function fromLittleEndian(bytes: Uint8Array): number {
  return bytes.reduceRight((value, byte) => value * 256 + byte, 0);
}

/** The first byte goes to the end: RndA' and RndB' of all DESFire authentications. */
export function rotateLeft(bytes: Uint8Array): Uint8Array {
  return concat(bytes.subarray(1), bytes.subarray(0, 1));
}

/** No bytes. */
export const EMPTY = new Uint8Array(0);
