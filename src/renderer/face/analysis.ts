import type { Values } from '../../shared/quality/check.ts';
import type { FacePlace } from '../../shared/quality/reading.ts';

/** What is known of one picture. */
export interface Analysis {
  /** How many faces were found. */
  readonly faces: number;
  /** Of the largest face; null when there is none. */
  readonly place: FacePlace | null;
  readonly values: Values;
}

/** What a picture is to the checks: a frame of the live camera, compared with the one before, or a picture on its own. */
export type PictureKind = 'live' | 'still';

/** The face analysis as the booth sees it: one worker, started once, that keeps nothing. */
export interface FaceAnalysis {
  /** `on` once the runtime passed its self-test; `off` when it cannot work here, and then `analyse` answers null. */
  readonly state: Promise<'on' | 'off'>;
  /**
   * Measures one picture. The bitmap is taken over and closed, whatever happens. `scale`: source pixels per pixel of the bitmap.
   * Null when the analysis is off, was closed, or lost its worker.
   */
  analyse(picture: ImageBitmap, scale: number, kind: PictureKind): Promise<Analysis | null>;
  /** Forgets the frame before: another picture is coming. */
  reset(): void;
  close(): void;
}
