import type { PhotoSource } from '../../shared/domain/photo.ts';
import type { Measures } from './measures.ts';
import type { Variation } from './portraits.ts';

/** A photo that waits for the moderator from the first minute of the demo. */
export interface QueuedPhoto extends Measures {
  readonly portrait: Variation;
  readonly source?: PhotoSource;
  /** The photo that was accepted before this one. */
  readonly before?: Variation;
}
