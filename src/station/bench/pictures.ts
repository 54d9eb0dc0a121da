import type { Sha256 } from '../../shared/domain/ids.ts';
import { lookupPictures } from '../lookup/view.ts';
import type { VisitFlow } from '../visit/state.ts';
import { benchPictures } from './view.ts';

/** Every picture of a holder that the bench or the look-up shows now: no other one is given out. */
export const officePictures = (flow: VisitFlow): Sha256[] => [
  ...benchPictures(flow),
  ...lookupPictures(flow),
];
