import { distance } from './geometry.ts';
import type { Face } from './geometry.ts';
import type { FacePlace } from './reading.ts';

/**
 * How a face stands in the finished picture of 35:45. `headSize`: eyes to chin in heights of the picture; chin to crown is about 1.95 of it,
 * so 34 of 45 mm. `tightest`: as large as the head may be. `eyeLine`: from the top, in heights (ISO/IEC 19794-5: 0.3 to 0.5).
 */
export const framing = { ratio: 35 / 45, headSize: 0.387, tightest: 0.42, eyeLine: 0.46 } as const;

/** The window of the finished picture in the analysed one, upright, in its pixels; it may reach beyond the picture. */
export function cropWindow(face: Face): { left: number; top: number; width: number; height: number } {
  const height = face.eyesToChin / framing.headSize;
  const width = height * framing.ratio;
  return {
    left: face.betweenEyes.x - width / 2,
    top: face.betweenEyes.y - height * framing.eyeLine,
    width,
    height,
  };
}

/** A face in a picture, lengths in pixels of that picture. */
type Placed = Pick<FacePlace, 'width' | 'height' | 'rightEye' | 'leftEye' | 'chin'>;

/**
 * The size of the window of the finished picture, and the room on each side of the face over what that window needs there: 1 is exactly
 * enough. « Right » and « left » are the person's own: the person's right is the left edge of the unmirrored picture.
 */
export function marginsOf({ width, height, rightEye, leftEye, chin }: Placed) {
  const eyes = { x: (rightEye.x + leftEye.x) / 2, y: (rightEye.y + leftEye.y) / 2 };
  const tall = distance(eyes, chin) / framing.headSize;
  const needed = { width: tall * framing.ratio, height: tall };
  return {
    needed,
    atRight: eyes.x / (needed.width / 2),
    atLeft: (width - eyes.x) / (needed.width / 2),
    above: eyes.y / (tall * framing.eyeLine),
    below: (height - eyes.y) / (tall * (1 - framing.eyeLine)),
  };
}
