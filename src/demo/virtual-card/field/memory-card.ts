import type { MemoryCard } from '../../../station/card/memory-card.ts';
import { answer, SW } from '../apdu.ts';
import type { Card } from '../card.ts';
import type { Fault } from './faults.ts';
import { beginStay, type Stay } from './stay.ts';

/** Answer of a mute card: an ATR that begins with no known convention (ISO/IEC 7816-3, 8.1), so nobody can talk to it. */
const MUTE_ATR = Uint8Array.of(0x00);

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

/** A {@link MemoryCard} in the field of a reader: it has no power to lose. */
export function memoryStay(memory: MemoryCard): Stay {
  const nothing = () => undefined;
  const card: Card = {
    atr: memory.mute ? MUTE_ATR : memory.atr,
    uid: new Uint8Array(),
    transmit: (apdu) => memory.process(apdu),
    powerOff: nothing,
    powerOn: nothing,
    tear: nothing,
  };
  return {
    card,
    received: memory.received,
    exchange: (apdu) =>
      memory.mute ? { kind: 'silence' } : { kind: 'answer', bytes: memory.process(apdu), until: memory.hold },
    reset: nothing,
    end: nothing,
  };
}
