import { GET_UID } from './read-uid.ts';

/** How a virtual card behaves. */
export interface MemoryCardOptions {
  /** Hex of any length: wrong lengths and random UIDs are there to be refused. */
  readonly uid: string;
  /** Hex; by default that of a DESFire card behind a PC/SC reader. */
  readonly atr?: string;
  /** It lies on the reader and says nothing at all, not even its ATR. */
  readonly mute?: boolean;
  /** Status word of the answer to GET UID, 9000 by default. */
  readonly uidStatusWord?: number;
  /** Answers wait for this: a slow card, without guessing times. */
  readonly hold?: Promise<void>;
}

/** A virtual card: it can lie on the in-memory terminal and on a virtual PC/SC reader. */
export interface MemoryCard {
  readonly atr: Uint8Array;
  readonly mute: boolean;
  readonly hold: Promise<void>;
  /** APDUs received so far, in order, upper-case hex. */
  readonly received: readonly string[];
  /** The answer to one APDU, status word included. */
  process(apdu: Uint8Array): Uint8Array;
}

const DESFIRE_ATR = '3B8180018080';
const ECHO_CLA = 0x80;
const SW_OK = Uint8Array.of(0x90, 0x00);
/** Instruction not supported (ISO/IEC 7816-4, 5.1.3). */
const SW_UNKNOWN_INSTRUCTION = Uint8Array.of(0x6d, 0x00);

/**
 * A card with a UID. It knows GET UID, and one instruction of its own for tests: class 80 answers P1P2 bytes that
 * count up from INS, so that a long answer, a mixed-up one and a cut one can be told apart.
 */
export function memoryCard(options: MemoryCardOptions): MemoryCard {
  const uid = Buffer.from(options.uid, 'hex');
  const uidWord = options.uidStatusWord ?? 0x9000;
  const received: string[] = [];

  function process(apdu: Uint8Array): Uint8Array {
    received.push(Buffer.from(apdu).toString('hex').toUpperCase());
    const [cla, ins = 0, p1 = 0, p2 = 0] = apdu;
    if (Buffer.from(GET_UID).equals(apdu)) {
      const word = Uint8Array.of(uidWord >> 8, uidWord & 0xff);
      return uidWord === 0x9000 ? Buffer.concat([uid, word]) : word;
    }
    if (cla === ECHO_CLA) return Buffer.concat([countUp(ins, (p1 << 8) | p2), SW_OK]);
    return SW_UNKNOWN_INSTRUCTION;
  }

  return {
    atr: Buffer.from(options.atr ?? DESFIRE_ATR, 'hex'),
    mute: options.mute ?? false,
    hold: options.hold ?? Promise.resolve(),
    received,
    process,
  };
}

/** The APDU that makes a {@link memoryCard} answer `length` bytes beginning with `first`, and a status word. */
export function countUpApdu(first: number, length: number): Uint8Array {
  return Uint8Array.of(ECHO_CLA, first & 0xff, length >> 8, length & 0xff, 0x00);
}

/** Bytes first, first + 1, … modulo 256. */
export function countUp(first: number, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => first + index);
}
