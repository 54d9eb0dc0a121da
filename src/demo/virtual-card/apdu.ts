import { concat, EMPTY } from './bytes.ts';

/** A short command APDU (ISO/IEC 7816-4, 5.1). */
export interface Apdu {
  readonly cla: number;
  readonly ins: number;
  readonly p1: number;
  readonly p2: number;
  readonly data: Uint8Array;
  /** Expected bytes, 256 for 00; undefined without an Le field. */
  readonly le: number | undefined;
}

/** Status words of ISO/IEC 7816-4, 5.1.3, and of PC/SC part 3, rev. 2.01, 3.2.2.1. */
export const SW = {
  ok: 0x9000,
  /** No further information: how readers report a refused authentication or a NAK of a storage card. */
  failed: 0x6300,
  wrongLength: 0x6700,
  incompatible: 0x6981,
  notAuthenticated: 0x6982,
  keyNumber: 0x6988,
  keyLength: 0x6989,
  notSupported: 0x6a81,
  noSuchAddress: 0x6a82,
  wrongLe: 0x6c00,
  unknownInstruction: 0x6d00,
  unknownClass: 0x6e00,
  noAnswer: 0x6f00,
} as const;

/** Reads a short APDU, cases 1 to 4; undefined when its length fields do not fit. */
export function parseApdu(apdu: Uint8Array): Apdu | undefined {
  const [cla, ins, p1, p2, p3] = apdu;
  if (cla === undefined || ins === undefined || p1 === undefined || p2 === undefined) return undefined;
  const head = { cla, ins, p1, p2 };
  if (p3 === undefined) return { ...head, data: EMPTY, le: undefined };
  if (apdu.length === 5) return { ...head, data: EMPTY, le: p3 || 256 };
  const data = apdu.slice(5, 5 + p3);
  const rest = apdu.subarray(5 + p3);
  if (p3 === 0 || data.length !== p3 || rest.length > 1) return undefined;
  return { ...head, data, le: rest[0] === undefined ? undefined : rest[0] || 256 };
}

/** An answer: data and status word. */
export function answer(sw: number, data: Uint8Array = EMPTY): Uint8Array {
  return concat(data, Uint8Array.of(sw >> 8, sw & 0xff));
}
