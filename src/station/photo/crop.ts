import { boundsOf, isInside, type Size } from '../../shared/domain/crop-geometry.ts';
import { photoLimits, type Crop } from '../../shared/domain/photo.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';

/** A part of a picture, in pixels, whole ones or not. */
export interface PixelCrop {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The part to keep of an upright picture: that rectangle, after the picture was turned clockwise about the middle of it. */
export interface Part extends PixelCrop {
  /** Degrees. */
  readonly turn: number;
  /** The upright rectangle around the part as it lies in the picture before the turn. */
  readonly bounds: PixelCrop;
}

/** The identity format, width over height, and how far a crop may be from it: screens round to their own pixels. */
const aspect = 35 / 45;
const aspectTolerance = 0.02;
/** Fractions are sums of floating-point numbers. */
const rounding = 1e-6;
/** How far a corner of the part may lie outside of the picture, in pixels. */
const cornerTolerance = 1;

/** The crop in pixels of an upright picture, not in whole ones: inside it, 35:45, and high enough to be printed. */
export function pixelCrop(crop: Crop, size: Size): Result<Part, 'photo.crop-invalid' | 'photo.too-small'> {
  if (crop.left + crop.width > 1 + rounding || crop.top + crop.height > 1 + rounding)
    return err('photo.crop-invalid');
  const [left, top] = [crop.left * size.width, crop.top * size.height];
  const [width, height] = [crop.width * size.width, crop.height * size.height];
  if (Math.round(height) < photoLimits.minimumCropHeight) return err('photo.too-small');
  if (Math.abs(width / height / aspect - 1) > aspectTolerance) return err('photo.crop-invalid');
  if (!isInside(crop, size, cornerTolerance)) return err('photo.crop-invalid');
  return ok({ left, top, width, height, turn: crop.turn ?? 0, bounds: boundsOf(crop, size) });
}
