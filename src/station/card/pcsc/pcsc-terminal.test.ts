import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { untilStatus } from '../conformance.ts';
import type { CardTerminal, TerminalStatus } from '../terminal.ts';
import { SCARD } from './binding.ts';
import { FakePcsc, type FakeReader } from './fake-binding.ts';
import { createPcscTerminal } from './pcsc-terminal.ts';

const NAME = 'ACS ACR1252 Dual Reader [PICC] 00 00';
const ATR = Buffer.from('3B8180018080', 'hex');
const OTHER_ATR = Buffer.from('3B8F8001804F0CA000000306030001000000006A', 'hex');

describe('nfc-pcsc driver, on what no virtual reader can do', () => {
  let pcsc: FakePcsc;
  let reader: FakeReader;
  let terminal: CardTerminal;
  let faults: unknown[];

  beforeEach(async () => {
    pcsc = new FakePcsc();
    reader = pcsc.plug(NAME);
    faults = [];
    terminal = createPcscTerminal({
      limitMs: 1_000,
      load: () => ({ binding: pcsc.binding }),
      onFault: (fault) => faults.push(fault),
    });
    await untilStatus(terminal, 'no-card');
  });
  afterEach(() => terminal.close());

  function lay(atr: Buffer | undefined): void {
    reader.atr = atr;
    reader.count += 1;
    pcsc.changed();
  }

  it('sees a card swapped between two looks, by the count of events alone', async () => {
    lay(ATR);
    const before = await untilStatus(terminal, 'ready');
    reader.count += 1; // gone, and another one came before the watch looked again
    lay(OTHER_ATR);
    const after = await untilStatus(terminal, 'ready', ({ card }) => card.presence !== before.card.presence);
    expect(after.card.atr).toBe(OTHER_ATR.toString('hex').toUpperCase());
    expect(await before.card.transmit(Uint8Array.of(1))).toEqual({ ok: false, error: 'card.removed' });
  });

  it('does not take a change of flags for another card', async () => {
    lay(ATR);
    const { card } = await untilStatus(terminal, 'ready');
    reader.flags = 0x0100; // SCARD_STATE_INUSE: somebody connected, ourselves
    pcsc.changed();
    expect((await card.transmit(Uint8Array.of(7))).ok).toBe(true);
    expect(terminal.status()).toMatchObject({ status: 'ready', card: { presence: card.presence } });
  });

  it('finds readers that are plugged and pulled while it runs', async () => {
    pcsc.plug('Second reader 01 00');
    pcsc.changed();
    await untilStatus(terminal, 'no-card', ({ readers }) => readers.length === 2);
    lay(ATR);
    const { card } = await untilStatus(terminal, 'ready');
    pcsc.unplug(NAME);
    pcsc.changed();
    await untilStatus(terminal, 'no-card', ({ readers }) => readers.length === 1);
    expect(await card.transmit(Uint8Array.of(1))).toEqual({ ok: false, error: 'reader.gone' });
    expect(pcsc.openContexts).toBe(2); // the watch, and the line that waits for the next card
  });

  it('tries again while another program holds the card', async () => {
    reader.refusals = 2;
    lay(ATR);
    await untilStatus(terminal, 'ready');
    expect(pcsc.connections).toBe(3);
  });

  it('says unreadable when the card cannot be connected, and forgets it when it leaves', async () => {
    reader.refusals = Infinity;
    lay(ATR);
    expect(await untilStatus(terminal, 'unreadable')).toEqual({ status: 'unreadable', reader: NAME });
    lay(undefined);
    await untilStatus(terminal, 'no-card');
  });

  it('does not insist on a card that the daemon calls mute', async () => {
    reader.refusals = Infinity;
    reader.flags = SCARD.STATE_MUTE;
    lay(ATR);
    await untilStatus(terminal, 'unreadable');
    expect(pcsc.connections).toBeLessThanOrEqual(2); // one by us, one by nfc-pcsc, which connects whatever it is told
  });

  it('says nothing of a card that left before it was connected', async () => {
    const seen: TerminalStatus['status'][] = [];
    terminal.onChange(({ status }) => seen.push(status));
    reader.refusals = 1;
    lay(ATR);
    await expect.poll(() => pcsc.connections).toBe(1);
    lay(undefined);
    await expect.poll(() => terminal.status().status).toBe('no-card');
    lay(OTHER_ATR);
    const { card } = await untilStatus(terminal, 'ready');
    expect(card.atr).toBe(OTHER_ATR.toString('hex').toUpperCase());
    expect(seen).toEqual(['ready']);
  });

  it('answers card.unreadable when the exchange fails and the card stays', async () => {
    reader.transmit = () => Promise.reject(new Error('Card was reset'));
    lay(ATR);
    const { card } = await untilStatus(terminal, 'ready');
    expect(await card.transmit(Uint8Array.of(1))).toEqual({ ok: false, error: 'card.unreadable' });
  });

  it('takes an answer without a status word, which vpcd gives for a card that left, as no answer', async () => {
    reader.transmit = () => Promise.resolve(Buffer.alloc(0));
    lay(ATR);
    const { card } = await untilStatus(terminal, 'ready');
    const answer = card.transmit(Uint8Array.of(1));
    lay(undefined);
    expect(await answer).toEqual({ ok: false, error: 'card.removed' });
  });

  it('answers card.removed when the exchange fails and the card turns out to be gone', async () => {
    reader.transmit = () => Promise.reject(new Error('Transaction failed'));
    lay(ATR);
    const { card } = await untilStatus(terminal, 'ready');
    const answer = card.transmit(Uint8Array.of(1));
    lay(undefined);
    expect(await answer).toEqual({ ok: false, error: 'card.removed' });
  });

  it('keeps quiet while the daemon is away, tells the log once, and comes back with the card', async () => {
    lay(ATR);
    await untilStatus(terminal, 'ready');
    pcsc.running = false;
    pcsc.changed();
    await untilStatus(terminal, 'no-daemon');
    expect(faults).toEqual([{ status: 'no-daemon', cause: new Error('PC/SC service not running') }]);
    expect(pcsc.openContexts).toBe(0);
    pcsc.running = true;
    await untilStatus(terminal, 'ready');
    expect(faults).toHaveLength(1);
  });

  it('frees everything when closed, in the middle of an exchange too', async () => {
    let release!: (answer: Buffer) => void;
    reader.transmit = () => new Promise((resolve) => (release = resolve));
    lay(ATR);
    const { card } = await untilStatus(terminal, 'ready');
    const answer = card.transmit(Uint8Array.of(1));
    await expect.poll(() => release).toBeDefined();
    await terminal.close();
    expect(await answer).toEqual({ ok: false, error: 'reader.gone' });
    release(Buffer.from('9000', 'hex'));
    await expect.poll(() => pcsc.openContexts).toBe(0);
  });
});

describe('nfc-pcsc driver without its native part', () => {
  it('says no-driver, and why to the log', async () => {
    const cause = new Error("Cannot find module 'smartcard'");
    const faults: unknown[] = [];
    const terminal = createPcscTerminal({ load: () => ({ cause }), onFault: (fault) => faults.push(fault) });
    expect(terminal.status()).toEqual({ status: 'no-driver' });
    expect(faults).toEqual([{ status: 'no-driver', cause }]);
    await terminal.close();
  });

  it('waits for a daemon that is not there yet', async () => {
    const pcsc = new FakePcsc();
    pcsc.running = false;
    const terminal = createPcscTerminal({ load: () => ({ binding: pcsc.binding }) });
    await untilStatus(terminal, 'no-daemon');
    pcsc.running = true;
    await untilStatus(terminal, 'no-reader');
    await terminal.close();
    expect(pcsc.openContexts).toBe(0);
  });
});
