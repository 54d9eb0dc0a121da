import type { FieldError } from '../../shared/encoding/render.ts';
import { isCardError, type ProtocolError } from '../card/protocols/errors.ts';
import type { UidError } from '../card/read-uid.ts';
import type { StoreError } from '../store/store-error.ts';
import type { KeysError } from './card-keys.ts';

/** What only an encoding can find out. */
export type EncodingProblem =
  /** Not the kind of card that the profile is for: nothing was sent that writes. */
  | 'encoding.wrong-card-type'
  /** The application or the sector is there under keys, or in a shape, that are neither blank nor ours. */
  | 'encoding.foreign-content'
  /** There are other data under our keys or in the open, and no interrupted encoding explains them. */
  | 'encoding.holds-other-data'
  /** An encoding for another badge was interrupted on this card. */
  | 'encoding.other-badge'
  /** What was written is not what is read after a new authentication. */
  | 'encoding.read-back-differs'
  /** No key that this card can have opens the sector: it was torn in its access bits. It stays so. */
  | 'encoding.card-dead';

/** Why a card was not encoded. */
export type EncodingError = ProtocolError | UidError | StoreError | FieldError | KeysError | EncodingProblem;

/**
 * What helps: put the card back and go on, leave one card on the reader, take another blank one, set the card aside and void it,
 * look up whose it is, correct the data, ask for the keys again, or call the person in charge of the station.
 */
export type NextStep =
  'put-back' | 'one-card' | 'other-card' | 'void' | 'look-up' | 'correct-data' | 'keys' | 'call';

const steps: Partial<Record<EncodingError, NextStep>> = {
  'card.changed': 'one-card',
  'card.random-uid': 'other-card',
  'card.uid-length': 'other-card',
  'encoding.wrong-card-type': 'other-card',
  'ntag.not-formatted': 'other-card',
  'ntag.read-only': 'other-card',
  'ntag.too-small': 'other-card',
  'desfire.memory-full': 'other-card',
  'encoding.foreign-content': 'look-up',
  'encoding.holds-other-data': 'look-up',
  'encoding.other-badge': 'look-up',
  'encoding.card-dead': 'void',
  'desfire.card-damaged': 'void',
  'keys.unavailable': 'keys',
  'keys.refused': 'call',
  'keys.invalid': 'call',
  'station.store-full': 'call',
  'station.store-damaged': 'call',
  'station.store-newer': 'call',
  'station.already-running': 'call',
};

/** What the person at the bench does next; for anything that may have been an accident, the same card again. */
export function nextStep(error: EncodingError): NextStep {
  if (isCardError(error)) return 'put-back';
  if (error.startsWith('field.')) return 'correct-data';
  return steps[error] ?? 'put-back';
}
