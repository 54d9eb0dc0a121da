import { SCARD, type Binding, type NativeCard, type NativeContext, type NativeReader } from './binding.ts';

/** Longest answer to a command with extended lengths, in bytes: 65,536 and a status word (ISO/IEC 7816-4, 5.2). */
const LONGEST_ANSWER = 65_538;
/**
 * Room for the answer to any other command: 256 and a status word there, and more for readers that do not keep to it. Not the room
 * of the longest one, because the binding fills it with zeros for each exchange.
 */
const SHORT_ANSWER = 4_098;
/** Header and one byte of length: a command with extended lengths goes on after a length of zero (ISO/IEC 7816-4, 5.2). */
const SHORT_LENGTH_AT = 4;

/** A way to one reader through a context of its own, so that a slow card blocks neither the watch nor other readers. */
export interface Line {
  readonly context: NativeContext;
  readonly reader: NativeReader;
}

/** Opens a line ahead of the next card, so that only the connection itself stands between a card and its first APDU. */
export function openLine(binding: Binding, name: string): Line | undefined {
  const context = new binding.Context();
  const reader = context.listReaders().find((candidate) => candidate.name === name);
  if (reader) return { context, reader };
  context.close();
  return undefined;
}

/** One open card. Closing waits for the exchange under way: `SCardDisconnect` would block the event loop until it ends. */
export class Session {
  readonly shareMode: number;
  readonly #line: Line;
  readonly #card: NativeCard;
  #underWay: Promise<unknown> | undefined;
  #closed = false;

  private constructor(line: Line, card: NativeCard, shareMode: number) {
    this.#line = line;
    this.#card = card;
    this.shareMode = shareMode;
  }

  /** Connects; rejects with the daemon's words when the card is mute or held by another program. */
  static async open(line: Line, shareMode: number): Promise<Session> {
    const protocols = shareMode === SCARD.SHARE_DIRECT ? SCARD.PROTOCOL_UNSET : SCARD.PROTOCOL_T0_OR_T1;
    return new Session(line, await line.reader.connect(shareMode, protocols), shareMode);
  }

  get protocol(): number {
    return this.#card.protocol;
  }

  transmit(apdu: Buffer): Promise<Buffer> {
    const extended = apdu.length > SHORT_LENGTH_AT + 1 && apdu[SHORT_LENGTH_AT] === 0;
    const maxRecvLength = extended ? LONGEST_ANSWER : SHORT_ANSWER;
    return this.#inOrder(() => this.#card.transmit(apdu, { maxRecvLength }));
  }

  control(code: number, data: Buffer): Promise<Buffer> {
    return this.#inOrder(() => this.#card.control(code, data));
  }

  close(disposition: number = SCARD.LEAVE_CARD): void {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#underWay) void this.#underWay.then(() => this.#letGo(disposition));
    else this.#letGo(disposition);
  }

  #letGo(disposition: number): void {
    try {
      this.#card.disconnect(disposition);
    } catch {
      // The card, the reader or the daemon went first: there is nothing left to disconnect from.
    }
    this.#line.context.close();
  }

  /** The thread pool keeps no order, so each exchange begins when the one before has ended: at once when there is none. */
  #inOrder(exchange: () => Promise<Buffer>): Promise<Buffer> {
    const begin = async (): Promise<Buffer> => {
      if (this.#closed) throw new Error('the card is not connected any more');
      return await exchange();
    };
    const answer = this.#underWay ? this.#underWay.then(begin) : begin();
    const over = (): void => {
      if (this.#underWay === ended) this.#underWay = undefined; // nobody waits behind it
    };
    const ended = answer.then(over, over);
    this.#underWay = ended;
    return answer;
  }
}
