import type { Seen } from '../seen.ts';

/**
 * NaturalColour (ISO/IEC 29794-5). Metric: distance in CIELAB of the mean colour of the cheeks from a* 5..25 and b* 5..35, where skin of every tone
 * lies in white light. Never refuses. Passes up to 6.5; a grey picture reads 7. OFIQ score: 200 * (1 - sigmoid(value, 0, 10)), 0 with a* or b* negative.
 */
export function naturalColour({ cheeks }: Seen): number | null {
  const { right, left } = cheeks;
  if (right === null || left === null) return null;
  const outside = (value: number, least: number, most: number) => Math.max(0, least - value, value - most);
  const a = (right.colour.a + left.colour.a) / 2;
  const b = (right.colour.b + left.colour.b) / 2;
  return Math.hypot(outside(a, 5, 25), outside(b, 5, 35));
}
