import type { ProfileName } from '../../shared/contract/office.ts';
import type { Result } from '../../shared/domain/result.ts';

/** One key of one card, to be derived. */
export interface KeyAsked {
  readonly profile: ProfileName;
  /** Its name in the profile (see shared/encoding/keys.ts), or {@link cardKey}. */
  readonly key: string;
  /** How long it is to be. */
  readonly bytes: 6 | 16;
  /** What it is derived from (AN10922, 2.2): 1 to 31 bytes, the card's UID among them. */
  readonly input: Uint8Array;
}

/**
 * `unknown`: there is no such master key. `no-answer`: whoever keeps it cannot say now. `refused`: whoever keeps it will not say, or says
 * something else.
 */
export type KeyTrouble = 'unknown' | 'no-answer' | 'refused';

/** The master keys of the university's cards, wherever they are. None ever comes out of here: only what is derived from one for one card. */
export interface MasterKeys {
  /**
   * The key of one card: AN10922 for AES-128. A key of 6 bytes (MIFARE Classic) is the first 6 of those 16: CMAC is a pseudo-random
   * function, so that any part of its result is as good a key as its length allows.
   */
  derive(asked: KeyAsked): Promise<Result<Uint8Array, KeyTrouble>>;
  /** Overwrites what is held in memory. */
  close(): void;
}

/** Name of the key of the card level of a DESFire, beside the numbers of the application's own. */
export const cardKey = 'card';
