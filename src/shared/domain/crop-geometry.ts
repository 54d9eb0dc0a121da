import { identityFormat, photoLimits, type Crop } from './photo.ts';

/** Pixels of a frame. */
export interface Size {
  readonly width: number;
  readonly height: number;
}
/** A place in a frame, in its pixels, origin top left. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Width over height of the identity format, 531:683, which is 35:45. */
export const identityRatio = identityFormat.width / identityFormat.height;
/** Degrees that a picture may be turned by, either way. */
export const mostTurn = 5;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** The middle of the kept part, in pixels of the frame: the picture is turned about it. */
export function middleOf(crop: Crop, frame: Size): Place {
  return {
    x: (crop.left + crop.width / 2) * frame.width,
    y: (crop.top + crop.height / 2) * frame.height,
  };
}

/** A step of the kept picture (to the right, down, in pixels) as a step in the frame before it was turned. */
export function stepInFrame(right: number, down: number, turn: number): Place {
  const [sin, cos] = [Math.sin(radians(turn)), Math.cos(radians(turn))];
  return { x: right * cos + down * sin, y: down * cos - right * sin };
}

/**
 * The corners of the kept part in pixels of the frame: top left, top right, bottom right and bottom left of the photo that is made.
 * The picture is turned clockwise about the middle of the part, so the part itself stands turned the other way in the frame.
 */
export function cornersOf(crop: Crop, frame: Size): readonly [Place, Place, Place, Place] {
  const middle = middleOf(crop, frame);
  const right = (crop.width * frame.width) / 2;
  const down = (crop.height * frame.height) / 2;
  const corner = (x: number, y: number): Place => {
    const step = stepInFrame(x, y, crop.turn ?? 0);
    return { x: middle.x + step.x, y: middle.y + step.y };
  };
  return [corner(-right, -down), corner(right, -down), corner(right, down), corner(-right, down)];
}

/** The upright box around the kept part, in pixels of the frame: what has to be decoded before it is turned. */
export function boundsOf(crop: Crop, frame: Size): { left: number; top: number } & Size {
  const corners = cornersOf(crop, frame);
  const across = corners.map(({ x }) => x);
  const down = corners.map(({ y }) => y);
  const [left, top] = [Math.min(...across), Math.min(...down)];
  return { left, top, width: Math.max(...across) - left, height: Math.max(...down) - top };
}

/** Whether all four corners are in the frame; `slack` is in pixels and forgives rounding. */
export function isInside(crop: Crop, frame: Size, slack = 0.5): boolean {
  return cornersOf(crop, frame).every(
    ({ x, y }) => x >= -slack && y >= -slack && x <= frame.width + slack && y <= frame.height + slack,
  );
}

/** Half of the box around a part of the identity format, per pixel of the part's height. */
function reach(turn: number): Place {
  const [sin, cos] = [Math.abs(Math.sin(radians(turn))), Math.cos(radians(turn))];
  return { x: (identityRatio * cos + sin) / 2, y: (identityRatio * sin + cos) / 2 };
}

/** Height in pixels of the largest part in the identity format that a frame has at this turn. */
export function largestHeight(frame: Size, turn = 0): number {
  const { x, y } = reach(turn);
  return Math.min(frame.width / 2 / x, frame.height / 2 / y);
}

/** The crop of this height in pixels about this middle, moved and made smaller as far as it needs to lie in the frame. */
export function cropWithin(frame: Size, wanted: { middle: Place; height: number; turn: number }): Crop {
  const turn = clamp(wanted.turn, -mostTurn, mostTurn);
  const height = Math.min(wanted.height, largestHeight(frame, turn));
  const { x, y } = reach(turn);
  const middle = {
    x: clamp(wanted.middle.x, x * height, frame.width - x * height),
    y: clamp(wanted.middle.y, y * height, frame.height - y * height),
  };
  const width = Math.min(1, (height * identityRatio) / frame.width);
  const tall = Math.min(1, height / frame.height);
  return {
    left: clamp(middle.x / frame.width - width / 2, 0, 1 - width),
    top: clamp(middle.y / frame.height - tall / 2, 0, 1 - tall),
    width,
    height: tall,
    ...(turn === 0 ? {} : { turn }),
  };
}

/** The smallest part of a frame that may be kept, as its height in pixels: one more than the limit, since a crop is rounded later. */
export function leastHeight(frame: Size): number {
  return Math.min(photoLimits.minimumCropHeight + 1, largestHeight(frame));
}

/** CSS of the whole frame inside a box that shows the crop and hides the rest. Percentages are of the box, the origin's of the frame. */
export interface Placement {
  readonly width: string;
  readonly height: string;
  readonly left: string;
  readonly top: string;
  readonly transform?: string;
  readonly transformOrigin?: string;
}

/** Where to draw the whole frame so that exactly its crop fills a box of the identity format. */
export function placement(crop: Crop): Placement {
  const percent = (value: number): string => `${(value * 100).toFixed(4)}%`;
  const turn = crop.turn ?? 0;
  return {
    width: percent(1 / crop.width),
    height: percent(1 / crop.height),
    left: percent(-crop.left / crop.width),
    top: percent(-crop.top / crop.height),
    ...(turn === 0
      ? {}
      : {
          transform: `rotate(${turn.toFixed(4)}deg)`,
          transformOrigin: `${percent(crop.left + crop.width / 2)} ${percent(crop.top + crop.height / 2)}`,
        }),
  };
}

/** The value within its limits; `least` wins where they cross. */
export function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}
