import net from 'node:net';
import { frame, FrameReader, isControl, VPCD } from './vpcd-frames.ts';

/** What lies in the slot, as the link sees it. */
export interface LinkEnd {
  atr(): Uint8Array;
  powerOn(): void;
  powerOff(): void;
  /** One APDU; `answer` may be called later, or never. */
  apdu(apdu: Uint8Array, answer: (bytes: Uint8Array) => void): void;
  /** The link is gone, by whoever ended it. */
  closed(): void;
}

/** First byte of the length of every answer that is shorter than 256 bytes. */
const SHORT = Uint8Array.of(0);
/** Second byte of the length of an answer without bytes. */
const NOTHING = Uint8Array.of(0);

/**
 * One connection to vpcd, which is a card in its slot. vpcd 3.3 sends length and message apart and leaves Nagle's algorithm on, so
 * that the message waits for the acknowledgement of the length, which Linux delays by 40 ms. An acknowledgement travels with data at
 * once: so the first byte of the next answer's length goes out as soon as a length comes in. It is known beforehand, as long as no
 * answer has 256 bytes. An exchange then takes a tenth of a millisecond, as it would over a socket with TCP_NODELAY.
 */
export class VpcdLink {
  readonly #socket: net.Socket;
  readonly #reader = new FrameReader();
  readonly #end: LinkEnd;
  readonly #longAnswers: boolean;
  /** The first byte of the next answer is on its way. */
  #begun = false;
  #powered = false;

  /** `longAnswers`: there may be some of 256 bytes and more; then every exchange takes its 40 ms. */
  constructor(port: number, end: LinkEnd, longAnswers: boolean) {
    this.#end = end;
    this.#longAnswers = longAnswers;
    this.#socket = net.connect({ host: '127.0.0.1', port, noDelay: true });
    this.#socket.on('data', (chunk) => this.#take(chunk));
    this.#socket.on('error', () => undefined); // 'close' follows
    this.#socket.on('close', () => end.closed());
  }

  /**
   * In the middle of an exchange, vpcd hands an empty answer to pcscd. An answer that has begun is told to be empty: half a length
   * would be taken for an answer without a buffer, and pcscd would crash.
   */
  destroy(): void {
    if (this.#begun && !this.#socket.destroyed) this.#socket.write(NOTHING);
    this.#begun = false;
    this.#socket.destroy();
  }

  #take(chunk: Uint8Array): void {
    for (const message of this.#reader.take(chunk)) if (!this.#socket.destroyed) this.#receive(message);
    if (this.#reader.waits && !this.#longAnswers && !this.#begun && !this.#socket.destroyed) {
      this.#begun = true;
      this.#socket.write(SHORT);
    }
  }

  #receive(message: Uint8Array): void {
    if (isControl(message, VPCD.powerOff)) {
      this.#powered = false;
      this.#end.powerOff();
    } else if (isControl(message, VPCD.powerOn) || isControl(message, VPCD.reset)) {
      this.#powered = true;
      this.#end.powerOn();
    } else if (isControl(message, VPCD.getAtr)) this.#send(this.#end.atr());
    else if (!this.#powered)
      this.destroy(); // as in a real field, a card without power answers nothing
    else this.#end.apdu(message, (bytes) => this.#send(bytes));
  }

  #send(message: Uint8Array): void {
    if (this.#socket.destroyed) return;
    const framed = frame(message);
    if (this.#begun && framed[0] !== SHORT[0])
      throw new Error('a slot of short answers was given a long one');
    this.#socket.write(this.#begun ? framed.subarray(SHORT.length) : framed);
    this.#begun = false;
  }
}
