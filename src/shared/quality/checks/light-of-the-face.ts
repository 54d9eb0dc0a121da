import type { FaceLight } from '../pixels.ts';
import type { Seen } from '../seen.ts';

const share = ({ levels, count }: FaceLight, from: number, to: number) =>
  levels.subarray(from, to + 1).reduce((sum, pixels) => sum + pixels, 0) / count;

/**
 * LuminanceMean (ISO/IEC 29794-5). Metric: mean luminance inside the outline of the face, 0 to 1, in light (not as stored). Never refuses.
 * Passes from 0.06 to 0.75 (ours: OFIQ's curve turns at 0.2, but very dark skin in good light lies near 0.09).
 * OFIQ score: 100 * sigmoid(value, 0.2, 0.05) * (1 - sigmoid(value, 0.8, 0.05)).
 */
export function luminanceMean({ light }: Seen): number | null {
  if (light === null) return null;
  return light.levels.reduce((sum, pixels, level) => sum + pixels * level, 0) / light.count / 255;
}

/**
 * OverExposurePrevention (ISO/IEC 29794-5). Metric: share of the face with a luminance from 247 to 255. Never refuses.
 * Passes up to 0.05 (ours: light skin shines). OFIQ score: 1 / (value + 0.01).
 */
export function overExposurePrevention({ light }: Seen): number | null {
  return light === null ? null : share(light, 247, 255);
}

/**
 * UnderExposurePrevention (ISO/IEC 29794-5). Metric: share of the face with a luminance from 0 to 25. Never refuses.
 * Passes up to 0.75 (ours: dark skin, a beard and brows are no fault; OFIQ's curve drops near 0.9).
 * OFIQ score: 120 * (0.832 - sigmoid(value, 0.92, 0.05)).
 */
export function underExposurePrevention({ light }: Seen): number | null {
  return light === null ? null : share(light, 0, 25);
}

/**
 * DynamicRange (ISO/IEC 29794-5). Metric: entropy of the luminances of the face, 0 to 8 bits. Never refuses.
 * Passes from 4.5 (ours: dark skin fills fewer levels, and no fault is found in it). OFIQ score: 12.5 * value.
 */
export function dynamicRange({ light }: Seen): number | null {
  if (light === null) return null;
  return light.levels.reduce((bits, pixels) => {
    const part = pixels / light.count;
    return part > 0 ? bits - part * Math.log2(part) : bits;
  }, 0);
}
