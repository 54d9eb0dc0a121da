import { describe, expect, it } from 'vitest';
import { concat, hexBytes } from '../../bytes.ts';
import { encrypt, padZero } from '../aes.ts';
import { crc32 } from '../crc32.ts';
import { ev1Messaging } from './ev1.ts';
import type { Plan } from './messaging.ts';

const KEY = hexBytes('000102030405060708090A0B0C0D0E0F');
const HEADER = hexBytes('01000000030000');
const BODY = hexBytes('AABBCC');
const PLAN: Plan = { kind: 'write', mode: 'full', header: 7, body: 3 };
const crc = crc32(concat(Uint8Array.of(0x3d), HEADER, BODY));

/** What the card makes of a WriteData with this clear text behind its header. */
function open(...clear: Uint8Array[]): Uint8Array | undefined {
  return ev1Messaging(0, KEY).open(0x3d, concat(HEADER, encrypt(KEY, padZero(concat(...clear)))), PLAN);
}

describe('enciphered data on their way to an EV1', () => {
  it('are taken with their CRC and zeros behind', () => {
    expect(open(BODY, crc)).toEqual(concat(HEADER, BODY));
  });

  it('are refused with another CRC, or with anything behind it', () => {
    expect(open(BODY, crc.toReversed())).toBeUndefined();
    expect(open(BODY, crc, Uint8Array.of(0x80))).toBeUndefined();
  });
});
