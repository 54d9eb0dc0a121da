import { createPresence, type Presence } from '../../../station/card/present-card.ts';
import { StatusBoard } from '../../../station/card/status-board.ts';
import { DEFAULT_APDU_LIMIT_MS, type CardTerminal } from '../../../station/card/terminal.ts';
import type { Card } from '../card.ts';
import type { Fault } from './faults.ts';
import { beginStay, type Stay } from './stay.ts';

const READER = 'Virtual card reader';
/** Milliseconds of one APDU of a card that a test holds up: it answers when the test says so, however late a busy machine comes to that. */
const HELD_LIMIT_MS = 120_000;

/** Readers in memory, one unless more are asked for, with hands: virtual cards go in and out, and faults show as they do behind a driver. */
export interface VirtualTerminal extends CardTerminal {
  /** Lays a card on a reader, in place of the one that lies there, and tells its stay. Readers count from 0. */
  insert(card: Card, faults?: readonly Fault[], reader?: number): Stay;
  /** Takes the card away. Nothing happens without one. */
  remove(reader?: number): void;
}

/** A {@link CardTerminal} for virtual cards, without PC/SC. `limitMs` is the time limit of one APDU of a card that is not held up; `readers`: how many, or their names. */
export function createVirtualTerminal(
  options: { limitMs?: number; readers?: number | readonly string[] } = {},
): VirtualTerminal {
  const limitMs = options.limitMs ?? DEFAULT_APDU_LIMIT_MS;
  const board = new StatusBoard('running');
  const lying = new Map<number, { readonly stay: Stay; readonly presence: Presence }>();
  const { readers = 1 } = options;
  const nameOf = (reader: number): string =>
    (typeof readers === 'number' ? undefined : readers[reader]) ??
    (reader === 0 ? READER : `${READER} ${reader + 1}`);
  for (let reader = 0; reader < (typeof readers === 'number' ? readers : readers.length); reader += 1)
    board.setReader(nameOf(reader), { content: 'empty' });

  function remove(reader = 0): void {
    const card = lying.get(reader);
    card?.presence.leave('card.removed');
    card?.stay.end();
    lying.delete(reader);
    board.setReader(nameOf(reader), { content: 'empty' });
  }

  function insert(card: Card, faults: readonly Fault[] = [], reader = 0): Stay {
    remove(reader);
    const stay = beginStay(card, faults);
    const exchange = (apdu: Uint8Array) => carry(stay, apdu, reader);
    const held = faults.some(({ kind }) => kind === 'slow');
    const limits = { limitMs: held ? HELD_LIMIT_MS : limitMs, graceMs: 0 };
    const presence = createPresence({ atr: card.atr, exchange, ...limits });
    lying.set(reader, { stay, presence });
    board.setReader(nameOf(reader), { content: 'card', card: presence.card });
    return stay;
  }

  async function carry(stay: Stay, apdu: Uint8Array, reader: number): Promise<Uint8Array> {
    const outcome = stay.exchange(apdu);
    switch (outcome.kind) {
      case 'answer':
        await outcome.until;
        return outcome.bytes;
      case 'silence':
        return new Promise(() => undefined); // the time limit of the presence ends the wait
      case 'left':
        remove(reader);
        throw new Error('the card left during the exchange');
      case 'swapped':
        insert(outcome.card, [], reader);
        throw new Error('the card was swapped during the exchange');
    }
  }

  return {
    status: () => board.status(),
    onChange: (listener) => board.onChange(listener),
    close: async () => {
      board.freeze();
      for (const { presence } of lying.values()) presence.leave('reader.gone');
    },
    insert,
    remove,
  };
}
