import { measure } from '../../shared/quality/measure.ts';
import { placeOf } from './place.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import { Reader } from './reader.ts';
import { loadFaceRuntime } from './load-runtime.ts';
import { selfTest } from './self-test.ts';

let reader: Reader | null = null;
let last: Promise<void> = Promise.resolve();

const say = (message: FromWorker): void => self.postMessage(message);
const reasonOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';

/** Loads everything and looks whether it works: LiteRT answers zeros, and no error, where it lacks something. */
async function open(base: string): Promise<void> {
  try {
    const runtime = await loadFaceRuntime(base);
    const fault = await selfTest(runtime);
    if (fault !== null) return say({ kind: 'off', why: fault });
    reader = new Reader(runtime, () => performance.now());
    say({ kind: 'on' });
  } catch (error) {
    say({ kind: 'off', why: reasonOf(error) });
  }
}

async function analyse({ id, picture, scale, as }: Extract<ToWorker, { kind: 'analyse' }>): Promise<void> {
  try {
    if (reader === null) return say({ kind: 'lost', why: 'asked before it was open' });
    const reading = await reader.read(picture, scale, as);
    say({
      kind: 'analysed',
      id,
      analysis: { faces: reading.faces.length, place: placeOf(reading), values: measure(reading) },
    });
  } catch (error) {
    say({ kind: 'lost', why: reasonOf(error) });
  } finally {
    picture.close();
  }
}

async function answer(message: ToWorker): Promise<void> {
  switch (message.kind) {
    case 'open':
      return open(message.base);
    case 'analyse':
      return analyse(message);
    case 'reset':
      return reader?.reset();
  }
}

// one after the other: the models and the memory of the frame before are shared
self.onmessage = ({ data }: MessageEvent<ToWorker>): void => {
  last = last.then(() => answer(data));
};
