import { describe, expect, it } from 'vitest';
import { SCARD, type NativeCard } from './binding.ts';
import { Session } from './session.ts';

/** A card whose exchanges end when told to, and what was done to it in order. */
async function held() {
  const done: string[] = [];
  const release: (() => void)[] = [];
  const card: NativeCard = {
    protocol: 2,
    transmit: (apdu) => {
      done.push(`begin ${apdu.toString('hex')}`);
      return new Promise((resolve) => {
        release.push(() => {
          done.push(`end ${apdu.toString('hex')}`);
          resolve(apdu);
        });
      });
    },
    control: async (_code, data) => data,
    disconnect: () => void done.push('disconnect'),
  };
  const context = {
    listReaders: () => [],
    waitForChange: async () => null,
    cancel: () => undefined,
    close: () => void done.push('close'),
  };
  const line = { context, reader: { name: 'R', connect: async () => card } };
  return { done, release, session: await Session.open(line, SCARD.SHARE_SHARED) };
}

describe('an open card', () => {
  it('begins an exchange when the one before has ended, whatever the thread pool would do', async () => {
    const { done, release, session } = await held();
    const both = [session.transmit(Buffer.of(1)), session.transmit(Buffer.of(2))];
    await expect.poll(() => release.length).toBe(1);
    release[0]?.();
    await expect.poll(() => release.length).toBe(2);
    release[1]?.();
    expect(await Promise.all(both)).toEqual([Buffer.of(1), Buffer.of(2)]);
    expect(done).toEqual(['begin 01', 'end 01', 'begin 02', 'end 02']);
  });

  it('is disconnected after the exchange under way, and what waited is refused unsent', async () => {
    const { done, release, session } = await held();
    const first = session.transmit(Buffer.of(1));
    const second = session.transmit(Buffer.of(2));
    await expect.poll(() => release.length).toBe(1);
    session.close();
    session.close();
    release[0]?.();
    expect(await first).toEqual(Buffer.of(1));
    await expect(second).rejects.toThrow('not connected');
    await expect.poll(() => done).toEqual(['begin 01', 'end 01', 'disconnect', 'close']);
  });
});
