// The thread that decodes pictures: it can be ended at any moment, and its memory goes with it.
import { parentPort } from 'node:worker_threads';
import { identityFormat } from '../../shared/domain/photo.ts';
import { handedOver } from './handed-over.ts';
import { loadSharp } from './load-sharp.ts';
import { operationsWith } from './operations.ts';
import type { Answer, Question } from './worker-intake.ts';

const operations = ready();

parentPort?.on('message', ({ id, asked }: Question) => {
  void operations
    .then((operate) => operate(asked))
    .then((result) => {
      const { answer, pictures } = handedOver(result);
      parentPort?.postMessage({ id, result: answer } satisfies Answer, pictures);
    });
});

/** WebAssembly is compiled while it runs: a first picture of nothing is taken in while the person still poses. */
async function ready(): Promise<ReturnType<typeof operationsWith>> {
  const sharp = await loadSharp();
  const operate = operationsWith(sharp);
  const blank = await sharp({ create: { ...identityFormat, channels: 3, background: 'white' } })
    .jpeg()
    .toBuffer();
  await operate({ do: 'take-in', picture: blank, crop: { left: 0, top: 0, width: 1, height: 1 } });
  return operate;
}
