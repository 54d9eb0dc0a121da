import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fuzz } from '../../../src/station/photo/testing/fuzz.ts';
import { summarise } from '../stats.ts';
import type { Taken } from '../figure.ts';
import { photoWorker } from './portrait.ts';

const FILES = 10_000;
const SEED = 1;

/** Broken files that the real photo worker did not answer well: none is wanted. A file that it failed on is kept in out/. */
export async function fuzzIntake(): Promise<Taken> {
  const begun = performance.now();
  const { failures, answers, times } = await fuzz(photoWorker, FILES, SEED);
  const seconds = (performance.now() - begun) / 1000;
  console.log(`  ${Math.round(FILES / seconds)} files a second: ${JSON.stringify(answers)}`);
  for (const { file, why, bytes } of failures) {
    const kept = join(resolve('out'), `fuzz-${SEED}-${file}.bin`);
    writeFileSync(kept, bytes);
    console.error(`  file ${file}: ${why}, kept as ${kept}`);
  }
  return {
    figure: {
      value: failures.length,
      unit: 'failures',
      baseline: FILES,
      ratio: failures.length / FILES,
      target: 0,
      samples: FILES,
      p95: summarise(times).p95,
      spread: { value: 0, baseline: 0 },
    },
  };
}
