/**
 * A contactless card together with the reader it lies on, as PC/SC shows the two: a state machine without time. It is
 * made lying in the field, under power.
 */
export interface Card {
  /** Answer to reset that the reader makes up for it (PC/SC part 3, rev. 2.01, 3.1.3.2.3). */
  readonly atr: Uint8Array;
  /** UID in reader order; a random one changes at each power-on. */
  readonly uid: Uint8Array;
  /**
   * The answer to one APDU, status word included. Throws {@link PowerCut} when a tear that was armed comes true;
   * talking to a card without power is a bug of the caller.
   */
  transmit(apdu: Uint8Array): Uint8Array;
  /** The card loses its power: sessions and uncommitted transactions are gone. */
  powerOff(): void;
  /** The card wakes up, as after a reset. */
  powerOn(): void;
  /** The power goes during the next APDU, in the way that is told. */
  tear(tear: Tear): void;
}

/** How far a write gets when the power goes in the middle of it. */
export interface Tear {
  /** Bytes that still reach a memory that is written byte by byte: a standard file, a block, a page. */
  readonly bytes: number;
  /** What a change holds that the card makes as a whole, such as ChangeKey or CommitTransaction. */
  readonly atomic: 'old' | 'new';
}

/** The card lost its power before it could answer. */
export class PowerCut extends Error {
  constructor() {
    super('the card lost its power');
  }
}
