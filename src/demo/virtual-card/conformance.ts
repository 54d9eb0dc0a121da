import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { untilStatus } from '../../station/card/conformance.ts';
import { readUid } from '../../station/card/read-uid.ts';
import type { CardTerminal, PresentCard } from '../../station/card/terminal.ts';
import { hexBytes, toHex } from './bytes.ts';
import type { Card } from './card.ts';
import { classicCard } from './classic/classic-card.ts';
import { Command } from './desfire/codes.ts';
import { desfireCard } from './desfire/desfire-card.ts';
import type { Fault } from './field/faults.ts';
import { ntagCard } from './ntag/ntag-card.ts';
import { DesfireReader } from './test-kit/desfire-reader.ts';
import { uidOnlyCard } from './uid-only.ts';

/** A terminal, and a hand that lays virtual cards on it. */
export interface VirtualCardBench {
  readonly terminal: CardTerminal;
  insert(card: Card, faults?: readonly Fault[]): void;
  remove(): void;
  close(): Promise<void>;
}

const FOUR = '11223344';
const SEVEN = '04A1B2C3D4E580';
const TEN = '04A1B2C3D4E5F6071829';
/** Milliseconds of one APDU, many times what it takes; a mute card is waited for so long. */
const LIMIT_MS = 1_500;
const ZERO = new Uint8Array(16);
const CONTENT = Uint8Array.from({ length: 150 }, (_, index) => index);

/**
 * Every kind of virtual card on a terminal, be it in memory or the real pcscd. `open` gives a bench with no card, where one
 * APDU may take so many milliseconds.
 */
export function virtualCardConformance(
  name: string,
  open: (limitMs: number) => Promise<VirtualCardBench>,
): void {
  describe(`virtual cards: ${name}`, () => {
    let bench: VirtualCardBench;
    beforeEach(async () => {
      bench = await open(LIMIT_MS);
      await untilStatus(bench.terminal, 'no-card');
    });
    afterEach(() => bench.close());

    async function put(card: Card, faults?: readonly Fault[]): Promise<PresentCard> {
      bench.insert(card, faults);
      return (await untilStatus(bench.terminal, 'ready')).card;
    }

    const bytes = (present: PresentCard) => async (apdu: Uint8Array) => {
      const answer = await present.transmit(apdu);
      if (!answer.ok) throw new Error(answer.error);
      return answer.value;
    };
    const hex = (present: PresentCard) => async (apdu: string) => toHex(await bytes(present)(hexBytes(apdu)));

    it.each([FOUR, SEVEN, TEN])('give their UID %s', async (uid) => {
      expect(await readUid(await put(uidOnlyCard({ uid })))).toEqual({ ok: true, value: uid });
    });

    it('give a random UID, which is refused as an identity', async () => {
      const present = await put(uidOnlyCard({ uid: 'random' }));
      expect(await readUid(present)).toEqual({ ok: false, error: 'card.random-uid' });
    });

    it.each(['ev1', 'ev2'] as const)('write, commit and read a DESFire %s', async (generation) => {
      const present = await put(desfireCard({ uid: SEVEN, generation }));
      expect(present.atr).toBe('3B8180018080');
      const reader = new DesfireReader(bytes(present));
      await reader.command(Command.createApplication, hexBytes('01A0F50F81'));
      await reader.select('01A0F5');
      await reader.authenticate(generation, 0, ZERO);
      await reader.createFile('backup', 1, 'full', 0x0000, CONTENT.length);
      await reader.write(1, 0, CONTENT, 'full');
      await reader.command(Command.commitTransaction);
      expect(await reader.read(1, 0, CONTENT.length, 'full')).toEqual(CONTENT);
      expect(toHex(await reader.cardUid())).toBe(SEVEN);
    });

    it('write and read a MIFARE Classic', async () => {
      const present = await put(classicCard({ uid: FOUR }));
      const send = hex(present);
      expect(present.atr).toBe('3B8F8001804F0CA000000306030001000000006A');
      expect(await send('FF82000006FFFFFFFFFFFF')).toBe('9000');
      expect(await send('FF8600000501000460 00')).toBe('9000');
      expect(await send(`FFD6000410${'5A'.repeat(16)}`)).toBe('9000');
      expect(await send('FFB0000410')).toBe(`${'5A'.repeat(16)}9000`);
    });

    it.each(['ntag213', 'ntag215'] as const)('write and read an %s', async (model) => {
      const present = await put(ntagCard({ model, uid: SEVEN }));
      const send = hex(present);
      expect(present.atr).toBe('3B8F8001804F0CA0000003060300030000000068');
      expect(await send('FFD6000404DEADBEEF')).toBe('9000');
      expect(await send('FFB0000404')).toBe('DEADBEEF9000');
    });

    it('leave at the APDU of their fault', async () => {
      const present = await put(uidOnlyCard({ uid: SEVEN }), [{ kind: 'leave', at: 2, moment: 'after' }]);
      expect(await readUid(present)).toEqual({ ok: false, error: 'card.removed' });
      await untilStatus(bench.terminal, 'no-card');
    });

    it('are swapped at the APDU of their fault, and the other one is another presence', async () => {
      const other = uidOnlyCard({ uid: FOUR });
      const present = await put(uidOnlyCard({ uid: SEVEN }), [
        { kind: 'swap', at: 1, moment: 'before', with: other, noticed: true },
      ]);
      expect(await readUid(present)).toEqual({ ok: false, error: 'card.removed' });
      const next = await untilStatus(
        bench.terminal,
        'ready',
        ({ card }) => card.presence !== present.presence,
      );
      expect(await readUid(next.card)).toEqual({ ok: true, value: FOUR });
    });

    it('run out of time when they are mute, and make place for the next one', async () => {
      const present = await put(uidOnlyCard({ uid: SEVEN }), [{ kind: 'mute', at: 1, moment: 'after' }]);
      expect(await readUid(present)).toEqual({ ok: false, error: 'card.timeout' });
      bench.remove();
      await untilStatus(bench.terminal, 'no-card');
      expect(await readUid(await put(uidOnlyCard({ uid: FOUR })))).toEqual({ ok: true, value: FOUR });
    });

    it('keep their content over a torn commit, and show it on the next stay', async () => {
      const card = desfireCard({ uid: SEVEN });
      const write = async (present: PresentCard): Promise<void> => {
        const reader = new DesfireReader(bytes(present));
        await reader.command(Command.createApplication, hexBytes('01A0F50F81')).catch(() => undefined);
        await reader.select('01A0F5');
        await reader.createFile('backup', 1, 'plain', 0xeeee, 4).catch(() => undefined);
        await reader.write(1, 0, hexBytes('AABBCCDD'), 'plain');
        await reader.command(Command.commitTransaction);
      };
      const first = await put(card, [{ kind: 'torn', at: 5, tear: { bytes: 0, atomic: 'old' } }]);
      await expect(write(first)).rejects.toThrow('card.removed');
      expect(toHex(card.content('01A0F5', 1) ?? ZERO)).toBe('00000000');
      await untilStatus(bench.terminal, 'no-card');
      await write(await put(card));
      expect(toHex(card.content('01A0F5', 1) ?? ZERO)).toBe('AABBCCDD');
    });
  });
}
