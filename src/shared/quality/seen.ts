import { background } from './background.ts';
import type { Background } from './background.ts';
import { distance } from './geometry.ts';
import type { Face } from './geometry.ts';
import { faceLight, patch, zone } from './pixels.ts';
import type { FaceLight, Patch } from './pixels.ts';
import type { Reading } from './reading.ts';

/** What several checks look at, made once per reading. */
export interface Seen {
  readonly reading: Reading;
  readonly face: Face;
  readonly light: FaceLight | null;
  /** Squares of 0.3 inter-eye distances half way between eyes and mouth, as OFIQ takes them; null where out of the picture. */
  readonly cheeks: { readonly right: Patch | null; readonly left: Patch | null };
  readonly background: Background | null;
}

const CHEEK = 0.3;

/** Looks once at everything the checks share. */
export function seenIn(reading: Reading, face: Face): Seen {
  const { pixels } = reading;
  const half = distance(face.betweenEyes, face.mouth) / face.interEye / 2;
  const cheek = (eye: Face['rightEye'], outwards: number) =>
    patch(
      pixels,
      face,
      zone(
        face,
        eye,
        { across: (outwards * CHEEK) / 2, down: half + CHEEK / 2 },
        { width: CHEEK, height: CHEEK },
      ),
    );
  return {
    reading,
    face,
    light: faceLight(pixels, face),
    cheeks: { right: cheek(face.rightEye, -1), left: cheek(face.leftEye, 1) },
    background: background(pixels, face, reading.mask),
  };
}
