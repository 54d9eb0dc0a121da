import { EventEmitter } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { SCARD, type Binding } from './binding.ts';
import { openLine, Session, type Line } from './session.ts';

type Callback<T> = (error: Error | null, value?: T) => void;

/** Pauses before each attempt to connect, in ms: a badge laid down slowly, or a program that just lets go of it. */
const CONNECT_PAUSES_MS = [0, 50, 150];

/** Control code that passes bytes to a CCID reader (Windows: SCARD_CTL_CODE(3500); pcsc-lite's CCID driver: 1). */
const CCID_ESCAPE = process.platform === 'win32' ? (0x31 << 16) | (3500 << 2) : 0x42000000 + 1;

/**
 * The reader that `nfc-pcsc` 0.8.1 expects from `@pokusew/pcsclite`. Events: `status` `{ state, atr? }`, while `state`
 * still holds the state before; `end`. Differences, all on purpose: the card is connected before its presence is told,
 * a card that cannot be connected is told with SCARD_STATE_MUTE, and a card swapped between two looks of the watch is
 * told as one that left and one that came.
 */
export class PcscReader extends EventEmitter {
  readonly SCARD_SHARE_SHARED = SCARD.SHARE_SHARED;
  readonly SCARD_SHARE_DIRECT = SCARD.SHARE_DIRECT;
  readonly SCARD_STATE_PRESENT = SCARD.STATE_PRESENT;
  readonly SCARD_STATE_EMPTY = SCARD.STATE_EMPTY;
  readonly SCARD_STATE_MUTE = SCARD.STATE_MUTE;
  readonly SCARD_LEAVE_CARD = SCARD.LEAVE_CARD;
  readonly IOCTL_CCID_ESCAPE = CCID_ESCAPE;

  readonly name: string;
  /** What was told last. */
  state = 0;
  /** What the watch saw last: flags, and the daemon's count of insertions and removals above them. */
  seen = 0;
  readonly #binding: Binding;
  #line: Line | undefined;
  #session: Session | undefined;
  #card = 0;
  #ended = false;

  constructor(binding: Binding, name: string) {
    super();
    this.#binding = binding;
    this.name = name;
    this.#line = openLine(binding, name);
  }

  /** Takes in what the watch saw. */
  update(seen: number, atr: Buffer | null): void {
    const had = isPresent(this.seen);
    const has = isPresent(seen);
    const another = had && has && eventCount(seen) !== eventCount(this.seen);
    this.seen = seen;
    if (had && (!has || another)) this.#cardLeft();
    if (has && (!had || another)) void this.#cardCame(seen, atr);
  }

  connect(options: { share_mode: number }, done: Callback<number>): void {
    const session = this.#session;
    if (session?.shareMode === options.share_mode) return done(null, session.protocol);
    this.#open(options.share_mode, [0]).then(
      (opened) => done(opened ? null : new Error('the card left'), opened?.protocol),
      (error: Error) => done(error),
    );
  }

  disconnect(disposition: number, done: Callback<void>): void {
    this.#release(disposition);
    done(null);
  }

  transmit(apdu: Buffer, _longest: number, _protocol: number, done: Callback<Buffer>): void {
    this.#answer((session) => session.transmit(apdu), done);
  }

  control(data: Buffer, code: number, _longest: number, done: Callback<Buffer>): void {
    this.#answer((session) => session.control(code, data), done);
  }

  /** The reader was pulled, or the daemon went. */
  close(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#card += 1;
    this.#release(SCARD.LEAVE_CARD);
    this.#line?.context.close();
    this.#line = undefined;
    this.emit('end');
  }

  #cardLeft(): void {
    this.#card += 1;
    this.#release(SCARD.LEAVE_CARD);
    this.#tell({ state: SCARD.STATE_EMPTY });
    this.#line ??= this.#newLine();
  }

  async #cardCame(seen: number, atr: Buffer | null): Promise<void> {
    const card = ++this.#card;
    const mute = { state: SCARD.STATE_PRESENT | SCARD.STATE_MUTE };
    try {
      const pauses = seen & SCARD.STATE_MUTE ? [0] : CONNECT_PAUSES_MS;
      const session = await this.#open(SCARD.SHARE_SHARED, pauses);
      if (session) this.#tell({ state: SCARD.STATE_PRESENT, ...(atr && { atr }) });
    } catch {
      // Mute, or held by another program: for the person it is the same, and they are told to put it back.
      if (card === this.#card) this.#tell(mute);
    }
  }

  /** A session on the present card, or nothing if that card left meanwhile. */
  async #open(shareMode: number, pauses: readonly number[]): Promise<Session | undefined> {
    const card = this.#card;
    this.#release(SCARD.LEAVE_CARD);
    let refusal: Error | undefined;
    for (const pause of pauses) {
      if (pause > 0) await delay(pause);
      if (card !== this.#card) return undefined;
      const line = this.#line ?? this.#newLine();
      this.#line = undefined; // from here on it belongs to the session, or is closed
      if (!line) continue;
      try {
        const session = await Session.open(line, shareMode);
        if (card === this.#card) return (this.#session = session);
        session.close();
        return undefined;
      } catch (error) {
        refusal = error as Error;
        line.context.close();
      }
    }
    throw refusal ?? new Error('the reader is gone');
  }

  #newLine(): Line | undefined {
    try {
      return openLine(this.#binding, this.name);
    } catch {
      return undefined; // the daemon is gone: the watch finds it out and closes this reader
    }
  }

  #release(disposition: number): void {
    this.#session?.close(disposition);
    this.#session = undefined;
  }

  #answer(exchange: (session: Session) => Promise<Buffer>, done: Callback<Buffer>): void {
    if (!this.#session) return done(new Error('the card is not connected'));
    exchange(this.#session).then(
      (answer) => done(null, answer),
      (error: Error) => done(error),
    );
  }

  #tell(status: { state: number; atr?: Buffer }): void {
    if (this.#ended) return;
    this.emit('status', status);
    this.state = status.state;
  }
}

function isPresent(seen: number): boolean {
  return (seen & SCARD.STATE_PRESENT) !== 0;
}

/** The upper 16 bits of `dwEventState` count insertions and removals (pcsc-lite API, SCardGetStatusChange). */
function eventCount(seen: number): number {
  return seen >>> 16;
}
