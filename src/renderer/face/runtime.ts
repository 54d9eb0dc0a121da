import type { PersonMask, Point } from '../../shared/quality/reading.ts';
import type { Picture } from './canvas.ts';
import type { DetectedFace } from './detected-face.ts';
import type { Region } from './region.ts';

/** The points of one face and how sure it is that they are on a face at all, from 0 to 1. */
export interface Landmarks {
  /** 478 of them, in pixels of the picture. */
  readonly points: readonly Point[];
  readonly presence: number;
}

/** All that the analysis asks of a library of face models: whoever offers these three can stand in for LiteRT. */
export interface FaceRuntime {
  /** The faces of a picture, largest first. */
  detect(picture: Picture): Promise<readonly DetectedFace[]>;
  /** The points of the face in a region. */
  landmarks(picture: Picture, region: Region): Promise<Landmarks>;
  /** What of the picture is a person. */
  mask(picture: Picture): Promise<PersonMask>;
}
