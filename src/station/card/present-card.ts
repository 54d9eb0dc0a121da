import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { CardError, PresentCard } from './terminal.ts';

/** What a driver gives to make a card: its ATR, and one exchange that rejects when the driver got no answer. */
export interface CardLink {
  /** Answer to reset, in bytes. */
  readonly atr: Uint8Array;
  /** Never called while an earlier call is under way. */
  exchange(apdu: Buffer): Promise<Uint8Array>;
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

type Answer = Result<Uint8Array, CardError>;

/** A call of `transmit` that has no answer yet. */
interface Call {
  readonly apdu: Buffer;
  readonly answer: (answer: Answer) => void;
  limit?: NodeJS.Timeout;
}

/**
 * Makes the promises of {@link PresentCard} true over any driver: order, time limit, nothing after the card left. A person waits for
 * each of its exchanges, and a tap runs through it cold: so a call is one promise and one timer, and no chain of promises.
 */
export function createPresence(link: CardLink): Presence {
  let left: CardError | undefined;
  let tellGone!: () => void;
  const gone = new Promise<void>((resolve) => (tellGone = resolve));
  /** In the order they were made. One that was answered is not in it any more, whatever becomes of its exchange. */
  const open = new Set<Call>();
  let working = false;

  function transmit(apdu: Uint8Array): Promise<Answer> {
    if (left) return Promise.resolve(err(left));
    return new Promise((answer) => {
      const call: Call = { apdu: Buffer.from(apdu), answer }; // a copy: the caller may reuse its buffer meanwhile
      open.add(call);
      if (!working) void work();
      // Last, so that the card is at work meanwhile. No call is settled before: whatever carries it out answers later.
      call.limit = setTimeout(() => settle(call, err('card.timeout')), link.limitMs);
    });
  }

  function settle(call: Call, answer: Answer): void {
    if (!open.delete(call)) return; // too late: the time is over, or the card left
    clearTimeout(call.limit);
    call.answer(answer);
  }

  /** Carries out what is open, one call after the other; what is made meanwhile comes at the end of the set. */
  async function work(): Promise<void> {
    working = true;
    for (const call of open) settle(call, await carryOut(call));
    working = false;
  }

  async function carryOut({ apdu }: Call): Promise<Answer> {
    try {
      const answer = await link.exchange(apdu);
      // Every card ends its answer with a status word (ISO/IEC 7816-4, 5.1.3): less is a driver that lost it, and calls that success.
      if (answer.length >= statusWordLength) return ok(answer);
    } catch {
      // The driver's own words are not used: what the reader says next tells a removed card from a bad one.
    }
    if (!left) await Promise.race([gone, delay(link.graceMs, undefined, { ref: false })]);
    return err(left ?? 'card.unreadable');
  }

  return {
    card: {
      presence: randomUUID(),
      /** Made when it is asked for: a tap does without. */
      get atr() {
        return Buffer.from(link.atr).toString('hex').toUpperCase();
      },
      transmit,
    },
    leave(reason) {
      left ??= reason;
      tellGone();
      for (const call of open) settle(call, err(left));
    },
  };
}
