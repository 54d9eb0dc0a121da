import { littleEndian } from '../bytes.ts';

/** Polynomial of IEEE 802.3, reflected. */
const POLYNOMIAL = 0xedb88320;

/**
 * CRC-32 as DESFire sends it: IEEE 802.3 without the final complement, least significant byte first
 * (NT4H2421Gx data sheet, rev. 3.0, 10.6.1, table 63; value in AN12196, rev. 2.0, table 25, step 7).
 */
export function crc32(data: Uint8Array): Uint8Array {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? POLYNOMIAL : 0);
  }
  return littleEndian(crc >>> 0, 4);
}
