import type { FieldError } from '../../shared/encoding/render.ts';
import type { ProtocolError } from '../card/protocols/errors.ts';
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

/** Why what is on the card was not committed. */
export type FinishError = StoreError | 'command.invalid';

/** Why a card was not encoded. */
export type EncodingError = ProtocolError | UidError | FinishError | FieldError | KeysError | EncodingProblem;
