import net from 'node:net';
import type { MemoryCard } from '../station/card/memory-card.ts';
import { EMPTY_MS, frame, FrameReader, isControl, VPCD } from './virtual-card/field/vpcd-frames.ts';

/** Answer of a mute card: an ATR that begins with no known convention (ISO/IEC 7816-3, 8.1), so nobody can talk to it. */
const MUTE_ATR = Uint8Array.of(0x00);

/**
 * One slot of the virtual reader `vsmartcard-vpcd`: a TCP client of its port is the card. A card that lies there stays
 * there when pcscd restarts. As in a real field, a card that was not powered on answers nothing. After the first ones,
 * each exchange takes some 40 ms: vpcd sends length and message apart and without TCP_NODELAY, and waits for our
 * delayed acknowledgement. Real readers need 1 to 10 ms.
 */
export class VirtualSlot {
  /** Called when pcscd switches the card on: the first thing that it does with a card that it noticed. */
  onPowerOn: () => void = () => undefined;
  readonly #port: number;
  #card: MemoryCard | undefined;
  #socket: net.Socket | undefined;
  #next: NodeJS.Timeout | undefined;
  #emptySince = -Infinity;

  /** The slot on a port of this machine: that of the virtual reader, or the next one for its second slot. */
  constructor(port: number) {
    this.#port = port;
  }

  /** Lays a card on the slot; the one that lies there goes first. pcscd notices within 400 ms. */
  insert(card: MemoryCard): void {
    this.remove();
    this.#card = card;
    this.#offer(card);
  }

  /** Takes the card away. Without a card, nothing happens. */
  remove(): void {
    clearTimeout(this.#next);
    this.#card = undefined;
    if (this.#socket) this.#emptySince = performance.now();
    this.#socket?.destroy();
    this.#socket = undefined;
  }

  #offer(card: MemoryCard): void {
    const wait = this.#emptySince + EMPTY_MS - performance.now();
    if (wait <= 0) this.#connect(card);
    else this.#next = setTimeout(() => this.#connect(card), wait);
  }

  #connect(card: MemoryCard): void {
    const socket = net.connect({ host: '127.0.0.1', port: this.#port, noDelay: true });
    this.#socket = socket;
    const reader = new FrameReader();
    let powered = false;
    let line = Promise.resolve();

    const receive = (message: Uint8Array): void => {
      if (isControl(message, VPCD.powerOff)) powered = false;
      else if (isControl(message, VPCD.powerOn) || isControl(message, VPCD.reset)) {
        powered = true;
        this.onPowerOn();
      } else if (isControl(message, VPCD.getAtr)) this.#send(socket, card.mute ? MUTE_ATR : card.atr);
      else if (!powered || card.mute) socket.destroy();
      else line = line.then(() => card.hold).then(() => this.#send(socket, card.process(message)));
    };

    socket.on('data', (chunk) => reader.take(chunk).forEach(receive));
    socket.on('error', () => undefined); // 'close' follows, and a card that still lies there is offered again
    socket.on('close', () => {
      if (this.#card !== card) return;
      this.#emptySince = performance.now();
      this.#offer(card);
    });
  }

  #send(socket: net.Socket, message: Uint8Array): void {
    if (!socket.destroyed) socket.write(frame(message));
  }
}
