// The baseline: the mesh and irises of @vladmandic/human on its wasm backend, and nothing else of it.
import { Human } from '@vladmandic/human';
import type { TimedFrame } from '../../photo/page.ts';

const human = new Human({
  debug: false,
  cacheSensitivity: 0, // every frame is analysed: otherwise it gives the former result back where frames are alike
  backend: 'wasm',
  wasmPath: `${self.location.origin}/bench/`,
  modelBasePath: `${self.location.origin}/bench/`,
  filter: { enabled: false },
  face: {
    enabled: true,
    detector: { maxDetected: 1 },
    mesh: { enabled: true },
    iris: { enabled: true },
    attention: { enabled: false },
    emotion: { enabled: false },
    description: { enabled: false },
    antispoof: { enabled: false },
    liveness: { enabled: false },
  },
  body: { enabled: false },
  hand: { enabled: false },
  object: { enabled: false },
  segmentation: { enabled: false },
  gesture: { enabled: false },
});

self.onmessage = async ({ data }: MessageEvent<ImageBitmap>): Promise<void> => {
  const started = performance.now();
  const { face } = await human.detect(data);
  const answer: TimedFrame = { took: performance.now() - started, points: face[0]?.mesh.length ?? 0 };
  data.close();
  self.postMessage(answer);
};
