import type { FaceBox } from '../../shared/quality/reading.ts';

/** A place in a picture, in its pixels. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** What the detector says of a face: its box and the two eyes, right and left of the person. */
export interface DetectedFace extends FaceBox {
  readonly rightEye: Place;
  readonly leftEye: Place;
}
