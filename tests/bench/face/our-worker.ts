// The work of the product's worker on a live frame, timed where it is done: read, placed and measured by all checks.
import { loadFaceRuntime } from '../../../src/renderer/face/load-runtime.ts';
import { placeOf } from '../../../src/renderer/face/place.ts';
import { Reader } from '../../../src/renderer/face/reader.ts';
import { measure } from '../../../src/shared/quality/measure.ts';
import type { TimedFrame } from '../../photo/page.ts';

const reader = loadFaceRuntime(`${self.location.origin}/face/`).then(
  (runtime) => new Reader(runtime, () => performance.now()),
);

self.onmessage = async ({ data }: MessageEvent<ImageBitmap>): Promise<void> => {
  const ready = await reader;
  const started = performance.now();
  const reading = await ready.read(data, 1, 'live');
  placeOf(reading);
  measure(reading);
  const answer: TimedFrame = { took: performance.now() - started, points: reading.points?.length ?? 0 };
  data.close();
  self.postMessage(answer);
};
