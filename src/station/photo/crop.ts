import { photoLimits, type Crop } from '../../shared/domain/photo.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';

/** A part of a picture in whole pixels. */
export interface PixelCrop {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The identity format, width over height, and how far a crop may be from it: screens round to their own pixels. */
const aspect = 35 / 45;
const aspectTolerance = 0.02;
/** Fractions are sums of floating-point numbers. */
const rounding = 1e-6;

/** The crop in pixels of an upright picture: inside it, 35:45, and high enough to be printed. */
export function pixelCrop(
  crop: Crop,
  size: { width: number; height: number },
): Result<PixelCrop, 'photo.crop-invalid' | 'photo.too-small'> {
  if (crop.left + crop.width > 1 + rounding || crop.top + crop.height > 1 + rounding)
    return err('photo.crop-invalid');
  const left = Math.round(crop.left * size.width);
  const top = Math.round(crop.top * size.height);
  const width = Math.min(Math.round(crop.width * size.width), size.width - left);
  const height = Math.min(Math.round(crop.height * size.height), size.height - top);
  if (height < photoLimits.minimumCropHeight) return err('photo.too-small');
  if (Math.abs(width / height / aspect - 1) > aspectTolerance) return err('photo.crop-invalid');
  return ok({ left, top, width, height });
}
