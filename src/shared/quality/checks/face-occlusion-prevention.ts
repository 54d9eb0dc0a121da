import { at, distance, mesh } from '../geometry.ts';
import { patch, zone } from '../pixels.ts';
import type { Seen } from '../seen.ts';

/** Chroma of the palest skin: a grey picture has none, and nothing to compare. */
const PALEST = 6;

/**
 * FaceOcclusionPrevention (ISO/IEC 29794-5 has a segmentation network for it; this is ours, and sees the mouth only). Metric: how much of the colour
 * of the skin under the eyes is missing above the lips or on the chin, the worse of the two: 1 less the part of its a*b* (CIELAB) that is there,
 * 0 at least. Passes up to 0.7 (ours: faces read 0 to 0.4, masks 0.9 and more). Never refuses: a grey beard may read like a mask; a hand,
 * which is skin, is not seen, nor are hats and veils, which people decide on.
 */
export function faceOcclusionPrevention({ reading, face }: Seen): number | null {
  const colour = (origin: { x: number; y: number }, across: number, down: number, size: [number, number]) =>
    patch(reading.pixels, face, zone(face, origin, { across, down }, { width: size[0], height: size[1] }))
      ?.colour ?? null;
  const lip = middle(at(face.points, mesh.noseBase), at(face.points, mesh.upperLip));
  const chin = middle(at(face.points, mesh.lowerLip), face.chin);
  const tall = (from: { x: number; y: number }, to: { x: number; y: number }) =>
    (0.5 * distance(from, to)) / face.interEye;
  const covered = [
    colour(lip, 0, 0, [0.3, tall(at(face.points, mesh.noseBase), at(face.points, mesh.upperLip))]),
    colour(chin, 0, 0, [0.3, tall(at(face.points, mesh.lowerLip), face.chin)]),
  ];
  const bare = [colour(face.rightEye, 0.05, 0.33, [0.3, 0.1]), colour(face.leftEye, -0.05, 0.33, [0.3, 0.1])];
  if (bare[0] == null || bare[1] == null) return null;
  const skin = { a: (bare[0].a + bare[1].a) / 2, b: (bare[0].b + bare[1].b) / 2 };
  const chroma = Math.max(PALEST, Math.hypot(skin.a, skin.b));
  const missing = covered.flatMap((seen) =>
    seen === null ? [] : [(skin.a * (skin.a - seen.a) + skin.b * (skin.b - seen.b)) / chroma ** 2],
  );
  return missing.length === 0 ? null : Math.max(0, ...missing);
}

const middle = (a: { x: number; y: number }, b: { x: number; y: number }) => ({
  x: (a.x + b.x) / 2,
  y: (a.y + b.y) / 2,
});
