import { answer, parseApdu } from '../apdu.ts';
import { toHex } from '../bytes.ts';
import { PowerCut, type Card } from '../card.ts';
import type { Fault } from './faults.ts';

/** Where the data field of a short APDU begins (ISO/IEC 7816-4, 5.1). */
const DATA = 5;

/** What came of one APDU. */
export type Outcome =
  | { readonly kind: 'answer'; readonly bytes: Uint8Array; readonly until?: Promise<void> }
  /** No answer, ever. */
  | { readonly kind: 'silence' }
  /** The field is empty now. */
  | { readonly kind: 'left' }
  /** Another card lies there now, freshly woken. */
  | { readonly kind: 'swapped'; readonly card: Card };

/** One stay of a card in the field of a reader, with what goes wrong during it. */
export interface Stay {
  /** The card that answers now. */
  readonly card: Card;
  /** APDUs so far, upper-case hex. */
  readonly received: readonly string[];
  exchange(apdu: Uint8Array): Outcome;
  /** Wakes the card up again, as the reader does when it resets it. */
  reset(): void;
  /** The card leaves: its power is gone. */
  end(): void;
}

/** Lays a card into the field. Each fault happens once. */
export function beginStay(card: Card, faults: readonly Fault[] = []): Stay {
  const received: string[] = [];
  let current = card;
  let mute = false;

  function wake(next: Card): void {
    next.powerOff();
    next.powerOn();
  }

  function exchange(apdu: Uint8Array): Outcome {
    received.push(toHex(apdu));
    if (mute) return { kind: 'silence' };
    const fault = faults.find(({ at }) => at === received.length);
    switch (fault?.kind) {
      case undefined:
        return { kind: 'answer', bytes: current.transmit(apdu) };
      case 'slow':
        return { kind: 'answer', bytes: current.transmit(apdu), until: fault.until };
      case 'garbled':
        return { kind: 'answer', bytes: current.transmit(garble(apdu)) };
      case 'torn':
        current.tear(fault.tear);
        return torn(apdu);
      case 'status':
        if (fault.moment === 'after') current.transmit(apdu);
        return { kind: 'answer', bytes: answer(fault.word) };
      case 'mute':
        if (fault.moment === 'after') current.transmit(apdu);
        mute = true;
        return { kind: 'silence' };
      case 'leave':
        if (fault.moment === 'after') current.transmit(apdu);
        current.powerOff();
        return { kind: 'left' };
      case 'swap':
        return swapped(fault, apdu);
    }
  }

  function torn(apdu: Uint8Array): Outcome {
    try {
      current.transmit(apdu);
    } catch (cause) {
      if (!(cause instanceof PowerCut)) throw cause;
    }
    return { kind: 'left' };
  }

  function swapped(fault: Extract<Fault, { kind: 'swap' }>, apdu: Uint8Array): Outcome {
    const old = fault.moment === 'after' ? current.transmit(apdu) : undefined;
    current.powerOff();
    current = fault.with;
    wake(current);
    if (fault.noticed) return { kind: 'swapped', card: current };
    return { kind: 'answer', bytes: old ?? current.transmit(apdu) };
  }

  wake(card);
  return {
    get card() {
      return current;
    },
    received,
    exchange,
    reset() {
      mute = false;
      wake(current);
    },
    end: () => current.powerOff(),
  };
}

/** Flips the last bit of the data field; an APDU without one stays as it is. */
function garble(apdu: Uint8Array): Uint8Array {
  const length = parseApdu(apdu)?.data.length ?? 0;
  return apdu.map((byte, index) => (length > 0 && index === DATA + length - 1 ? byte ^ 1 : byte));
}
