import { err } from '../../shared/domain/result.ts';
import type { CardTerminal, PresentCard, TerminalStatus } from '../card/terminal.ts';
import type { Clock } from '../clock.ts';
import { placesOf } from './places.ts';

/**
 * How long after one card another one that was laid down with it may still be noticed, in milliseconds: pcscd asks each reader in turn
 * every 400 ms (PCSCLITE_STATUS_POLL_RATE).
 */
const noticedWithin = 450;

/** A card that is worked on alone, or not at all. */
export interface LoneCard {
  /** Answers as if it had left once another card lies there, too. */
  readonly card: PresentCard;
  /**
   * Answers when no other card can have been laid down with it: to be waited for before anything is written. At once where there is one
   * place for a badge; else counted from when the card was noticed, so that what is read and asked meanwhile costs nothing more.
   */
  readonly settled: () => Promise<void>;
  /** Whether it was left alone because of another card. */
  readonly hadCompany: () => boolean;
}

/**
 * What lies on all readers together. Two cards that are laid down at once, each on a reader of its own, are noticed one after the other:
 * the first one may be the badge beside the one that was scanned. One reader alone tells of one card at a time.
 */
export class Field {
  readonly #terminal: CardTerminal;
  readonly #clock: Clock;
  readonly #stop: () => void;
  /** Where badges can be laid, as it was when nothing lay there; several until it was seen. */
  #places = 2;
  /** When the present card began to lie there alone. */
  #since = 0;

  constructor(terminal: CardTerminal, clock: Clock) {
    this.#terminal = terminal;
    this.#clock = clock;
    this.#stop = terminal.onChange((status) => this.#seen(status));
    this.#seen(terminal.status());
  }

  close(): void {
    this.#stop();
  }

  lone(card: PresentCard): LoneCard {
    let met = false;
    const company = (): boolean => (met ||= this.#terminal.status().status === 'several-cards');
    return {
      card: {
        ...card,
        transmit: async (apdu) => {
          if (company()) return err('card.removed');
          const answer = await card.transmit(apdu);
          // What it did, it did: the card is in the journal, and the next pass finds it.
          return company() ? err('card.removed') : answer;
        },
      },
      settled: () => this.#settled(),
      hadCompany: () => met,
    };
  }

  #seen(status: TerminalStatus): void {
    if (status.status === 'no-card') this.#places = placesOf(status.readers);
    if (status.status === 'several-cards') this.#places = Math.max(2, placesOf(status.readers));
    if (status.status === 'ready') this.#since = this.#clock.now();
  }

  async #settled(): Promise<void> {
    const rest = this.#since + noticedWithin - this.#clock.now();
    if (this.#places < 2 || rest <= 0 || this.#terminal.status().status !== 'ready') return;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        cancel();
        stop();
        resolve();
      };
      const cancel = this.#clock.after(rest, done);
      const stop = this.#terminal.onChange(done);
    });
  }
}
