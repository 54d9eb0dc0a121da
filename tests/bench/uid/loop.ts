import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { monotonic } from '../tap/clock.ts';

/** A program that reads the UID of each card, and prints it. */
export interface Loop {
  /** When the UID of the next card was there, in milliseconds of {@link monotonic}. Rejects when it read another one. */
  next(uid: string): Promise<number>;
  close(): Promise<void>;
}

/** Starts it; resolves when it waits for a card. */
export async function startLoop(
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Loop> {
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  });
  const lines = createInterface({ input: child.stdout });
  const exit = once(child, 'exit');
  const ended = exit.then(() => Promise.reject(new Error(`${command} ended by itself`)));
  ended.catch(() => undefined); // told to whoever waits for it
  const line = async (wanted: (line: string) => boolean): Promise<string> => {
    for (;;) {
      const [said] = (await Promise.race([once(lines, 'line'), ended])) as [string];
      if (wanted(said)) return said;
    }
  };
  await line((said) => said === 'ready');
  return {
    async next(uid) {
      const [answer, at = '0'] = (await line((said) => said !== 'ready')).split(' ');
      if (answer !== `${uid}9000`) throw new Error(`${command} read ${answer} in place of ${uid}`);
      return monotonic(BigInt(at));
    },
    async close() {
      child.kill('SIGKILL');
      await exit;
    },
  };
}
