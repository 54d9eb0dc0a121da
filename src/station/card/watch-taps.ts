import type { CardUid } from '../../shared/domain/card-uid.ts';
import { err, type Result } from '../../shared/domain/result.ts';
import { readUid, type UidError } from './read-uid.ts';
import type { CardTerminal, TerminalStatus } from './terminal.ts';

/** One card put on a reader, and its UID or why there is none. */
export interface Tap {
  readonly presence: string;
  readonly reader: string;
  readonly uid: Result<CardUid, UidError>;
}

/**
 * Reads the UID of every card that becomes ready, the one lying there already included, and publishes each presence
 * once. A card that left or got company while it was read is published as `card.removed` or `card.changed`; one that is alone again after company is read again.
 */
export function watchTaps(terminal: CardTerminal, publish: (tap: Tap) => void): () => void {
  let stopped = false;
  let last: string | undefined;

  async function read(status: TerminalStatus): Promise<void> {
    if (status.status === 'several-cards') last = undefined; // the one that stays is asked again
    if (status.status !== 'ready' || status.card.presence === last) return;
    const { reader, card } = status;
    last = card.presence;
    const uid = await readUid(card);
    if (stopped) return;
    publish({ presence: card.presence, reader, uid: uid.ok ? stillThere(uid) : uid });

    function stillThere(read: typeof uid): typeof uid {
      const now = terminal.status();
      if (now.status === 'several-cards') return err('card.changed');
      return now.status === 'ready' && now.card.presence === card.presence ? read : err('card.removed');
    }
  }

  const unsubscribe = terminal.onChange((status) => void read(status));
  void read(terminal.status());
  return () => {
    stopped = true;
    unsubscribe();
  };
}
