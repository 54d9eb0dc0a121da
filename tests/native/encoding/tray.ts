import type { Card } from '../../../src/demo/virtual-card/card.ts';
import { answer, SW } from '../../../src/demo/virtual-card/apdu.ts';

/** Something that happens at the n-th APDU from now: before the card gets it, or after it did what it was told. */
export interface Blow {
  readonly at: number;
  readonly moment: 'before' | 'after';
  /** Nobody gets the answer any more. */
  readonly strike: () => void;
}

/** A card in whose place another one of the same kind and UID can be put without pcscd noticing, which looks every 400 ms only. */
export interface Tray extends Card {
  put(card: Card, blow?: Blow): void;
  /** APDUs since the last `put`. */
  readonly apdus: number;
}

/** A tray with its first card. */
export function trayWith(first: Card): Tray {
  let lying = first;
  let blow: Blow | undefined;
  let apdus = 0;

  function transmit(apdu: Uint8Array): Uint8Array {
    apdus += 1;
    const now = blow?.at === apdus ? blow : undefined;
    const reached = now?.moment !== 'before';
    const given = reached ? lying.transmit(apdu) : answer(SW.noAnswer);
    now?.strike();
    return given;
  }

  return {
    get atr() {
      return lying.atr;
    },
    get uid() {
      return lying.uid;
    },
    get apdus() {
      return apdus;
    },
    transmit,
    powerOff: () => lying.powerOff(),
    powerOn: () => lying.powerOn(),
    tear: (tear) => lying.tear(tear),
    put: (card, next) => {
      lying = card;
      blow = next;
      apdus = 0;
    },
  };
}
