// The photo worker, with a decoder that hangs on one kind of file.
import { parentPort } from 'node:worker_threads';
import type { Question } from '../worker-intake.ts';
import { HANGING } from './hanging-channel.ts';

/** Bytes that this decoder never comes back from. */
export const hangs = Buffer.from('this hangs');

parentPort?.on('message', ({ asked }: Question) => {
  if (!('bytes' in asked) || !Buffer.from(asked.bytes).equals(hangs)) return;
  new BroadcastChannel(HANGING).postMessage('now');
  for (;;); // the thread does not even hear that it is to end
});
await import('../worker.ts');
