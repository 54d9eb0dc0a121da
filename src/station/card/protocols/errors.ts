import type { CardError } from '../terminal.ts';

/** What a DESFire card answers instead of 00, and what its answers prove to be wrong. */
export type DesfireError =
  /** Wrong key, or no right to do this without another one. */
  | 'desfire.authentication-refused'
  /** The card did not prove that it knows the key. */
  | 'desfire.card-not-proven'
  /** The MAC or the checksum of an answer is wrong: the bytes are not those the card sent. The session is over. */
  | 'desfire.mac-wrong'
  /** The session ended before: an error, a removal, a changed key. Nothing was sent. */
  | 'desfire.session-over'
  /** An answer that the protocol does not allow: length, padding, chaining. */
  | 'desfire.answer-invalid'
  | 'desfire.permission-denied'
  | 'desfire.application-unknown'
  | 'desfire.file-unknown'
  | 'desfire.key-unknown'
  | 'desfire.already-there'
  /** CommitTransaction had nothing to commit. */
  | 'desfire.no-changes'
  | 'desfire.memory-full'
  | 'desfire.out-of-bounds'
  /** The card says that our command is wrong: length, parameter, checksum, order. */
  | 'desfire.command-refused'
  /** The card says that it is damaged, or that it could not write. */
  | 'desfire.card-damaged';

/** Why a MIFARE Classic or an NTAG did not do it. */
export type StorageError =
  /** Key refused by the sector, or its access bits do not allow this. */
  | 'classic.authentication-refused'
  | 'classic.read-refused'
  | 'classic.write-refused'
  /** Block 0, or a trailer, which have their own functions or none. */
  | 'classic.block-forbidden'
  /** A trailer whose access bits contradict their complements would make the sector useless for ever. */
  | 'classic.trailer-invalid'
  /** A trailer after which no key could change the access bits any more. */
  | 'classic.trailer-final'
  | 'ntag.read-refused'
  | 'ntag.write-refused'
  /** The reader passes no native command through. */
  | 'ntag.pass-through-refused'
  /** No capability container of an NFC Forum Type 2 Tag, or a read-only one. */
  | 'ntag.not-formatted'
  | 'ntag.read-only'
  | 'ntag.too-small'
  | 'ndef.none'
  | 'ndef.invalid';

/** Everything an exchange with a card can end with. */
export type ProtocolError =
  CardError | DesfireError | StorageError | 'card.status-word' | 'card.changed' | 'card.uid-length';

const cardErrors: readonly string[] = [
  'card.removed',
  'card.unreadable',
  'card.timeout',
  'reader.gone',
] satisfies readonly CardError[];

/** Whether the exchange itself failed, whatever the card would have said: putting it back may help. */
export const isCardError = (error: string): error is CardError => cardErrors.includes(error);
