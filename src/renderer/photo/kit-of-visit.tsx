import { createContext, lazy, use, useEffect, useState, type ReactNode } from 'react';
import { useLink } from '../connection/use-station.tsx';
import type { FaceAnalysis } from '../face/analysis.ts';
import type { StationLink } from '../connection/station-link.ts';
import type { PhotoKit } from './kit.ts';
import { KitContext, type KitOnItsWay } from './kit-context.ts';

/** Starts a face analysis: the worker of the product, or what a test puts in its place. */
export type OpenAnalysis = () => Promise<FaceAnalysis>;

/** The worker of the product, loaded when it is wanted. */
export const openWorker: OpenAnalysis = async () => (await import('../face/index.ts')).openFaceAnalysis();
/** Where the face analysis comes from. */
export const AnalysisContext = createContext<OpenAnalysis>(openWorker);

/** The screen of the booth, loaded when a visit begins and not before. */
export const PhotoScreen = lazy(() => loadScreen());
const loadScreen = () =>
  import('./photo-screen.tsx').then(({ PhotoScreen: screen }) => ({ default: screen }));

/** How long a first screen of the visit has the machine for itself where the browser does not tell, in milliseconds. */
const politeness = 300;

/**
 * Makes the booth ready while the person still reads the account: its code, its worker, what the university asks for. All of it ends with
 * the visit.
 */
export function PhotoKitOfVisit({ children }: { children: ReactNode }) {
  const link = useLink();
  const openAnalysis = use(AnalysisContext);
  const [opening] = useState(() => new Opening(link, openAnalysis));
  useEffect(() => {
    opening.start();
    return () => opening.end();
  }, [opening]);
  return <KitContext value={opening}>{children}</KitContext>;
}

/** One opening of the kit, in an idle moment, and its end. */
class Opening implements KitOnItsWay {
  readonly kit: Promise<PhotoKit>;
  #begin: () => void = () => undefined;
  #ended = false;

  constructor(link: StationLink, openAnalysis: OpenAnalysis) {
    const begun = new Promise<void>((resolve) => (this.#begin = resolve));
    this.kit = begun.then(async () => {
      const [{ PhotoKit: Kit }, analysis] = await Promise.all([
        import('./kit.ts'),
        openAnalysis(),
        loadScreen(),
      ]);
      return new Kit(analysis, link.photoProfile());
    });
  }

  hurry(): void {
    this.#begin();
  }

  start(): void {
    const begin = (): void => {
      if (!this.#ended) this.#begin();
    };
    if ('requestIdleCallback' in window) window.requestIdleCallback(begin, { timeout: 2000 });
    else setTimeout(begin, politeness);
  }

  end(): void {
    this.#ended = true;
    // Nothing was begun for a visit that ended at once: the promise is never waited for.
    void this.kit.then((kit) => kit.close());
  }
}
