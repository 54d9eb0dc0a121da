import type { FaceAnalysis } from '../face/analysis.ts';
import { openWorker, type OpenAnalysis } from '../photo/kit-of-visit.tsx';

/** One face analysis for all the visits of the gallery, which come and go with every scene. */
export function sharedAnalysis(): OpenAnalysis {
  let opened: Promise<FaceAnalysis> | undefined;
  return async () => {
    opened ??= openWorker();
    const analysis = await opened;
    return {
      state: analysis.state,
      analyse: (...picture) => analysis.analyse(...picture),
      reset: () => analysis.reset(),
      close: () => undefined,
    };
  };
}
