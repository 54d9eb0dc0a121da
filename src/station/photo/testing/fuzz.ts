import type { Log } from '../../log.ts';
import type { PhotoError } from '../intake.ts';
import { WorkerIntake } from '../worker-intake.ts';
import { noisy } from './hostile-files.ts';
import { mutated, numbersFrom, seeds } from './mutate.ts';

/** What came of many broken files. */
export interface Fuzzed {
  /** Files after which the worker was gone, was ended for its slowness, answered nonsense, or could do no good photo any more. */
  readonly failures: readonly { readonly file: number; readonly why: string; readonly bytes: Buffer }[];
  /** How many were a photo, and how many had each code. */
  readonly answers: Readonly<Record<string, number>>;
  /** Milliseconds, one a file. */
  readonly times: readonly number[];
}

const codes: readonly PhotoError[] = [
  'photo.too-large',
  'photo.unreadable',
  'photo.format',
  'photo.heic',
  'photo.too-small',
  'photo.crop-invalid',
];
/** Files between two good photos, which show that the worker is well. */
const round = 250;

/**
 * Gives that many broken files to the real worker, the same ones for the same seed. Small pictures go the way of the small pictures to
 * choose by, which decodes any size; two of 64 are cut like a frame or brought in, which want larger ones.
 */
export async function fuzz(workerFile: URL, count: number, seed: number): Promise<Fuzzed> {
  const failures: Fuzzed['failures'][number][] = [];
  const answers: Record<string, number> = {};
  const times: number[] = [];
  let complaint: string | null = null;
  const log = { error: ({ why }: { why: string }) => void (complaint = why) } as unknown as Log;
  const desk = new WorkerIntake(workerFile, log);
  const random = numbersFrom(seed);
  const [small, large, good] = [await seeds(64), await seeds(608), await noisy(640, 640).jpeg().toBuffer()];
  try {
    for (let file = 0; file < count; file += 1) {
      const bytes = mutated(file % 64 >= 62 ? large : small, random);
      const begun = performance.now();
      const answer = await (file % 64 === 63
        ? desk.takeIn({ jpeg: bytes }, { left: 0, top: 0, width: 35 / 45, height: 1 })
        : file % 64 === 62
          ? desk.bringIn(Buffer.from(bytes))
          : desk.thumbnail(Buffer.from(bytes)));
      times.push(performance.now() - begun);
      const said = answer.ok ? 'photo' : answer.error;
      answers[said] = (answers[said] ?? 0) + 1;
      if (!answer.ok && !codes.includes(answer.error)) complaint ??= `answered ${String(answer.error)}`;
      if (file % round === round - 1 && !(await desk.bringIn(Buffer.from(good))).ok)
        complaint ??= 'no good photo after it';
      if (complaint !== null) failures.push({ file, why: complaint, bytes });
      complaint = null;
    }
  } finally {
    desk.forget();
  }
  return { failures, answers, times };
}
