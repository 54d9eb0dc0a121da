import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Order } from './victim.ts';

/** Processes of `victim.ts` that see the card already: the next ones begin while one works. */
export interface Victims {
  /** Gives the order to the next one, and waits for its end or its answer. */
  send(order: Order): Promise<'killed' | { readonly encoded: boolean; readonly apdus: number }>;
  close(): Promise<void>;
}

interface Victim {
  readonly child: ChildProcess;
  readonly ready: Promise<unknown>;
}

/** Starts so many beforehand. */
export function startVictims(spare: number): Victims {
  const waiting: Victim[] = [];
  const refill = () => {
    while (waiting.length < spare) waiting.push(start());
  };
  refill();
  return {
    async send(order) {
      const next = waiting.shift();
      if (!next) throw new Error('no victim');
      refill();
      await next.ready;
      const { child } = next;
      const ended = once(child, 'exit');
      const answered = once(child, 'message');
      child.send(order);
      const [said, signal] = (await Promise.race([answered, ended])) as [unknown, unknown];
      if (signal === 'SIGKILL') return 'killed';
      if (typeof said !== 'object' || said === null)
        throw new Error(`a victim ended by itself: ${String(said)}`);
      child.disconnect();
      await ended;
      return said as { encoded: boolean; apdus: number };
    },
    async close() {
      await Promise.all(
        waiting.splice(0).map(async ({ child }) => {
          const ended = once(child, 'exit');
          child.kill('SIGKILL');
          await ended;
        }),
      );
    },
  };
}

function start(): Victim {
  const child = fork(join(import.meta.dirname, 'victim.ts'));
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('a victim ended before its order')));
  const ready = Promise.race([once(child, 'message'), ended]);
  ready.catch(() => undefined); // told to whoever waits for it
  return { child, ready };
}
