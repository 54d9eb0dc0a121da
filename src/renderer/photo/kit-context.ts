import { createContext, use } from 'react';
import type { PhotoKit } from './kit.ts';

/** The booth's kit on its way: `hurry` says that the booth is on screen already, and no idle moment is waited for. */
export interface KitOnItsWay {
  readonly kit: Promise<PhotoKit>;
  hurry(): void;
}

/** The kit of the present visit; null outside of one. */
export const KitContext = createContext<KitOnItsWay | null>(null);

/** The booth's kit; where it is not there yet, it is hurried and waited for. */
export function usePhotoKit(): PhotoKit {
  const opening = use(KitContext);
  if (opening === null) throw new Error('a photo screen outside of a visit');
  opening.hurry();
  return use(opening.kit);
}
