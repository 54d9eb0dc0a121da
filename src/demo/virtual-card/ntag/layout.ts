import { concat, hexBytes } from '../bytes.ts';

/** Bytes of a page (NTAG213/215/216 data sheet, rev. 3.2, 8.5). */
export const PAGE = 4;

/** One of the NTAG21x chips: what differs between them (data sheet, rev. 3.2, 8.5, 8.5.6, 10.1). */
export interface NtagModel {
  readonly pages: number;
  /** Page with the dynamic lock bytes: the first behind the user memory. */
  readonly dynamicLock: number;
  /** Pages behind one dynamic lock bit; the first bit is for page 10h. */
  readonly pagesPerLockBit: number;
  /** Page 3 as delivered: magic number, version 1.0, size of the user memory / 8, free access. */
  readonly capability: Uint8Array;
  /** Answer to GET_VERSION. */
  readonly version: Uint8Array;
}

export const NTAG_MODELS = {
  ntag213: {
    pages: 45,
    dynamicLock: 0x28,
    pagesPerLockBit: 2,
    capability: hexBytes('E1101200'),
    version: hexBytes('0004040201000F03'),
  },
  ntag215: {
    pages: 135,
    dynamicLock: 0x82,
    pagesPerLockBit: 16,
    capability: hexBytes('E1103E00'),
    version: hexBytes('0004040201001103'),
  },
} as const satisfies Record<string, NtagModel>;

/** Cascade tag: it is part of the first check byte of a 7-byte UID (ISO/IEC 14443-3, 6.5.4). */
const CASCADE_TAG = 0x88;

/** Third byte of page 2, fixed by the chip (data sheet, rev. 3.2, 8.5.1). */
const INTERNAL = 0x48;

/** The memory of a chip as it is delivered: UID with its check bytes, nothing locked, an empty NDEF message. */
export function freshMemory(model: NtagModel, uid: Uint8Array): Uint8Array {
  const check = (bytes: Uint8Array) => bytes.reduce((sum, byte) => sum ^ byte, 0);
  const [head, tail] = [uid.subarray(0, 3), uid.subarray(3)];
  const memory = new Uint8Array(model.pages * PAGE);
  memory.set(
    concat(
      head,
      Uint8Array.of(CASCADE_TAG ^ check(head)),
      tail,
      Uint8Array.of(check(tail), INTERNAL, 0, 0),
      model.capability,
      hexBytes('0300FE00'),
    ),
  );
  return memory;
}
