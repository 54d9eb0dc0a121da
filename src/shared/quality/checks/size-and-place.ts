import { marginsOf } from '../framing.ts';
import type { Seen } from '../seen.ts';

/**
 * InterEyeDistance (ISO/IEC 29794-5). Metric: distance of the eye centres over the cosine of the yaw, in pixels of the source frame.
 * Passes from 90 (ISO/IEC 19794-5), fails under 60. OFIQ score: 100 * sigmoid(value, 70, 20).
 */
export function interEyeDistance({ reading, face }: Seen): number {
  return face.interEye * reading.scale;
}

/**
 * HeadSize (ISO/IEC 29794-5). Metric: eyes to chin over the height of the picture. The finished picture is cut afterwards, so a frame of the
 * camera passes from 0.18 to 0.45, and fails outside of 0.12 to 0.5 (ours); whether the cut fits is `CropOfTheFaceImage`.
 * OFIQ score: 200 * (1 - sigmoid(|value - 0.45|, 0, 0.05)).
 */
export function headSize({ reading, face }: Seen): number {
  return face.eyesToChin / reading.pixels.height;
}

/**
 * CropOfTheFaceImage: LeftwardCrop, RightwardCrop, MarginAbove and MarginBelow of ISO/IEC 29794-5 taken as one. Metric: the worst of the four
 * margins over what our 35:45 picture needs on that side (eyes at 46 % of its height, eyes to chin 38.7 % of it); 1 is exactly enough.
 * Passes from 1; fails under 0.92, where the head would be larger than 42 % (ours: OFIQ asks 0.9 IED beside, 1.4 T above, 1.8 T below, which is
 * more than the finished picture keeps). OFIQ scores each: 100 * sigmoid(margin, 0.9 IED | 1.4 T | 1.8 T, 0.1).
 */
export function cropOfTheFaceImage({ reading, face }: Seen): number {
  const { width, height } = reading.pixels;
  const { atRight, atLeft, above, below } = marginsOf({ ...face, width, height });
  return Math.min(atRight, atLeft, above, below);
}

/**
 * Centring (ISO/IEC 19794-5, 8.3). Metric: where the middle of the eyes is across the picture, 0 at its left edge to 1, not mirrored.
 * Passes from 0.4 to 0.6, fails outside of 0.33 to 0.67 (ours, wider than the 0.45 to 0.55 of a finished picture: the cut follows the face).
 */
export function centring({ reading, face }: Seen): number {
  return face.betweenEyes.x / reading.pixels.width;
}
