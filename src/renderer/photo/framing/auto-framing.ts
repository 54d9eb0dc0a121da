import { mostTurn, stepInFrame } from '../../../shared/domain/crop-geometry.ts';
import { framing as identity } from '../../../shared/quality/framing.ts';
import type { FacePlace } from '../../../shared/quality/reading.ts';
import { within, type Framing } from './framing.ts';

/** Room between the hair and the upper edge, in heights of the photo. */
const overHair = 0.03;
/** Least room between the chin and the lower edge when hair needs the rest. */
const underChin = 0.1;
/** As small as hair may make the head: eyes to chin, in heights of the photo. */
const smallestHead = 0.365;

/**
 * The framing of an identity photo out of where the face is: a head that leans up to five degrees stands upright, the face fills its share
 * (chin to crown 34 of 45 mm), and high hair gets room by moving up first, then by stepping back.
 */
export function autoFraming(place: FacePlace): Framing {
  const turn = Math.min(mostTurn, Math.max(-mostTurn, -place.roll));
  const down = stepInFrame(0, 1, turn);
  const eyes = {
    x: (place.rightEye.x + place.leftEye.x) / 2,
    y: (place.rightEye.y + place.leftEye.y) / 2,
  };
  const along = (x: number, y: number): number => (x - eyes.x) * down.x + (y - eyes.y) * down.y;
  const eyesToChin = Math.max(1, along(place.chin.x, place.chin.y));
  const hair = place.top === null ? null : Math.max(0, -along(eyes.x, place.top));

  let height = eyesToChin / identity.headSize;
  let eyeLine: number = identity.eyeLine;
  const crowded = (): boolean => hair !== null && hair > (eyeLine - overHair) * height + 1e-6;
  if (hair !== null && crowded()) {
    // up, until the chin comes near the edge
    eyeLine = Math.min(hair / height + overHair, 1 - underChin - eyesToChin / height);
    if (crowded()) {
      height = Math.min((hair + eyesToChin) / (1 - overHair - underChin), eyesToChin / smallestHead);
      eyeLine = 1 - underChin - eyesToChin / height;
    }
  }
  const fitted = within({ height, turn, middle: eyes }, place);
  const below = (0.5 - eyeLine) * fitted.height;
  return within({ ...fitted, middle: { x: eyes.x + below * down.x, y: eyes.y + below * down.y } }, place);
}
