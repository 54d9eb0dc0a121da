// The thread that decodes pictures: it can be ended at any moment, and its memory goes with it.
import { parentPort } from 'node:worker_threads';
import { identityFormat } from '../../shared/domain/photo.ts';
import { intakeWith, type Intake } from './intake.ts';
import { loadSharp } from './load-sharp.ts';
import type { Answer, Question } from './worker-intake.ts';

const takeIn = ready();

parentPort?.on('message', ({ id, frame, crop }: Question) => {
  void takeIn
    .then((take) => take(frame, crop))
    .then((result) => parentPort?.postMessage({ id, result } satisfies Answer));
});

/** WebAssembly is compiled while it runs: a first picture of nothing is taken in while the person still poses. */
async function ready(): Promise<Intake> {
  const sharp = await loadSharp();
  const take = intakeWith(sharp);
  const blank = await sharp({ create: { ...identityFormat, channels: 3, background: 'white' } })
    .jpeg()
    .toBuffer();
  await take(blank.toString('base64'), { left: 0, top: 0, width: 1, height: 1 });
  return take;
}
