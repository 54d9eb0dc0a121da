import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A process of this folder that works on the card of the reader. */
export interface Encoder {
  /** How long it took, in milliseconds of its own clock. */
  run(order: unknown): Promise<number>;
  close(): Promise<void>;
}

/** Starts it; resolves when it has the card. */
export async function startEncoder(
  script: 'our-encoder.ts' | 'bare-encoder.ts',
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Encoder> {
  const child = fork(join(import.meta.dirname, script), [...args], {
    env: { ...process.env, ...environment },
  });
  const exit = once(child, 'exit');
  const ended = exit.then(() => Promise.reject(new Error(`${script} ended by itself`)));
  ended.catch(() => undefined); // told to whoever waits for it
  await Promise.race([once(child, 'message'), ended]);
  return {
    async run(order) {
      const answered = once(child, 'message') as Promise<[{ took: number }]>;
      child.send(order as object);
      const [{ took }] = await Promise.race([answered, ended]);
      return took;
    },
    async close() {
      if (child.connected) child.disconnect();
      await exit;
    },
  };
}
