import { createPresence, type Presence } from '../../../station/card/present-card.ts';
import { StatusBoard } from '../../../station/card/status-board.ts';
import { DEFAULT_APDU_LIMIT_MS, type CardTerminal } from '../../../station/card/terminal.ts';
import type { Card } from '../card.ts';
import type { Fault } from './faults.ts';
import { beginStay, type Stay } from './stay.ts';

const READER = 'Virtual card reader';

/** One reader in memory, with hands: virtual cards go in and out, and faults show as they do behind a driver. */
export interface VirtualTerminal extends CardTerminal {
  /** Lays a card on the reader, in place of the one that lies there, and tells its stay. */
  insert(card: Card, faults?: readonly Fault[]): Stay;
  /** Takes the card away. Nothing happens without one. */
  remove(): void;
}

/** A {@link CardTerminal} for virtual cards, without PC/SC. `limitMs` is the time limit of one APDU. */
export function createVirtualTerminal(options: { limitMs?: number } = {}): VirtualTerminal {
  const limitMs = options.limitMs ?? DEFAULT_APDU_LIMIT_MS;
  const board = new StatusBoard('running');
  let lying: { readonly stay: Stay; readonly presence: Presence } | undefined;
  board.setReader(READER, { content: 'empty' });

  function remove(): void {
    lying?.presence.leave('card.removed');
    lying?.stay.end();
    lying = undefined;
    board.setReader(READER, { content: 'empty' });
  }

  function insert(card: Card, faults: readonly Fault[] = []): Stay {
    remove();
    const stay = beginStay(card, faults);
    const exchange = (apdu: Uint8Array) => carry(stay, apdu);
    const presence = createPresence({ atr: card.atr, exchange, limitMs, graceMs: 0 });
    lying = { stay, presence };
    board.setReader(READER, { content: 'card', card: presence.card });
    return stay;
  }

  async function carry(stay: Stay, apdu: Uint8Array): Promise<Uint8Array> {
    const outcome = stay.exchange(apdu);
    switch (outcome.kind) {
      case 'answer':
        await outcome.until;
        return outcome.bytes;
      case 'silence':
        return new Promise(() => undefined); // the time limit of the presence ends the wait
      case 'left':
        remove();
        throw new Error('the card left during the exchange');
      case 'swapped':
        insert(outcome.card);
        throw new Error('the card was swapped during the exchange');
    }
  }

  return {
    status: () => board.status(),
    onChange: (listener) => board.onChange(listener),
    close: async () => {
      board.freeze();
      lying?.presence.leave('reader.gone');
    },
    insert,
    remove,
  };
}
