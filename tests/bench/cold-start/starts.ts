import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { processesMarked, signal } from '../../../src/demo/processes.ts';
import { waitUntil } from '../../../src/demo/tour/wait.ts';
import { firstPaint, type Sought } from './first-paint.ts';

/** One program to start, and what it paints first. */
export interface Start {
  readonly program: string;
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** A text that all processes of the start carry in their words or environment. */
  readonly mark: string;
  readonly sought: Omit<Sought, 'limitMs'>;
}

const PAINT_MS = 30_000;
const END_MS = 6_000;

/** Starts a program, waits for its first paint, ends it and all that it started. Gives the milliseconds from spawn to paint. */
export async function timeStart({ program, words, environment, mark, sought }: Start): Promise<number> {
  let said = '';
  const begun = performance.timeOrigin + performance.now();
  const child = spawn(program, [...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const ended = once(child, 'exit');
  try {
    const early = ended.then(() => Promise.reject(new Error('it ended by itself')));
    return (await Promise.race([firstPaint({ ...sought, limitMs: PAINT_MS }), early])) - begun;
  } catch (error) {
    throw new Error(`${program} ${words.join(' ')} showed nothing:\n${said.slice(-3000)}`, { cause: error });
  } finally {
    child.kill('SIGTERM');
    await Promise.race([ended, pause(END_MS, null, { ref: false })]);
    await waitUntil('the end of what was started', END_MS, () => {
      const left = processesMarked(mark);
      left.forEach(({ pid }) => signal(pid, 'SIGKILL'));
      return left.length === 0;
    });
  }
}
