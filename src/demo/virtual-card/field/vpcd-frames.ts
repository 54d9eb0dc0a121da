import { concat, EMPTY } from '../bytes.ts';

/** One-byte messages of vpcd to its card (vsmartcard, "Virtual PCD protocol"); anything longer is an APDU. */
export const VPCD = { powerOff: 0, powerOn: 1, reset: 2, getAtr: 4 } as const;

/**
 * How long a slot stays empty between two cards, in ms: pcscd looks at it every 400 ms and would take a faster swap for
 * one and the same card, which the slot-change message of a real reader (USB CCID rev. 1.1, 6.3.1) makes impossible.
 */
export const EMPTY_MS = 450;

const LENGTH = 2;

/** Whether a message is this control message. */
export function isControl(message: Uint8Array, code: number): boolean {
  return message.length === 1 && message[0] === code;
}

/** A message behind its length, two bytes, most significant first. */
export function frame(message: Uint8Array): Uint8Array {
  return concat(Uint8Array.of(message.length >> 8, message.length & 0xff), message);
}

/** Puts messages together out of the pieces that TCP gives. */
export class FrameReader {
  #pending: Uint8Array = EMPTY;

  /** Whether a message has begun and is not complete. */
  get waits(): boolean {
    return this.#pending.length > 0;
  }

  /** The messages that are complete with this piece. */
  take(chunk: Uint8Array): Uint8Array[] {
    this.#pending = concat(this.#pending, chunk);
    const messages: Uint8Array[] = [];
    for (;;) {
      const [high, low] = this.#pending;
      if (high === undefined || low === undefined) return messages;
      const end = LENGTH + ((high << 8) | low);
      if (this.#pending.length < end) return messages;
      messages.push(this.#pending.slice(LENGTH, end));
      this.#pending = this.#pending.slice(end);
    }
  }
}
