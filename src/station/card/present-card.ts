import { randomUUID } from 'node:crypto';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { CardError, PresentCard } from './terminal.ts';

/** What a driver gives to make a card: its ATR, and one exchange that rejects when the driver got no answer. */
export interface CardLink {
  /** Answer to reset, in bytes. */
  readonly atr: Uint8Array;
  /** Never called while an earlier call is under way. */
  exchange(apdu: Uint8Array): Promise<Uint8Array>;
  /** Time limit of one `transmit`, waiting in line included, in milliseconds. */
  readonly limitMs: number;
  /**
   * How long after a failed exchange the card may still turn out to be gone, in milliseconds: drivers see a removal
   * late (pcscd polls every 400 ms), and "put the card back" is a better answer than "unreadable".
   */
  readonly graceMs: number;
}

/** SW1 and SW2, in bytes. */
const statusWordLength = 2;

/** A card, and the way to say that it left. */
export interface Presence {
  readonly card: PresentCard;
  /** From here on, every call answers `reason`, those under way included. The first reason stays. */
  leave(reason: 'card.removed' | 'reader.gone'): void;
}

/** Makes the promises of {@link PresentCard} true over any driver: order, time limit, nothing after the card left. */
export function createPresence(link: CardLink): Presence {
  let left: CardError | undefined;
  let tellGone!: (reason: CardError) => void;
  const gone = new Promise<CardError>((resolve) => (tellGone = resolve));
  let line: Promise<unknown> = Promise.resolve();

  async function attempt(apdu: Uint8Array): Promise<Result<Uint8Array, CardError>> {
    try {
      const answer = await link.exchange(apdu);
      if (left) return err(left);
      // Every card ends its answer with a status word (ISO/IEC 7816-4, 5.1.3): less is a driver that lost it, and calls that success.
      if (answer.length >= statusWordLength) return ok(answer);
      return err((await within(gone, link.graceMs)) ?? 'card.unreadable');
    } catch {
      // The driver's own words are not used: what the reader says next tells a removed card from a bad one.
      return err((await within(gone, link.graceMs)) ?? 'card.unreadable');
    }
  }

  async function transmit(apdu: Uint8Array): Promise<Result<Uint8Array, CardError>> {
    if (left) return err(left);
    const bytes = apdu.slice(); // the caller may reuse its buffer while this call waits in line
    let late = false;
    const turn = line.then(() => (left || late ? err<CardError>(left ?? 'card.timeout') : attempt(bytes)));
    line = turn;
    const answer = await within(Promise.race([turn, gone.then((reason) => err(reason))]), link.limitMs);
    if (answer) return answer;
    late = true;
    return err('card.timeout');
  }

  return {
    card: { presence: randomUUID(), atr: Buffer.from(link.atr).toString('hex').toUpperCase(), transmit },
    leave(reason) {
      left ??= reason;
      tellGone(left);
    },
  };
}

/** The value, or nothing after so many milliseconds. The timer never keeps the process alive by itself. */
async function within<T>(value: Promise<T>, ms: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([value, limit]);
  } finally {
    clearTimeout(timer);
  }
}
