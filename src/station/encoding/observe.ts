import type { CardStep } from '../../shared/contract/bench.ts';
import type { CardUid } from '../../shared/domain/card-uid.ts';
import type { EncodingStep } from './journal.ts';

/** Hears what is being done with a card. `uid` is null until it was read. */
export type Observe = (step: CardStep, uid: CardUid | null) => void;

/** The steps of the journal in the words of the bench. */
export const cardSteps = {
  prepare: 'prepare',
  write: 'write',
  compare: 'compare',
  keys: 'protect',
  done: 'save',
} as const satisfies Record<EncodingStep, CardStep>;
