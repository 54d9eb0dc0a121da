/** An unsigned number as so many bytes, least significant first, as DESFire and MIFARE write numbers. */
export function littleEndian(value: number, bytes: number): Uint8Array {
  if (!Number.isInteger(value) || value < 0 || value >= 256 ** bytes)
    throw new Error(`${value} does not fit in ${bytes} bytes`);
  return Uint8Array.from({ length: bytes }, (_, index) => Math.floor(value / 256 ** index) & 0xff);
}

/** The number that {@link littleEndian} wrote. */
export const fromLittleEndian = (bytes: Uint8Array): number =>
  bytes.reduceRight((value, byte) => value * 256 + byte, 0);
