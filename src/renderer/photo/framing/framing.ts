import {
  clamp,
  cropWithin,
  identityRatio,
  largestHeight,
  leastHeight,
  mostTurn,
  stepInFrame,
  type Place,
  type Size,
} from '../../../shared/domain/crop-geometry.ts';
import type { Crop } from '../../../shared/domain/photo.ts';

/** How close one may zoom, however many pixels there are. */
export const mostZoom = 4;

/** How a frozen frame is framed: the height of the kept part and its middle in pixels of the frame, and the turn in degrees. */
export interface Framing {
  readonly height: number;
  readonly middle: Place;
  /** Clockwise, as `Crop.turn`. */
  readonly turn: number;
}

/** The whole height of the frame, in its middle: what the live oval shows. */
export function wholeFraming(frame: Size): Framing {
  return {
    height: largestHeight(frame),
    middle: { x: frame.width / 2, y: frame.height / 2 },
    turn: 0,
  };
}

/** The same framing within what the frame and the print allow. */
export function within(framing: Framing, frame: Size): Framing {
  const least = leastOf(frame);
  const turn = possibleTurn(clamp(framing.turn, -mostTurn, mostTurn), frame, least);
  const height = clamp(framing.height, least, largestHeight(frame, turn));
  const crop = cropWithin(frame, { ...framing, turn, height });
  return {
    turn,
    height,
    middle: {
      x: (crop.left + crop.width / 2) * frame.width,
      y: (crop.top + crop.height / 2) * frame.height,
    },
  };
}

/** The crop that a framing keeps, for `submit-photo`. */
export function cropOf(framing: Framing, frame: Size): Crop {
  return cropWithin(frame, within(framing, frame));
}

/** How close the framing is: 1 for the largest part at its turn. */
export function zoomOf(framing: Framing, frame: Size): number {
  return largestHeight(frame, framing.turn) / within(framing, frame).height;
}

/** The closest zoom at the framing's turn; 1 when there are no pixels to spare. */
export function closestZoom(framing: Framing, frame: Size): number {
  return Math.max(1, largestHeight(frame, framing.turn) / leastOf(frame));
}

/** Moves the picture under the window by parts of the window's width and height: to the right and down when positive. */
export function moved(framing: Framing, frame: Size, right: number, down: number): Framing {
  const now = within(framing, frame);
  const step = stepInFrame(right * now.height * identityRatio, down * now.height, now.turn);
  return within({ ...now, middle: { x: now.middle.x - step.x, y: now.middle.y - step.y } }, frame);
}

/** Zooms around the middle of the window. */
export function zoomed(framing: Framing, frame: Size, zoom: number): Framing {
  return within({ ...framing, height: largestHeight(frame, framing.turn) / Math.max(1, zoom) }, frame);
}

/** Makes what is shown larger by a factor, as two fingers do. */
export function scaled(framing: Framing, frame: Size, factor: number): Framing {
  return within({ ...framing, height: within(framing, frame).height / factor }, frame);
}

/** Turns the picture about the middle of the window; the window keeps its size where it can. */
export function turned(framing: Framing, frame: Size, turn: number): Framing {
  return within({ ...framing, turn }, frame);
}

function leastOf(frame: Size): number {
  return Math.max(leastHeight(frame), largestHeight(frame) / mostZoom);
}

/** A frame with few pixels to spare is turned only as far as enough of them stay. */
function possibleTurn(turn: number, frame: Size, least: number): number {
  if (largestHeight(frame, turn) >= least) return turn;
  let [fits, wide] = [0, turn];
  for (let halving = 0; halving < 20; halving += 1) {
    const between = (fits + wide) / 2;
    if (largestHeight(frame, between) >= least) fits = between;
    else wide = between;
  }
  return fits;
}
