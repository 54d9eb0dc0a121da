import type { MemoryCard } from '../../../station/card/memory-card.ts';
import { answer, SW } from '../apdu.ts';
import type { Card } from '../card.ts';
import type { Fault } from './faults.ts';
import { beginStay } from './stay.ts';

/**
 * A virtual card where the in-memory terminal, the dock or the first virtual reader want a {@link MemoryCard}. That
 * shape cannot say that a card left, so after a fault it answers 6F00; for faults take the virtual terminal or the slot.
 */
export function asMemoryCard(card: Card, faults: readonly Fault[] = []): MemoryCard {
  const stay = beginStay(card, faults);
  return {
    atr: card.atr,
    mute: false,
    hold: Promise.resolve(),
    received: stay.received,
    process(apdu) {
      const outcome = stay.exchange(apdu);
      return outcome.kind === 'answer' ? outcome.bytes : answer(SW.noAnswer);
    },
  };
}
