import { describe, expect, it } from 'vitest';
import { validate, version } from 'uuid';
import { makeEscn } from './escn.ts';

describe('a European student card number', () => {
  it('is a UUID of version 1 whose node is the prefix and the PIC', () => {
    const escn = makeEscn({ pic: '999465982', prefix: 1 }, Date.parse('2026-11-20T10:00:00Z'));
    expect(validate(escn) && version(escn)).toBe(1);
    expect(escn.slice(24)).toBe('001999465982');
    expect(makeEscn({ pic: '999465982', prefix: 42 }, 0).slice(24)).toBe('042999465982');
  });

  it('tells its time, in hundreds of nanoseconds since 1582 (RFC 9562, 5.1)', () => {
    const now = Date.parse('2026-11-20T10:00:00.123Z');
    const [low = '', mid = '', high = ''] = makeEscn({ pic: '000000000', prefix: 0 }, now).split('-');
    const time = BigInt(`0x${high.slice(1)}${mid}${low}`);
    expect(Number(time / 10_000n) - 12_219_292_800_000).toBe(now);
  });

  it('is another one each time, even in one millisecond', () => {
    const many = Array.from({ length: 1000 }, () => makeEscn({ pic: '999465982', prefix: 1 }, 0));
    expect(new Set(many).size).toBe(many.length);
  });
});
