import { describe, expect, it } from 'vitest';
import { equalInConstantTime } from './compare.ts';
import { padWithMarker, padWithZeros, withoutMarker } from './padding.ts';

const bytes = (length: number) => new Uint8Array(length).fill(0x22);

describe('paddings of ISO/IEC 9797-1', () => {
  it('method 1 adds zeros, and nothing to a full block', () => {
    expect(padWithZeros(bytes(0))).toHaveLength(0);
    expect(padWithZeros(bytes(16))).toEqual(bytes(16));
    expect([...padWithZeros(bytes(15))]).toEqual([...bytes(15), 0]);
  });

  it('method 2 adds a marker, and a block to a full block', () => {
    // AN12343, 25 bytes of WriteData: 2222…22 80 000000000000.
    expect([...padWithMarker(bytes(25))]).toEqual([...bytes(25), 0x80, 0, 0, 0, 0, 0, 0]);
    expect(padWithMarker(bytes(16))).toHaveLength(32);
  });

  it.each([0, 1, 15, 16, 17, 47])('takes method 2 away again from %i bytes', (length) => {
    expect(withoutMarker(padWithMarker(bytes(length)))).toEqual(bytes(length));
  });

  it('sees that there is no padding of method 2', () => {
    expect(withoutMarker(bytes(16))).toBeNull();
    expect(withoutMarker(new Uint8Array(16))).toBeNull();
    expect(withoutMarker(Uint8Array.of(...bytes(15), 0x80, ...new Uint8Array(16)))).toBeNull();
  });
});

describe('comparing in constant time', () => {
  it('sees equal, different and longer byte strings', () => {
    expect(equalInConstantTime(bytes(8), bytes(8))).toBe(true);
    expect(equalInConstantTime(bytes(8), Uint8Array.of(...bytes(7), 0x23))).toBe(false);
    expect(equalInConstantTime(bytes(8), bytes(9))).toBe(false);
  });
});
