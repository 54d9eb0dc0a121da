import { answer, SW, type Apdu } from '../apdu.ts';
import { assembleCard, READER_CLASS } from '../assemble.ts';
import { CARD_NAME, storageCardAtr } from '../atr.ts';
import type { Card } from '../card.ts';
import { Power } from '../power.ts';
import { fixedUid } from '../uid.ts';
import type { ClassicKey } from './access-bits.ts';
import { BLOCK, ClassicMemory, sectorOf } from './memory.ts';

/** Commands of the reader for storage cards (PC/SC part 3, rev. 2.01, 3.2.2.1.4 to 3.2.2.1.9). */
const LOAD_KEYS = 0x82;
const GENERAL_AUTHENTICATE = 0x86;
const READ_BINARY = 0xb0;
const UPDATE_BINARY = 0xd6;

/** Key type of GENERAL AUTHENTICATE (same place, table 3-14). */
const KEY_TYPES: Readonly<Record<number, ClassicKey>> = { 0x60: 'A', 0x61: 'B' };

/** Key structure of LOAD KEYS: card key, in plain, in volatile or non-volatile memory of the reader (table 3-12). */
const KEY_STRUCTURES: readonly number[] = [0x00, 0x20];
const KEY_LENGTH = 6;

/** A MIFARE Classic card, and a look at its memory. */
export interface ClassicCard extends Card {
  /** A copy of one block, 16 bytes, keys included. */
  block(number: number): Uint8Array;
}

/** A MIFARE Classic 1K as delivered. `uid` is hex of 4 or 7 bytes. The reader forgets its keys with this card. */
export function classicCard(options: { uid: string }): ClassicCard {
  const uid = fixedUid(options.uid);
  if (uid().length === 10) throw new Error('the UID of a MIFARE Classic has 4 or 7 bytes');
  const power = new Power();
  const memory = new ClassicMemory(uid(), power);
  const keys = new Map<number, Uint8Array>();
  let open: { sector: number; key: ClassicKey } | undefined;

  function loadKey({ p1, p2, data }: Apdu): Uint8Array {
    if (!KEY_STRUCTURES.includes(p1)) return answer(SW.notSupported);
    if (data.length !== KEY_LENGTH) return answer(SW.keyLength);
    keys.set(p2, data);
    return answer(SW.ok);
  }

  function authenticate({ data }: Apdu): Uint8Array {
    const [version, high, block = 0, type = 0, slot = 0] = data;
    const which = KEY_TYPES[type];
    if (data.length !== 5 || version !== 1 || !which) return answer(SW.wrongLength);
    const key = keys.get(slot);
    open = undefined;
    if (!key) return answer(SW.keyNumber);
    if (high !== 0 || !memory.has(block)) return answer(SW.noSuchAddress);
    if (!memory.opens(block, which, key)) return answer(SW.failed);
    open = { sector: sectorOf(block), key: which };
    return answer(SW.ok);
  }

  /** The key that opened the sector of this block, or the status word that says why there is none. */
  function keyFor({ p1, p2 }: Apdu): ClassicKey | number {
    if (p1 !== 0 || !memory.has(p2)) return SW.noSuchAddress;
    return open?.sector === sectorOf(p2) ? open.key : SW.notAuthenticated;
  }

  /** A command that the chip refuses ends its session with the reader (MF1S50yyX/V1 data sheet, rev. 3.2, 9). */
  function refuse(): Uint8Array {
    open = undefined;
    return answer(SW.failed);
  }

  function read(apdu: Apdu): Uint8Array {
    const key = keyFor(apdu);
    if (typeof key === 'number') return answer(key);
    if (apdu.le !== BLOCK && apdu.le !== 256) return answer(SW.wrongLe | BLOCK);
    const data = memory.read(apdu.p2, key);
    return data ? answer(SW.ok, data) : refuse();
  }

  function update(apdu: Apdu): Uint8Array {
    const key = keyFor(apdu);
    if (typeof key === 'number') return answer(key);
    if (apdu.data.length !== BLOCK) return answer(SW.wrongLength);
    return memory.write(apdu.p2, key, apdu.data) ? answer(SW.ok) : refuse();
  }

  function process(apdu: Apdu): Uint8Array {
    if (apdu.cla !== READER_CLASS) return answer(SW.unknownClass);
    if (apdu.ins === LOAD_KEYS) return loadKey(apdu);
    if (apdu.ins === GENERAL_AUTHENTICATE) return authenticate(apdu);
    if (apdu.ins === READ_BINARY) return read(apdu);
    if (apdu.ins === UPDATE_BINARY) return update(apdu);
    return answer(SW.notSupported);
  }

  const card = assembleCard({
    atr: storageCardAtr(CARD_NAME.classic1K),
    uid,
    power,
    process,
    reset: () => (open = undefined),
  });
  return Object.assign(card, { block: (number: number) => memory.block(number) });
}
