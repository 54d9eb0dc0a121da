import net from 'node:net';
import type { Card } from '../card.ts';
import type { Fault } from './faults.ts';
import { EMPTY_MS, frame, FrameReader, isControl, VPCD } from './vpcd-frames.ts';
import { beginStay, type Outcome, type Stay } from './stay.ts';

/**
 * One slot of the virtual reader `vsmartcard-vpcd` with a virtual card on it, power and faults included: a TCP client of
 * its port is the card. A card that lies there stays there when pcscd restarts, but loses its power.
 */
export class VirtualCardSlot {
  readonly #port: number;
  #stay: Stay | undefined;
  #socket: net.Socket | undefined;
  #next: NodeJS.Timeout | undefined;
  #emptySince = -Infinity;

  /** The slot on a port of this machine: that of the virtual reader, or the next one for its second slot. */
  constructor(port: number) {
    this.#port = port;
  }

  /** Lays a card on the slot, in place of the one that lies there. pcscd notices within 400 ms. */
  insert(card: Card, faults: readonly Fault[] = []): Stay {
    this.remove();
    return this.#lay(beginStay(card, faults));
  }

  /** Takes the card away. Nothing happens without one. */
  remove(): void {
    clearTimeout(this.#next);
    this.#stay?.end();
    this.#stay = undefined;
    if (this.#socket) this.#emptySince = performance.now();
    this.#socket?.destroy(); // in the middle of an exchange, vpcd hands an empty answer to pcscd
    this.#socket = undefined;
  }

  #lay(stay: Stay): Stay {
    this.#stay = stay;
    const wait = this.#emptySince + EMPTY_MS - performance.now();
    if (wait <= 0) this.#connect(stay);
    else this.#next = setTimeout(() => this.#connect(stay), wait);
    return stay;
  }

  #connect(stay: Stay): void {
    const socket = net.connect({ host: '127.0.0.1', port: this.#port, noDelay: true });
    const reader = new FrameReader();
    let powered = false;
    this.#socket = socket;

    const receive = (message: Uint8Array): void => {
      if (isControl(message, VPCD.powerOff)) {
        powered = false;
        stay.end();
      } else if (isControl(message, VPCD.powerOn) || isControl(message, VPCD.reset)) {
        powered = true;
        stay.reset();
      } else if (isControl(message, VPCD.getAtr)) socket.write(frame(stay.card.atr));
      else if (!powered)
        socket.destroy(); // as in a real field, a card without power answers nothing
      else this.#carry(stay.exchange(message), socket);
    };

    socket.on('data', (chunk) => {
      for (const message of reader.take(chunk)) if (this.#stay === stay) receive(message);
    });
    socket.on('error', () => undefined); // 'close' follows, and a card that still lies there is offered again
    socket.on('close', () => {
      if (this.#stay !== stay) return;
      stay.end();
      this.#emptySince = performance.now();
      this.#lay(stay);
    });
  }

  #carry(outcome: Outcome, socket: net.Socket): void {
    switch (outcome.kind) {
      case 'answer':
        void (outcome.until ?? Promise.resolve()).then(() => {
          if (!socket.destroyed) socket.write(frame(outcome.bytes));
        });
        return;
      case 'silence':
        return; // pcscd waits for its card, as it does for a real one
      case 'left':
        return this.remove();
      case 'swapped':
        this.insert(outcome.card);
    }
  }
}
