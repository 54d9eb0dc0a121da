import type { MemoryCard } from './memory-card.ts';
import { createPresence, type Presence } from './present-card.ts';
import { StatusBoard, type ServiceState } from './status-board.ts';
import { DEFAULT_APDU_LIMIT_MS, type CardTerminal } from './terminal.ts';

/** What a test, the demo or the dev dock can do to the in-memory terminal. */
export interface MemoryTerminal extends CardTerminal {
  /** Connects a reader, with the card that lies on it; a reader of that name stays as it is. */
  plug(reader: string): void;
  /** Pulls the reader, with what lies on it. */
  unplug(reader: string): void;
  /** Puts a card on a reader (the first one by default), in place of the one that lies there. */
  insert(card: MemoryCard, reader?: string): void;
  /** Takes the card away from a reader (the first one by default). */
  remove(reader?: string): void;
  /** Says that the driver or the daemon is missing, or that all runs. Readers are gone until plugged again. */
  setService(service: ServiceState): void;
}

/** A terminal without hardware. It begins with the given readers, empty; `limitMs` is the time limit of one APDU. */
export function createMemoryTerminal(
  options: { readers?: readonly string[]; limitMs?: number } = {},
): MemoryTerminal {
  const limitMs = options.limitMs ?? DEFAULT_APDU_LIMIT_MS;
  const board = new StatusBoard('running');
  const presences = new Map<string, Presence>();

  function nameOrFirst(reader?: string): string {
    const name = reader ?? board.readers().keys().next().value;
    if (name === undefined || !board.readers().has(name))
      throw new Error(`no such reader: ${reader ?? 'none at all'}`);
    return name;
  }

  function leave(reader: string, reason: 'card.removed' | 'reader.gone'): void {
    presences.get(reader)?.leave(reason);
    presences.delete(reader);
  }

  function remove(reader?: string): void {
    const name = nameOrFirst(reader);
    leave(name, 'card.removed');
    board.setReader(name, { content: 'empty' });
  }

  function insert(card: MemoryCard, reader?: string): void {
    const name = nameOrFirst(reader);
    if (board.readers().get(name)?.content !== 'empty') remove(name);
    if (card.mute) return board.setReader(name, { content: 'unreadable' });
    const exchange = async (apdu: Uint8Array) => {
      await card.hold;
      return card.process(apdu);
    };
    const presence = createPresence({ atr: card.atr, exchange, limitMs, graceMs: 0 });
    presences.set(name, presence);
    board.setReader(name, { content: 'card', card: presence.card });
  }

  function unplug(reader: string): void {
    leave(reader, 'reader.gone');
    board.removeReader(reader);
  }

  function unplugAll(): void {
    for (const reader of [...board.readers().keys()]) unplug(reader);
  }

  function plug(reader: string): void {
    if (!board.readers().has(reader)) board.setReader(reader, { content: 'empty' });
  }

  for (const reader of options.readers ?? ['Memory reader']) plug(reader);

  return {
    status: () => board.status(),
    onChange: (listener) => board.onChange(listener),
    close: async () => {
      board.freeze();
      unplugAll();
    },
    plug,
    unplug,
    insert,
    remove,
    setService: (service) => {
      if (service !== 'running') unplugAll();
      board.setService(service);
    },
  };
}
