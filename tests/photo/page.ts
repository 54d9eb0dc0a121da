import { FaceClient, type ClientParts } from '../../src/renderer/face/client.ts';
import {
  openFaceAnalysis,
  type Analysis,
  type FaceAnalysis,
  type PictureKind,
} from '../../src/renderer/face/index.ts';
import { watchCamera } from './watch-camera.ts';
import type { AskReading, SeenReading } from './reading-worker.ts';

/** A picture of the test's server, and how to look at it. */
export interface AskedPicture {
  readonly path: string;
  readonly kind: PictureKind;
  readonly longest: number;
}

/** What a worker of the bench answers to a bitmap: its time in milliseconds, and how many points it found. */
export interface TimedFrame {
  readonly took: number;
  readonly points: number;
}

const base = new URL('face/', document.baseURI).href;
let analysis: FaceAnalysis | undefined;
let readings: Worker | undefined;
const timed: Record<string, Worker> = {};

/** Makes the bitmap that the booth would make: at most that many pixels long. `scale`: source pixels per pixel of it. */
async function bitmapOf({ path, longest }: AskedPicture): Promise<{ picture: ImageBitmap; scale: number }> {
  const full = await createImageBitmap(await (await fetch(path)).blob());
  const scale = Math.max(1, Math.max(full.width, full.height) / longest);
  const picture = await createImageBitmap(full, {
    resizeWidth: Math.round(full.width / scale),
    resizeHeight: Math.round(full.height / scale),
    resizeQuality: 'medium',
  });
  full.close();
  return { picture, scale };
}

const photo = {
  /** The product's own analysis, opened when it is first asked. */
  product: (): FaceAnalysis => (analysis ??= openFaceAnalysis()),

  analyse: async (asked: AskedPicture): Promise<Analysis | null> => {
    const { picture, scale } = await bitmapOf(asked);
    return photo.product().analyse(picture, scale, asked.kind);
  },

  read: async (asked: AskedPicture): Promise<SeenReading> => {
    const { picture, scale } = await bitmapOf(asked);
    readings ??= new Worker('/reading-worker.js');
    const worker = readings;
    return new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<SeenReading>) => resolve(data);
      worker.onerror = (event) => reject(new Error(event.message));
      const ask: AskReading = { base, picture, scale, kind: asked.kind };
      worker.postMessage(ask, [picture]);
    });
  },

  /** How long a worker of the bench says that it took for a picture, in milliseconds. Throws when it did not find the face. */
  time: async ({ script, ...asked }: AskedPicture & { script: string }): Promise<number> => {
    const { picture } = await bitmapOf(asked);
    const worker = (timed[script] ??= new Worker(script));
    const { took, points } = await new Promise<TimedFrame>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<TimedFrame>) => resolve(data);
      worker.onerror = (event) => reject(new Error(event.message));
      worker.postMessage(picture, [picture]);
    });
    if (points !== 478) throw new Error(`${script} found ${points} points`);
    return took;
  },

  watchCamera,
  bitmapOf,
  base,
  makeClient: (parts: Pick<ClientParts, 'start' | 'report' | 'patience'>): FaceAnalysis =>
    new FaceClient({ ...parts, base }),
};

declare global {
  interface Window {
    photo: typeof photo;
  }
}
window.photo = photo;
