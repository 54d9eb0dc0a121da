/** The reflected polynomial of IEEE 802.3, 3.2.9. */
const POLYNOMIAL = 0xedb88320;

/**
 * The CRC-32 of MIFARE DESFire EV1 and EV2, 4 bytes, least significant first: that of IEEE 802.3 without its final
 * complement ("JAMCRC"; NT4H2421Gx data sheet, table 63, note 1, with the value of AN12196, table 25, step 7).
 */
export function desfireCrc32(data: Uint8Array): Uint8Array {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
  }
  return Uint8Array.of(crc, crc >>> 8, crc >>> 16, crc >>> 24);
}
