import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countUp, countUpApdu, memoryCard, type MemoryCard } from './memory-card.ts';
import { readUid } from './read-uid.ts';
import type { CardTerminal, PresentCard, TerminalStatus } from './terminal.ts';
import { watchTaps, type Tap } from './watch-taps.ts';

/** A terminal with hands: what a person can do to it. Slots are 0 and 1, each a reader of its own. */
export interface TerminalBench {
  readonly terminal: CardTerminal;
  /** Lays a card on a slot; the terminal may notice later. */
  insert(card: MemoryCard, slot?: 0 | 1): void;
  remove(slot?: 0 | 1): void;
  /** All readers are pulled, with what lies on them. */
  unplug(): Promise<void>;
  plug(): Promise<void>;
  /** The daemon is killed; its return brings the readers and the cards that still lie on them. */
  killDaemon(): Promise<void>;
  startDaemon(): Promise<void>;
  close(): Promise<void>;
}

export interface ConformanceOptions {
  /** A fresh bench with two empty readers; `limitMs` is the time limit of one APDU. */
  open(limitMs: number): Promise<TerminalBench>;
  /** Insertions of the endurance test, and the time that it may take in milliseconds. */
  readonly endurance: { readonly insertions: number; readonly timeoutMs: number };
}

const FOUR = '11223344';
const SEVEN = '04A1B2C3D4E580';
const TEN = '04A1B2C3D4E5F6071829';
/** Long enough for twenty exchanges with a virtual card, which take 40 ms each where answers may be long (see VpcdLink). */
const LIMIT_MS = 1_500;

type Of<S extends TerminalStatus['status']> = Extract<TerminalStatus, { status: S }>;

/** Waits until the terminal says so. The runner's time-out ends a wait that never comes true. */
export async function untilStatus<S extends TerminalStatus['status']>(
  terminal: CardTerminal,
  wanted: S,
  condition: (status: Of<S>) => boolean = () => true,
): Promise<Of<S>> {
  const fits = (status: TerminalStatus): status is Of<S> =>
    status.status === wanted && condition(status as Of<S>);
  return new Promise((resolve) => {
    const stop = terminal.onChange((status) => settle(status));
    settle(terminal.status());
    function settle(status: TerminalStatus): void {
      if (!fits(status)) return;
      stop();
      resolve(status);
    }
  });
}

/** The promises of {@link CardTerminal}, to be kept by every implementation. */
export function cardTerminalConformance(name: string, options: ConformanceOptions): void {
  describe(`card terminal: ${name}`, () => {
    let bench: TerminalBench;

    beforeEach(async () => {
      bench = await options.open(LIMIT_MS);
      await untilStatus(bench.terminal, 'no-card', ({ readers }) => readers.length === 2);
    });
    afterEach(() => bench.close());

    async function put(card: MemoryCard, slot: 0 | 1 = 0): Promise<PresentCard> {
      bench.insert(card, slot);
      return (await untilStatus(bench.terminal, 'ready')).card;
    }

    async function takeAway(slot: 0 | 1 = 0): Promise<void> {
      bench.remove(slot);
      await untilStatus(bench.terminal, 'no-card');
    }

    it.each([FOUR, SEVEN, TEN])('reads the UID %s of a card, and sees it leave', async (uid) => {
      const card = await put(memoryCard({ uid }));
      expect(card.atr).toBe('3B8180018080');
      expect(await readUid(card)).toEqual({ ok: true, value: uid });
      await takeAway();
      expect(await readUid(card)).toEqual({ ok: false, error: 'card.removed' });
    });

    it.each([
      ['an empty UID', '', 'card.uid-length'],
      ['a UID of 5 bytes', '0102030405', 'card.uid-length'],
      ['a UID of 16 bytes', '00112233445566778899AABBCCDDEEFF', 'card.uid-length'],
      ['a random UID', '08A1B2C3', 'card.random-uid'],
    ])('refuses %s', async (_what, uid, error) => {
      expect(await readUid(await put(memoryCard({ uid })))).toEqual({ ok: false, error });
    });

    it('refuses an answer whose status word is not 9000', async () => {
      const card = await put(memoryCard({ uid: SEVEN, uidStatusWord: 0x6a81 }));
      expect(await readUid(card)).toEqual({ ok: false, error: 'card.status-word' });
    });

    it('says unreadable for a mute card, and recovers with a good one', async () => {
      bench.insert(memoryCard({ uid: SEVEN, mute: true }));
      await untilStatus(bench.terminal, 'unreadable');
      await takeAway();
      expect(await readUid(await put(memoryCard({ uid: SEVEN })))).toEqual({ ok: true, value: SEVEN });
    });

    it('never gives the bytes of the next card to the one before', async () => {
      const first = await put(memoryCard({ uid: FOUR }));
      expect(await readUid(first)).toEqual({ ok: true, value: FOUR });
      await takeAway();
      const next = memoryCard({ uid: SEVEN });
      const second = await put(next);
      expect(await first.transmit(countUpApdu(1, 4))).toEqual({ ok: false, error: 'card.removed' });
      expect(next.received).not.toContain(hex(countUpApdu(1, 4)));
      expect(second.presence).not.toBe(first.presence);
      expect(await readUid(second)).toEqual({ ok: true, value: SEVEN });
    });

    it('never gives the bytes of a card swapped faster than the reader looks', async () => {
      const first = await put(memoryCard({ uid: FOUR }));
      const next = memoryCard({ uid: SEVEN });
      bench.insert(next); // no wait: the first one goes and this one comes at once
      const answer = await first.transmit(countUpApdu(1, 4));
      expect(answer.ok).toBe(false);
      expect(next.received).not.toContain(hex(countUpApdu(1, 4)));
      const { card } = await untilStatus(
        bench.terminal,
        'ready',
        ({ card }) => card.presence !== first.presence,
      );
      expect(await readUid(card)).toEqual({ ok: true, value: SEVEN });
    });

    it('gives a card that returns a new presence', async () => {
      const first = await put(memoryCard({ uid: SEVEN }));
      await takeAway();
      const second = await put(memoryCard({ uid: SEVEN }));
      expect(second.presence).not.toBe(first.presence);
      expect((await first.transmit(countUpApdu(0, 1))).ok).toBe(false);
      expect((await second.transmit(countUpApdu(0, 1))).ok).toBe(true);
    });

    it('answers calls made at once in their order', async () => {
      const virtual = memoryCard({ uid: SEVEN });
      const card = await put(virtual);
      const firsts = Array.from({ length: 20 }, (_, index) => index);
      const answers = await Promise.all(firsts.map((first) => card.transmit(countUpApdu(first, 8))));
      expect(answers).toEqual(firsts.map((first) => ({ ok: true, value: withOk(countUp(first, 8)) })));
      expect(virtual.received.slice(-20)).toEqual(firsts.map((first) => hex(countUpApdu(first, 8))));
    });

    it('does not mind that the caller reuses its buffer', async () => {
      const card = await put(memoryCard({ uid: SEVEN }));
      const buffer = countUpApdu(1, 2);
      const calls = [card.transmit(countUpApdu(9, 1)), card.transmit(buffer)];
      buffer.fill(0);
      expect((await Promise.all(calls))[1]).toEqual({ ok: true, value: withOk(countUp(1, 2)) });
    });

    it.each([256, 300, 4_000])('gives an answer of %i bytes whole', async (length) => {
      const card = await put(memoryCard({ uid: SEVEN }));
      expect(await card.transmit(countUpApdu(7, length))).toEqual({
        ok: true,
        value: withOk(countUp(7, length)),
      });
    });

    it('gives up on a card that is too slow, and never sends what waited behind it', async () => {
      let release!: () => void;
      const hold = new Promise<void>((resolve) => (release = resolve));
      const virtual = memoryCard({ uid: SEVEN, hold });
      const card = await put(virtual);
      const answers = await Promise.all([card.transmit(countUpApdu(1, 1)), card.transmit(countUpApdu(2, 1))]);
      expect(answers).toEqual([timedOut, timedOut]);
      release();
      expect(await card.transmit(countUpApdu(3, 1))).toEqual({ ok: true, value: withOk(countUp(3, 1)) });
      expect(virtual.received).not.toContain(hex(countUpApdu(2, 1)));
    });

    it('answers card.removed to a call that was under way when the card left', async () => {
      const card = await put(memoryCard({ uid: SEVEN, hold: new Promise(() => undefined) }));
      const answer = card.transmit(countUpApdu(1, 1));
      bench.remove();
      expect(['card.removed', 'card.timeout']).toContain(await answer.then((a) => (a.ok ? 'ok' : a.error)));
      await untilStatus(bench.terminal, 'no-card');
      expect(await card.transmit(countUpApdu(1, 1))).toEqual({ ok: false, error: 'card.removed' });
    });

    it('chooses none of two cards, and reads the one that stays', async () => {
      const taps: Tap[] = [];
      bench.insert(memoryCard({ uid: FOUR }), 0);
      bench.insert(memoryCard({ uid: SEVEN }), 1);
      const several = await untilStatus(bench.terminal, 'several-cards');
      expect(several.readers).toHaveLength(2);
      const stop = watchTaps(bench.terminal, (tap) => taps.push(tap));
      bench.remove(0);
      const { card } = await untilStatus(bench.terminal, 'ready');
      expect(await readUid(card)).toEqual({ ok: true, value: SEVEN });
      expect(taps.map(({ uid }) => uid)).toEqual([{ ok: true, value: SEVEN }]);
      stop();
    });

    it('follows readers that are pulled and plugged, and says so to the card that lay there', async () => {
      const card = await put(memoryCard({ uid: SEVEN }));
      await bench.unplug();
      await untilStatus(bench.terminal, 'no-reader');
      expect(await card.transmit(countUpApdu(0, 1))).toEqual({ ok: false, error: 'reader.gone' });
      bench.remove();
      await bench.plug();
      await untilStatus(bench.terminal, 'no-card', ({ readers }) => readers.length === 2);
      expect(await readUid(await put(memoryCard({ uid: FOUR })))).toEqual({ ok: true, value: FOUR });
    });

    it('survives the death of the daemon, and finds the card that still lies there', async () => {
      const before = await put(memoryCard({ uid: SEVEN }));
      await bench.killDaemon();
      await untilStatus(bench.terminal, 'no-daemon');
      expect(await before.transmit(countUpApdu(0, 1))).toEqual({ ok: false, error: 'reader.gone' });
      await bench.startDaemon();
      const { card } = await untilStatus(bench.terminal, 'ready');
      expect(card.presence).not.toBe(before.presence);
      expect(await readUid(card)).toEqual({ ok: true, value: SEVEN });
    });

    it('tells nothing more after it was closed', async () => {
      const card = await put(memoryCard({ uid: SEVEN }));
      const seen: TerminalStatus[] = [];
      bench.terminal.onChange((status) => seen.push(status));
      await bench.terminal.close();
      expect(await card.transmit(countUpApdu(0, 1))).toEqual({ ok: false, error: 'reader.gone' });
      expect(seen).toEqual([]);
    });

    it(
      `loses none of ${options.endurance.insertions} cards in a row, on two readers in turn`,
      async () => {
        const count = options.endurance.insertions;
        const uids = Array.from({ length: count }, (_, index) =>
          (0x10000000 + index).toString(16).toUpperCase(),
        );
        const taps: Tap[] = [];
        let last = '';
        const stop = watchTaps(bench.terminal, (tap) => taps.push(tap));
        for (const [index, uid] of uids.entries()) {
          const slot = index % 2 === 0 ? 0 : 1;
          bench.insert(memoryCard({ uid }), slot);
          await untilStatus(bench.terminal, 'ready', ({ card }) => card.presence !== last);
          await expect.poll(() => taps.at(-1)?.uid, { interval: 1 }).toEqual({ ok: true, value: uid });
          last = taps.at(-1)?.presence ?? '';
          bench.remove(slot);
        }
        stop();
        expect(taps.map(({ uid }) => (uid.ok ? uid.value : uid.error))).toEqual(uids);
        expect(new Set(taps.map(({ presence }) => presence)).size).toBe(count);
      },
      options.endurance.timeoutMs,
    );
  });
}

const timedOut = { ok: false, error: 'card.timeout' };

function withOk(data: Uint8Array): Uint8Array {
  return Buffer.concat([data, Uint8Array.of(0x90, 0x00)]);
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex').toUpperCase();
}
