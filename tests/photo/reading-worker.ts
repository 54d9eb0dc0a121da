import { loadFaceRuntime } from '../../src/renderer/face/load-runtime.ts';
import { placeOf } from '../../src/renderer/face/place.ts';
import { Reader } from '../../src/renderer/face/reader.ts';
import { measure } from '../../src/shared/quality/measure.ts';
import type { PictureKind } from '../../src/renderer/face/index.ts';
import type { Values } from '../../src/shared/quality/check.ts';
import type { FacePlace, Reading } from '../../src/shared/quality/reading.ts';

/** A reading without its pixels, in plain numbers, with what the product makes of it. */
export type SeenReading = Pick<Reading, 'faces' | 'points' | 'presence' | 'scale' | 'before'> & {
  readonly width: number;
  readonly height: number;
  readonly mask: { readonly width: number; readonly height: number; readonly data: readonly number[] } | null;
  readonly place: FacePlace | null;
  readonly values: Values;
};

export interface AskReading {
  readonly base: string;
  readonly picture: ImageBitmap;
  readonly scale: number;
  readonly kind: PictureKind;
}

let reader: Promise<Reader> | undefined;

self.onmessage = async ({ data }: MessageEvent<AskReading>): Promise<void> => {
  reader ??= loadFaceRuntime(data.base).then((runtime) => new Reader(runtime, () => performance.now()));
  const reading = await (await reader).read(data.picture, data.scale, data.kind);
  data.picture.close();
  const { faces, points, presence, scale, before, mask, pixels } = reading;
  const seen: SeenReading = {
    faces,
    points,
    presence,
    scale,
    before,
    width: pixels.width,
    height: pixels.height,
    mask: mask === null ? null : { ...mask, data: [...mask.data] },
    place: placeOf(reading),
    values: measure(reading),
  };
  self.postMessage(seen);
};
