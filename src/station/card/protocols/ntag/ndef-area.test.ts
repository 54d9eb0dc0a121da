import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../../shared/domain/result.ts';
import { asHex, hex } from '../scripted-card.ts';
import type { Transmitter } from '../transmitter.ts';
import { readMessage, writeMessage } from './ndef-area.ts';

/** Pages 0 to 5 as NXP delivers an NTAG213: lock control block, then an empty message. */
const FACTORY = '04112233 44556677 00000000 E1101200 0103A00C 340300FE';
const PAGES = 45;

/** A card with pages, and nothing else: it breaks after so many writes, and `torn` bytes of the next one. */
function pageCard(start = FACTORY, options: { writes?: number; torn?: number; pages?: number } = {}) {
  const memory = new Uint8Array((options.pages ?? PAGES) * 4);
  memory.set(hex(start));
  let writes = options.writes ?? Infinity;
  const card: Transmitter = {
    transmit: async (apdu) => {
      const [, instruction, , page = 0] = apdu;
      if (instruction === 0xb0) {
        const bytes = Uint8Array.from(
          { length: 16 },
          (_, index) => memory[(page * 4 + index) % memory.length] ?? 0,
        );
        return ok(Uint8Array.of(...bytes, 0x90, 0x00));
      }
      if (writes === 0) {
        memory.set(apdu.subarray(5, 5 + (options.torn ?? 0)), page * 4);
        return err('card.removed');
      }
      writes -= 1;
      memory.set(apdu.subarray(5), page * 4);
      return ok(hex('9000'));
    },
  };
  return { card, memory };
}

const bytes = (length: number, fill: number) => new Uint8Array(length).fill(fill);

describe('an NDEF message on an NTAG', () => {
  it('is not there on a new card', async () => {
    expect(await readMessage(pageCard().card)).toEqual({ ok: false, error: 'ndef.none' });
  });

  it.each([1, 7, 20, 129, 133])(
    'of %i bytes is written behind the lock control block, and read',
    async (length) => {
      const { card, memory } = pageCard();
      expect(await writeMessage(card, bytes(length, 0xab))).toMatchObject({ ok: true });
      expect(await readMessage(card)).toEqual({ ok: true, value: bytes(length, 0xab) });
      expect(asHex(memory.slice(0, 21))).toBe(FACTORY.replaceAll(' ', '').slice(0, 42));
    },
  );

  it.each([254, 255, 300])('of %i bytes is written with the length that it needs', async (length) => {
    const { card, memory } = pageCard('04112233 44556677 00000000 E1103E00 0300FE00', { pages: 135 });
    expect(await writeMessage(card, bytes(length, 1))).toMatchObject({ ok: true });
    expect(await readMessage(card)).toEqual({ ok: true, value: bytes(length, 1) });
    expect(memory[17]).toBe(length === 254 ? 254 : 255);
  });

  it('fills the area to its last byte, without a terminator, and not further', async () => {
    const { card } = pageCard('04112233 44556677 00000000 E1101200 0300FE00');
    expect(await writeMessage(card, bytes(142, 7))).toMatchObject({ ok: true });
    expect(await readMessage(card)).toEqual({ ok: true, value: bytes(142, 7) });
    expect(await writeMessage(card, bytes(143, 7))).toEqual({ ok: false, error: 'ntag.too-small' });
  });

  it.each([
    ['a card that is not formatted', '04112233 44556677 00000000 00000000', 'ntag.not-formatted'],
    ['a card of another version', '04112233 44556677 00000000 E1201200', 'ntag.not-formatted'],
    ['a read-only card', '04112233 44556677 00000000 E110120F 0300FE00', 'ntag.read-only'],
  ])('is refused on %s', async (_name, start, error) => {
    const { card } = pageCard(start);
    expect(await writeMessage(card, bytes(5, 1))).toEqual({ ok: false, error });
  });

  it('takes the place of bytes that mean nothing, and of a message that is longer than the card', async () => {
    for (const rest of ['03F0D101', '4D550463', '00000000', '00004D55']) {
      const { card } = pageCard(`04112233 44556677 00000000 E1100600 ${rest}`);
      const before = await readMessage(card);
      expect(before).toEqual({ ok: false, error: rest === '03F0D101' ? 'ndef.invalid' : 'ndef.none' });
      expect(await writeMessage(card, bytes(5, 1))).toMatchObject({ ok: true });
      expect(await readMessage(card)).toEqual({ ok: true, value: bytes(5, 1) });
    }
  });
});

describe('an interrupted writing', () => {
  const starts = {
    'the factory state': FACTORY,
    'a message at the start of a page': '04112233 44556677 00000000 E1101200 0300FE00',
    'a tag at the end of a page': '04112233 44556677 00000000 E1101200 00000003 00FE0000',
    'a terminator before old bytes': '04112233 44556677 00000000 E1101200 FE0A0B0C 0D0E0F10',
    'a terminator at the end of what is read first':
      '04112233 44556677 00000000 E1101200 01080000 00000000 000000FE 55555555',
    'no blocks at all': '04112233 44556677 00000000 E1101200 4D554D55 4D554D55',
  };
  const lengths = [
    [30, 20],
    [20, 30],
  ] as const;

  it.each(Object.entries(starts))('leaves the old message, none or the new one: %s', async (_name, start) => {
    for (const [oldLength, newLength] of lengths)
      await interrupt(start, bytes(oldLength, 0x11), bytes(newLength, 0x22));
  });

  it('does so with long lengths', async () => {
    await interrupt('04112233 44556677 00000000 E1103E00 0300FE00', bytes(300, 0x11), bytes(260, 0x22));
  });

  it('shows nothing but the new message on a card that had none', async () => {
    for (const start of Object.values(starts)) await interrupt(start, null, bytes(20, 0x22));
  });

  async function interrupt(start: string, old: Uint8Array | null, next: Uint8Array) {
    const before = pageCard(start, { pages: 135 });
    if (old) await writeMessage(before.card, old);
    const full = asHex(before.memory);
    const seen = new Set<string>();
    for (const torn of [0, 1, 2, 3, 4]) {
      for (let writes = 0; ; writes += 1) {
        const { card, memory } = pageCard(full, { writes, torn, pages: 135 });
        const written = await writeMessage(card, next);
        const left = await readMessage(pageCard(asHex(memory), { pages: 135 }).card);
        const state = left.ok ? asHex(left.value) : left.error;
        expect([old && asHex(old), asHex(next), 'ndef.none']).toContain(state);
        seen.add(state);
        if (written.ok) break;
        const again = pageCard(asHex(memory), { pages: 135 });
        expect(await writeMessage(again.card, next)).toMatchObject({ ok: true });
      }
    }
    expect(seen).toContain('ndef.none');
    expect(seen).toContain(asHex(next));
  }
});
