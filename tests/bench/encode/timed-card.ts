import type { Card } from '../../../src/demo/virtual-card/card.ts';
import { toHex } from '../../../src/demo/virtual-card/bytes.ts';
import {
  scriptedRandom,
  trueRandom,
  type CardRandom,
  type Draw,
} from '../../../src/demo/virtual-card/random.ts';

/** One exchange as it was. */
export interface Exchange {
  readonly apdu: string;
  readonly answer: Uint8Array;
}

/** A card on the reader that says how long it was at work, and in whose place others can be put. */
export interface TimedCard extends Card {
  /** Milliseconds inside of the card since the last `put`. */
  readonly inside: number;
  readonly exchanges: readonly Exchange[];
  put(card: Card): void;
}

/** Begins with a card. */
export function timedCard(first: Card): TimedCard {
  let lying = first;
  let inside = 0;
  let exchanges: Exchange[] = [];
  return {
    atr: first.atr,
    uid: first.uid,
    get inside() {
      return inside;
    },
    get exchanges() {
      return exchanges;
    },
    transmit(apdu) {
      const begun = performance.now();
      const answer = lying.transmit(apdu);
      inside += performance.now() - begun;
      exchanges.push({ apdu: toHex(apdu), answer });
      return answer;
    },
    powerOff: () => lying.powerOff(),
    powerOn: () => lying.powerOn(),
    tear: (tear) => lying.tear(tear),
    put(card) {
      lying = card;
      inside = 0;
      exchanges = [];
    },
  };
}

/** Random numbers of a card that are kept, so that another card can draw the same. */
export interface KeptRandom {
  readonly random: CardRandom;
  /** A card that draws what was drawn here, in that order. */
  again(): CardRandom;
}

/** True random numbers, kept. */
export function keptRandom(): KeptRandom {
  const drawn: Record<Draw, string[]> = { RndB: [], TI: [], UID: [] };
  return {
    random: (draw, length) => {
      const bytes = trueRandom(draw, length);
      drawn[draw].push(toHex(bytes));
      return bytes;
    },
    again: () => scriptedRandom(drawn),
  };
}
