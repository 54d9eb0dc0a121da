import type { CardUid } from '../../shared/domain/card-uid.ts';
import type { PresentCard } from '../card/terminal.ts';
import type { KeysOfCard } from './card-keys.ts';
import type { Progress } from './progress.ts';

/** One card being encoded. */
export interface Work {
  readonly card: PresentCard;
  readonly uid: CardUid;
  readonly keys: KeysOfCard;
  readonly progress: Progress;
  /** The person at the bench has seen that the card holds other data, and wants them gone. */
  readonly overwrite: boolean;
}

/**
 * What was found before the first write: nothing of this profile, an encoding that was interrupted, or all of it, so that nothing
 * had to be written.
 */
export type Found = 'blank' | 'started' | 'complete';

/** Whether data that are neither blank nor the wanted ones may be written over. */
export const mayOverwrite = ({ overwrite, progress }: Work): boolean => overwrite || progress.resumes;

/** Byte by byte the same. */
export const equal = (one: Uint8Array, other: Uint8Array): boolean => Buffer.from(one).equals(other);

/** As a card comes from its maker. */
export const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);
