import type { FaceAnalysis } from './analysis.ts';
import { FaceClient } from './client.ts';

export type { Analysis, FaceAnalysis, PictureKind } from './analysis.ts';

/**
 * Starts the face analysis. Nothing of it is loaded before: call it when a visit begins, so that it is warm at the booth, and `close`
 * it when the visit ends. Its files lie in `face/` beside the page (scripts/face-models.mjs).
 */
export function openFaceAnalysis(): FaceAnalysis {
  const base = new URL('face/', document.baseURI).href;
  return new FaceClient({
    start: () => new Worker(`${base}worker.js`, { name: 'face analysis' }),
    base,
    report: (why) => console.warn(`face analysis: ${why}`),
  });
}
