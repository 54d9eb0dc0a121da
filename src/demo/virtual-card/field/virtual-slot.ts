import type { MemoryCard } from '../../../station/card/memory-card.ts';
import type { Card } from '../card.ts';
import type { Fault } from './faults.ts';
import { memoryStay } from './memory-card.ts';
import { beginStay, type Outcome, type Stay } from './stay.ts';
import { EMPTY_MS } from './vpcd-frames.ts';
import { VpcdLink } from './vpcd-link.ts';

/**
 * One slot of the virtual reader `vsmartcard-vpcd` with a card on it, power and faults included: a TCP client of its port is the
 * card. A card that lies there stays there when pcscd restarts, but loses its power.
 */
export class VirtualSlot {
  /** Called when pcscd switches the card on: the first thing that it does with a card that it noticed. */
  onPowerOn: () => void = () => undefined;
  readonly #port: number;
  readonly #longAnswers: boolean;
  #stay: Stay | undefined;
  #link: VpcdLink | undefined;
  #next: NodeJS.Timeout | undefined;
  #emptySince = -Infinity;

  /**
   * The slot on a port of this machine: that of the virtual reader, or the next one for its second slot. `longAnswers`: some of the
   * cards answer 256 bytes or more, which makes each exchange slow (see {@link VpcdLink}).
   */
  constructor(port: number, { longAnswers = false }: { longAnswers?: boolean } = {}) {
    this.#port = port;
    this.#longAnswers = longAnswers;
  }

  /** Lays a card on the slot, in place of the one that lies there. pcscd notices within 400 ms. */
  insert(card: Card | MemoryCard, faults: readonly Fault[] = []): Stay {
    this.remove();
    const wait = Math.max(0, this.#emptySince + EMPTY_MS - performance.now());
    return this.#lay('transmit' in card ? beginStay(card, faults) : memoryStay(card), wait);
  }

  /** Takes the card away. Nothing happens without one. */
  remove(): void {
    clearTimeout(this.#next);
    this.#stay?.end();
    this.#stay = undefined;
    if (this.#link) this.#emptySince = performance.now();
    this.#link?.destroy();
    this.#link = undefined;
  }

  #lay(stay: Stay, wait: number): Stay {
    this.#stay = stay;
    if (wait === 0) this.#connect(stay);
    else this.#next = setTimeout(() => this.#connect(stay), wait);
    return stay;
  }

  #connect(stay: Stay): void {
    const here = () => this.#stay === stay;
    const end = {
      atr: () => stay.card.atr,
      powerOn: () => {
        if (!here()) return;
        stay.reset();
        this.onPowerOn();
      },
      powerOff: () => here() && stay.end(),
      apdu: (apdu: Uint8Array, answer: (bytes: Uint8Array) => void) => {
        if (here()) this.#carry(stay.exchange(apdu), answer);
      },
      closed: () => {
        if (!here()) return;
        stay.end();
        this.#lay(stay, EMPTY_MS);
      },
    };
    this.#link = new VpcdLink(this.#port, end, this.#longAnswers);
  }

  #carry(outcome: Outcome, answer: (bytes: Uint8Array) => void): void {
    switch (outcome.kind) {
      case 'answer':
        if (outcome.until === undefined) answer(outcome.bytes);
        else void outcome.until.then(() => answer(outcome.bytes));
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
