import { describe, expect, it } from 'vitest';
import { createMemoryTerminal } from '../../../station/card/memory-terminal.ts';
import type { PresentCard } from '../../../station/card/terminal.ts';
import { readUid } from '../../../station/card/read-uid.ts';
import { hexBytes } from '../bytes.ts';
import { desfireCard } from '../desfire/desfire-card.ts';
import { uidOnlyCard } from '../uid-only.ts';
import { asMemoryCard } from './memory-card.ts';
import { createVirtualTerminal, type VirtualTerminal } from './terminal.ts';

const UID = '04A1B2C3D4E580';
const OTHER = '11223344';
const GET_UID = hexBytes('FFCA000000');

function present(terminal: Pick<VirtualTerminal, 'status'>): PresentCard {
  const status = terminal.status();
  if (status.status !== 'ready') throw new Error(`no card: ${status.status}`);
  return status.card;
}

describe('the virtual terminal', () => {
  it('shows a card, reads its UID, and is empty again', async () => {
    const terminal = createVirtualTerminal();
    const stay = terminal.insert(desfireCard({ uid: UID }));
    expect(await readUid(present(terminal))).toEqual({ ok: true, value: UID });
    expect(stay.received).toEqual(['FFCA000000', 'FFCA000000']);
    terminal.remove();
    expect(terminal.status().status).toBe('no-card');
  });

  it('says that the card left, to the call under way and to later ones', async () => {
    const terminal = createVirtualTerminal();
    terminal.insert(uidOnlyCard({ uid: UID }), [{ kind: 'leave', at: 2, moment: 'before' }]);
    const card = present(terminal);
    expect(await readUid(card)).toEqual({ ok: false, error: 'card.removed' });
    expect(await card.transmit(GET_UID)).toEqual({ ok: false, error: 'card.removed' });
    expect(terminal.status().status).toBe('no-card');
  });

  it('shows the card of a swap as another presence', async () => {
    const terminal = createVirtualTerminal();
    const other = uidOnlyCard({ uid: OTHER });
    terminal.insert(uidOnlyCard({ uid: UID }), [
      { kind: 'swap', at: 2, moment: 'before', with: other, noticed: true },
    ]);
    const first = present(terminal);
    expect(await readUid(first)).toEqual({ ok: false, error: 'card.removed' });
    expect(present(terminal).presence).not.toBe(first.presence);
    expect(await readUid(present(terminal))).toEqual({ ok: true, value: OTHER });
  });

  it('has the station find out a swap that the reader did not notice', async () => {
    const terminal = createVirtualTerminal();
    const other = uidOnlyCard({ uid: OTHER });
    terminal.insert(uidOnlyCard({ uid: UID }), [
      { kind: 'swap', at: 2, moment: 'before', with: other, noticed: false },
    ]);
    expect(await readUid(present(terminal))).toEqual({ ok: false, error: 'card.changed' });
  });

  it('runs out of time with a mute card', async () => {
    const terminal = createVirtualTerminal({ limitMs: 5 });
    terminal.insert(uidOnlyCard({ uid: UID }), [{ kind: 'mute', at: 1, moment: 'after' }]);
    expect(await readUid(present(terminal))).toEqual({ ok: false, error: 'card.timeout' });
  });

  it('waits for a slow card', async () => {
    let release!: () => void;
    const until = new Promise<void>((resolve) => (release = resolve));
    const terminal = createVirtualTerminal();
    terminal.insert(uidOnlyCard({ uid: UID }), [{ kind: 'slow', at: 1, until }]);
    const uid = readUid(present(terminal));
    release();
    expect(await uid).toEqual({ ok: true, value: UID });
  });

  it('gives a random UID that is refused as an identity', async () => {
    const terminal = createVirtualTerminal();
    terminal.insert(uidOnlyCard({ uid: 'random' }));
    expect(await readUid(present(terminal))).toEqual({ ok: false, error: 'card.random-uid' });
  });

  it('says that the reader is gone once it was closed', async () => {
    const terminal = createVirtualTerminal();
    terminal.insert(uidOnlyCard({ uid: UID }));
    const card = present(terminal);
    await terminal.close();
    expect(await card.transmit(GET_UID)).toEqual({ ok: false, error: 'reader.gone' });
  });
});

describe('the memory terminal of the station', () => {
  it('takes a virtual card too', async () => {
    const terminal = createMemoryTerminal();
    terminal.insert(asMemoryCard(desfireCard({ uid: UID })));
    expect(await readUid(present(terminal))).toEqual({ ok: true, value: UID });
  });
});
