import { identityFormat, photoLimits, type Crop } from '../../shared/domain/photo.ts';

/** Width over height of the identity format, 531:683, which is 35:45. */
export const identityRatio = identityFormat.width / identityFormat.height;
/** How close one may zoom, however many pixels there are. */
export const mostZoom = 4;

/** How a frozen frame is framed: how close, and the centre of the crop as fractions of the frame. */
export interface Framing {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}
/** Pixels of the frozen frame. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The whole height of the frame, in its middle: what the live oval shows. */
export const wholeFraming: Framing = { zoom: 1, x: 0.5, y: 0.5 };

/** The largest part of a frame in the identity format, as fractions. */
function largest(frame: Size): { width: number; height: number } {
  const wide = frame.width / frame.height >= identityRatio;
  const height = wide ? 1 : frame.width / identityRatio / frame.height;
  const width = wide ? (frame.height * identityRatio) / frame.width : 1;
  return { width, height };
}

/** The closest zoom that still leaves enough pixels to print; 1 when there are none to spare. */
export function closestZoom(frame: Size): number {
  const pixels = largest(frame).height * frame.height;
  // The frame's height is a whole number and a crop is rounded later: one pixel more than the limit is asked.
  return Math.max(1, Math.min(mostZoom, pixels / (photoLimits.minimumCropHeight + 1)));
}

/** The same framing within what the frame allows: the crop never leaves the frame. */
export function within(framing: Framing, frame: Size): Framing {
  const zoom = clamp(framing.zoom, 1, closestZoom(frame));
  const base = largest(frame);
  const halfWidth = base.width / zoom / 2;
  const halfHeight = base.height / zoom / 2;
  return {
    zoom,
    x: clamp(framing.x, halfWidth, 1 - halfWidth),
    y: clamp(framing.y, halfHeight, 1 - halfHeight),
  };
}

/** The crop that a framing keeps, in fractions of the frame, for `submit-photo`. */
export function cropOf(framing: Framing, frame: Size): Crop {
  const { zoom, x, y } = within(framing, frame);
  const base = largest(frame);
  const width = base.width / zoom;
  const height = base.height / zoom;
  return {
    left: clamp(x - width / 2, 0, 1 - width),
    top: clamp(y - height / 2, 0, 1 - height),
    width: Math.min(1, width),
    height: Math.min(1, height),
  };
}

/** Moves the picture under the frame by parts of the crop's width and height: to the right and down when positive. */
export function moved(framing: Framing, frame: Size, right: number, down: number): Framing {
  const crop = cropOf(framing, frame);
  return within({ ...framing, x: framing.x - right * crop.width, y: framing.y - down * crop.height }, frame);
}

/** Zooms around the middle of the crop. */
export function zoomed(framing: Framing, frame: Size, zoom: number): Framing {
  return within({ ...framing, zoom }, frame);
}

/** Where to draw the whole frame so that the crop fills a box: everything in percent of the box. */
export function placement(crop: Crop): { width: string; height: string; left: string; top: string } {
  const percent = (value: number): string => `${(value * 100).toFixed(4)}%`;
  return {
    width: percent(1 / crop.width),
    height: percent(1 / crop.height),
    left: percent(-crop.left / crop.width),
    top: percent(-crop.top / crop.height),
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}
