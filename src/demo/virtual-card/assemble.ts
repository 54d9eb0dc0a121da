import { answer, parseApdu, SW, type Apdu } from './apdu.ts';
import { EMPTY } from './bytes.ts';
import { PowerCut, type Card } from './card.ts';
import type { Power } from './power.ts';
import type { UidSource } from './uid.ts';

/** Class of the commands that the reader answers in place of the card (PC/SC part 3, rev. 2.01, 3.2.2.1). */
export const READER_CLASS = 0xff;
const GET_DATA = 0xca;
const UID_OF_CARD = 0x00;
const HISTORICAL_BYTES = 0x01;

/** What a kind of card is made of. */
export interface CardParts {
  readonly atr: Uint8Array;
  readonly uid: UidSource;
  /** Answer to `FF CA 01 00 00`; undefined for cards without ISO/IEC 14443-4. */
  readonly historical?: Uint8Array;
  readonly power: Power;
  /** The answer to any APDU but GET DATA of the reader. */
  process(apdu: Apdu): Uint8Array;
  /** Forgets all that does not outlive the power. */
  reset(): void;
}

/** Makes the promises of {@link Card} true for any kind of card: power, tears, UID, malformed APDUs. */
export function assembleCard(parts: CardParts): Card {
  let uid = parts.uid();
  let powered = true;

  function powerOff(): void {
    powered = false;
    parts.reset();
  }

  function process(apdu: Uint8Array): Uint8Array {
    const command = parseApdu(apdu);
    if (!command) return answer(SW.wrongLength);
    if (command.cla === READER_CLASS && command.ins === GET_DATA) return getData(command);
    return parts.process(command);
  }

  function getData({ p1, p2, le }: Apdu): Uint8Array {
    const data = p1 === UID_OF_CARD ? uid : p1 === HISTORICAL_BYTES ? parts.historical : undefined;
    if (!data || p2 !== 0) return answer(SW.notSupported);
    if (le !== undefined && le < data.length) return answer(SW.wrongLe | data.length, EMPTY);
    return answer(SW.ok, data);
  }

  return {
    atr: parts.atr,
    get uid() {
      return uid;
    },
    transmit(apdu) {
      if (!powered) throw new Error('an APDU reached a card without power');
      try {
        const reply = process(apdu);
        if (parts.power.spent()) throw new PowerCut(); // the cut was to come in an APDU that writes nothing
        return reply;
      } catch (cause) {
        if (cause instanceof PowerCut) powerOff();
        throw cause;
      }
    },
    powerOff,
    powerOn() {
      if (powered) return;
      powered = true;
      uid = parts.uid();
    },
    tear: (tear) => parts.power.arm(tear),
  };
}
