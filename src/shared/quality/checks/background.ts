import type { Seen } from '../seen.ts';

/** Colourfulness that a plain light background may have: pale blue is about 14. */
const PALE = 14;

/**
 * BackgroundUniformity (ISO/IEC 29794-5). Metric: mean Sobel magnitude of the grey levels where the person mask says nobody, inside the window of
 * the finished picture, 90 samples high. Never refuses. Passes up to 15 (ours). OFIQ score: 190 * (1 - sigmoid(value, 10, 100)).
 */
export function backgroundUniformity({ background }: Seen): number | null {
  return background?.gradient ?? null;
}

/**
 * BackgroundColour (a rule of each country). Metric: lightness L* of the mean colour behind the person, 0 black to 100 white, less what its
 * colourfulness (chroma) has over 14: a light plain background reads high, a dark or a coloured one low. Never refuses.
 * default: from 60. france-titre: 60 to 95, white being forbidden. esup-sgc: from 88, white being asked. No OFIQ score.
 */
export function backgroundColour({ background }: Seen): number | null {
  if (background === null) return null;
  const { l, a, b } = background.colour;
  return l - Math.max(0, Math.hypot(a, b) - PALE);
}
