import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { Result } from '../../shared/domain/result.ts';

/** Why an exchange with a card gave no answer. */
export type CardError = Extract<
  ErrorCode,
  'card.removed' | 'card.unreadable' | 'card.timeout' | 'reader.gone'
>;

/** One card during one stay on a reader: a card that leaves and returns is another presence. */
export interface PresentCard {
  /** Unique per insertion, never used again. */
  readonly presence: string;
  /** Answer to reset, upper-case hex. */
  readonly atr: string;
  /**
   * Sends one APDU and gives the answer with its two status bytes. Calls are answered in the order they were made.
   * Once the card left, every call answers `card.removed` (or `reader.gone`): never the bytes of a newer card.
   * A call that ran out of time answers `card.timeout`, and if it was still waiting in line its APDU is never sent.
   */
  transmit(apdu: Uint8Array): Promise<Result<Uint8Array, CardError>>;
}

/** What the readers say now. `readers` are names as PC/SC gives them, never empty. */
export type TerminalStatus =
  | { readonly status: 'no-driver' }
  | { readonly status: 'no-daemon' }
  | { readonly status: 'no-reader' }
  | { readonly status: 'no-card'; readonly readers: readonly string[] }
  | { readonly status: 'unreadable'; readonly reader: string }
  | { readonly status: 'several-cards'; readonly readers: readonly string[] }
  | { readonly status: 'ready'; readonly reader: string; readonly card: PresentCard };

/** The port: all the card readers of the station, seen as one place where a card can be put. */
export interface CardTerminal {
  status(): TerminalStatus;
  /** Calls the listener after each change, with the new status; the answer stops it. */
  onChange(listener: (status: TerminalStatus) => void): () => void;
  /** Frees the readers. The status does not change any more, and cards answer `reader.gone`. */
  close(): Promise<void>;
}

/** Time limit of one APDU, in milliseconds: a contactless card may think for 4.95 s (ISO/IEC 14443-4, 7.2: FWI 14). */
export const DEFAULT_APDU_LIMIT_MS = 5_000;
