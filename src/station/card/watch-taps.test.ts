import { describe, expect, it } from 'vitest';
import { memoryCard } from './memory-card.ts';
import { createMemoryTerminal } from './memory-terminal.ts';
import { watchTaps, type Tap } from './watch-taps.ts';

const FIRST = '11223344';
const SECOND = '04A1B2C3D4E580';

function watched() {
  const terminal = createMemoryTerminal({ readers: ['A', 'B'] });
  const taps: Tap[] = [];
  const stop = watchTaps(terminal, (tap) => taps.push(tap));
  const uids = () => taps.map(({ uid }) => (uid.ok ? uid.value : uid.error));
  return { terminal, uids, stop };
}

function held() {
  let release!: () => void;
  const hold = new Promise<void>((resolve) => (release = resolve));
  return { hold, release };
}

describe('watching for taps', () => {
  it('publishes each card once, and a returning one again', async () => {
    const { terminal, uids } = watched();
    terminal.insert(memoryCard({ uid: FIRST }));
    await expect.poll(uids).toEqual([FIRST]);
    terminal.plug('C');
    terminal.remove();
    terminal.insert(memoryCard({ uid: FIRST }));
    await expect.poll(uids).toEqual([FIRST, FIRST]);
  });

  it('reads the card that lay there before', async () => {
    const terminal = createMemoryTerminal();
    terminal.insert(memoryCard({ uid: SECOND }));
    const taps: Tap[] = [];
    watchTaps(terminal, (tap) => taps.push(tap));
    await expect.poll(() => taps.map(({ uid }) => uid)).toEqual([{ ok: true, value: SECOND }]);
  });

  it('publishes card.removed, not a UID, when the card left while it was read', async () => {
    const { terminal, uids } = watched();
    const { hold, release } = held();
    terminal.insert(memoryCard({ uid: FIRST, hold }));
    terminal.remove();
    release();
    await expect.poll(uids).toEqual(['card.removed']);
  });

  it('publishes card.changed when a second card came while it was read, then the one that stays', async () => {
    const { terminal, uids } = watched();
    const { hold, release } = held();
    terminal.insert(memoryCard({ uid: FIRST, hold }), 'A');
    terminal.insert(memoryCard({ uid: SECOND }), 'B');
    release();
    await expect.poll(uids).toEqual(['card.changed']);
    terminal.remove('B');
    await expect.poll(uids).toEqual(['card.changed', FIRST]);
  });

  it('publishes nothing after it was stopped', async () => {
    const { terminal, uids, stop } = watched();
    const card = memoryCard({ uid: FIRST });
    terminal.insert(card);
    stop();
    await expect.poll(() => card.received.length).toBe(2);
    terminal.insert(memoryCard({ uid: SECOND }));
    expect(uids()).toEqual([]);
  });
});
