import { checkNames, type Values } from '../../../shared/quality/check.ts';
import { photoProfiles } from '../../../shared/quality/profiles.ts';
import type { FacePlace } from '../../../shared/quality/reading.ts';
import type { Analysis } from '../../face/analysis.ts';
import { lookAt, type Look } from '../live/look.ts';

// For tests: pictures as the analysis would describe them.

/** A face in the middle of 1280 x 720. */
export const place: FacePlace = {
  ...{ width: 1280, height: 720, roll: 0, top: null },
  rightEye: { x: 590, y: 330 },
  leftEye: { x: 690, y: 330 },
  chin: { x: 640, y: 520 },
};

/** Values in the middle of what the ordinary profile lets pass, with some of them changed. */
export function valuesWith(changes: Values = {}): Values {
  const { rules } = photoProfiles.default;
  const middle = checkNames.map((name) => {
    const { least, most } = rules[name].pass;
    return [
      name,
      least === undefined ? (most ?? 0) / 2 : most === undefined ? least * 1.5 : (least + most) / 2,
    ];
  });
  return { ...(Object.fromEntries(middle) as Values), ...changes };
}

/** What the analysis answers for such a picture. */
export const analysisWith = (changes: Values = {}, faces = 1): Analysis => ({
  faces,
  place: faces === 0 ? null : place,
  values: valuesWith(changes),
});

/** A look at such a picture at a time in milliseconds. */
export const lookWith = (at: number, changes: Values = {}): Look =>
  lookAt(analysisWith(changes), photoProfiles.default, at);

/** A picture that only remembers whether it was freed. */
export class FakePicture {
  closed = false;
  readonly width = 1280;
  readonly height = 720;
  close(): void {
    this.closed = true;
  }
}
