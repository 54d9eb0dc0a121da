import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { BareTap } from './bare-loop.ts';
import { monotonic } from './clock.ts';

/** The bare loop, running beside the kiosk on the same reader. */
export interface BareReader {
  /** When the next card's UID is there, in milliseconds of {@link monotonic}. Rejects when it read another one. */
  next(uid: string): Promise<number>;
  close(): Promise<void>;
}

/** Starts the bare loop in a process of its own; resolves when it has found the reader. */
export async function startBareReader(environment: Readonly<Record<string, string>>): Promise<BareReader> {
  const child = fork(join(import.meta.dirname, 'bare-loop.ts'), { env: { ...process.env, ...environment } });
  const ended = once(child, 'exit');
  await Promise.race([
    heard(child, (said) => said === 'ready'),
    ended.then(() => Promise.reject(new Error('the bare loop ended at once'))),
  ]);
  return {
    async next(uid) {
      const tap = (await heard(child, (said) => said !== 'ready')) as BareTap;
      if (tap.answer.toUpperCase() !== `${uid}9000`)
        throw new Error(`the bare loop read ${tap.answer} in place of ${uid}`);
      return monotonic(BigInt(tap.at));
    },
    async close() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

/** The next message that is wanted; each slot of the reader says `ready` once. */
async function heard(child: ChildProcess, isWanted: (said: unknown) => boolean): Promise<unknown> {
  for (;;) {
    const [said] = (await once(child, 'message')) as [unknown];
    if (isWanted(said)) return said;
  }
}
