import { describe, expect, it } from 'vitest';
import { SCARD, type NativeCard } from './binding.ts';
import { Session } from './session.ts';

/** A card whose exchanges end when told to, and what was done to it in order. */
async function held() {
  const done: string[] = [];
  const release: (() => void)[] = [];
  const rooms: number[] = [];
  const card: NativeCard = {
    protocol: 2,
    transmit: (apdu, { maxRecvLength }) => {
      rooms.push(maxRecvLength);
      done.push(`begin ${apdu.toString('hex')}`);
      return new Promise((resolve) => {
        release.push(() => {
          done.push(`end ${apdu.toString('hex')}`);
          resolve(apdu);
        });
      });
    },
    control: async (code, data) => {
      if (code === 1) throw new Error('no such control');
      return data;
    },
    disconnect: () => void done.push('disconnect'),
  };
  const context = {
    listReaders: () => [],
    waitForChange: async () => null,
    cancel: () => undefined,
    close: () => void done.push('close'),
  };
  const line = { context, reader: { name: 'R', connect: async () => card } };
  return { done, release, rooms, session: await Session.open(line, SCARD.SHARE_SHARED) };
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

  it('lets nobody in before those who wait, not even at the moment when an exchange ends', async () => {
    const { done, release, session } = await held();
    const first = session.transmit(Buffer.of(1));
    const second = session.transmit(Buffer.of(2));
    const third = first.then(() => session.transmit(Buffer.of(3)));
    for (const next of [0, 1, 2]) {
      await expect.poll(() => release.length).toBe(next + 1);
      release[next]?.();
    }
    await Promise.all([first, second, third]);
    expect(done.filter((what) => what.startsWith('begin'))).toEqual(['begin 01', 'begin 02', 'begin 03']);
  });

  it('goes on after an exchange that failed', async () => {
    const { session } = await held();
    const failing = session.control(1, Buffer.of(1));
    await expect(failing).rejects.toThrow('no such control');
    expect(await session.control(2, Buffer.of(2))).toEqual(Buffer.of(2));
  });

  it('has room for the longest answer where the lengths are extended', async () => {
    const { release, rooms, session } = await held();
    const commands = ['00B0000000', '00A4040000', '00A4040002C085', '00B00000000000', '00D60000000001AA'];
    for (const [index, command] of commands.entries()) {
      const answer = session.transmit(Buffer.from(command, 'hex'));
      release[index]?.();
      await answer;
    }
    expect(rooms).toEqual([4_098, 4_098, 4_098, 65_538, 65_538]);
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
