import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { buildWorker } from '../../../scripts/face/build-face.ts';
import { openHarness } from '../../photo/harness.ts';
import { figureOf, type Taken } from '../figure.ts';
import { inTurn } from '../pairs.ts';
import { liveFrames } from './live-frames.ts';

const TARGET = 0.35;
const humanModels = 'node_modules/@vladmandic/human/models';
const humanWasm = 'node_modules/@tensorflow/tfjs-backend-wasm/wasm-out';

/**
 * One live frame of 640x480 in the worker as the booth analyses it (the face is followed and sought anew on every fifth frame, the mask is read
 * on every tenth, all 22 checks are measured), beside the mesh and irises alone of @vladmandic/human on its wasm backend, which analyses
 * every frame whole. Left to its own caching, human skips its detector on frames that are alike and takes about 18 ms instead of 33.
 */
export async function faceAnalysis(): Promise<Taken> {
  if (!existsSync('/usr/bin/chromium')) return { missing: 'Chromium is not there (apt install chromium)' };
  const folder = mkdtempSync(join(tmpdir(), 'trombine-bench-'));
  for (const name of ['our-worker', 'human-worker'])
    await buildWorker(join(import.meta.dirname, `${name}.ts`), join(folder, `${name}.js`));
  const harness = await openHarness({
    instead: (path) => (path.startsWith('/bench/') ? fileOf(folder, basename(path)) : undefined),
  });
  try {
    const paths = (await liveFrames()).map((frame) => harness.server.add(frame));
    const timeOf = (script: string) => {
      let next = 0;
      return () => {
        const path = paths[next++ % paths.length] ?? '';
        const asked = { script, path, kind: 'live' as const, longest: 640 };
        return harness.page.evaluate((one) => window.photo.time(one), asked);
      };
    };
    const [ours, baseline] = [timeOf('/bench/our-worker.js'), timeOf('/bench/human-worker.js')];
    const pairs = await inTurn({ pairs: 120, warmUp: 15 }, ours, baseline);
    return { figure: figureOf(pairs, TARGET) };
  } finally {
    await harness.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file of the bench: one of its workers, or what human loads. */
function fileOf(folder: string, name: string): Uint8Array | undefined {
  const place = [folder, humanModels, humanWasm].map((where) => join(where, name)).find(existsSync);
  return place === undefined ? undefined : readFileSync(place);
}
