import { answer, SW, type Apdu } from '../apdu.ts';
import { assembleCard, READER_CLASS } from '../assemble.ts';
import { CARD_NAME, storageCardAtr } from '../atr.ts';
import { concat, equal, hexBytes } from '../bytes.ts';
import type { Card } from '../card.ts';
import { Power } from '../power.ts';
import { fixedUid } from '../uid.ts';
import { freshMemory, NTAG_MODELS, PAGE, type NtagModel } from './layout.ts';
import { gainsOnly, isFixed, isLocked } from './locks.ts';

/** READ BINARY and UPDATE BINARY of the reader, and its transparent exchange (PC/SC part 3, rev. 2.02, 3.2.2.1). */
const READ_BINARY = 0xb0;
const UPDATE_BINARY = 0xd6;
const TRANSPARENT = 0xc2;

/** READ gives four pages, and begins again at page 0 behind the last one (NTAG21x data sheet, rev. 3.2, 10.2). */
const READ_LENGTH = 4 * PAGE;

/** Function of a transparent exchange, in P2. Sessions are begun and ended without effect. */
const MANAGE_SESSION = 0x00;
const EXCHANGE = 0x01;

/** Data object C0: no error. */
const NO_ERROR = hexBytes('C003009000');

/** Transceive (95) of the one-byte command GET_VERSION (60) in a transparent exchange (data sheet, 10.1). */
const GET_VERSION = hexBytes('950160');

/** Before the data (97): no error (C0), all bits valid (92), no reader error (96). */
const TRANSPARENT_OK = hexBytes('C003009000 920100 96020000');

/** An NTAG card, and a look at its memory. */
export interface NtagCard extends Card {
  /** A copy of one page, 4 bytes. */
  page(number: number): Uint8Array;
}

/** An NTAG213 or NTAG215 as delivered, without password protection. `uid` is hex of 7 bytes. */
export function ntagCard(options: { model: keyof typeof NTAG_MODELS; uid: string }): NtagCard {
  const model: NtagModel = NTAG_MODELS[options.model];
  const uid = fixedUid(options.uid);
  if (uid().length !== 7) throw new Error('the UID of an NTAG has 7 bytes');
  const memory = freshMemory(model, uid());
  const power = new Power();
  /** Password and its acknowledgement read as zero (data sheet, 8.5.7). */
  const secret = (page: number) => page >= model.pages - 2;

  function read(page: number, le = READ_LENGTH): Uint8Array {
    if (page >= model.pages) return answer(SW.noSuchAddress);
    const pages = Array.from({ length: 4 }, (_, index) => (page + index) % model.pages);
    const data = concat(...pages.map((n) => (secret(n) ? new Uint8Array(PAGE) : pageAt(n))));
    return answer(SW.ok, data.subarray(0, Math.min(le, READ_LENGTH)));
  }

  function write(page: number, data: Uint8Array): Uint8Array {
    if (data.length !== PAGE) return answer(SW.wrongLength);
    if (page >= model.pages) return answer(SW.noSuchAddress);
    if (page < 2 || isLocked(model, memory, page)) return answer(SW.failed);
    const gains = gainsOnly(model, page);
    const old = pageAt(page);
    const next = data.map((byte, index) => {
      if (isFixed(model, page, index)) return old[index] ?? 0;
      return gains.includes(index) ? byte | (old[index] ?? 0) : byte;
    });
    power.write(memory, page * PAGE, next);
    return answer(SW.ok);
  }

  function pageAt(page: number): Uint8Array {
    return memory.slice(page * PAGE, (page + 1) * PAGE);
  }

  function process({ cla, ins, p1, p2, data, le }: Apdu): Uint8Array {
    if (cla !== READER_CLASS) return answer(SW.unknownClass);
    if (ins === READ_BINARY) return p1 === 0 ? read(p2, le) : answer(SW.noSuchAddress);
    if (ins === UPDATE_BINARY) return p1 === 0 ? write(p2, data) : answer(SW.noSuchAddress);
    if (ins === TRANSPARENT && p2 === MANAGE_SESSION) return answer(SW.ok, NO_ERROR);
    if (ins === TRANSPARENT && p2 === EXCHANGE && equal(data, GET_VERSION))
      return answer(SW.ok, concat(TRANSPARENT_OK, Uint8Array.of(0x97, model.version.length), model.version));
    return answer(SW.notSupported);
  }

  const card = assembleCard({
    atr: storageCardAtr(CARD_NAME.ultralight),
    uid,
    power,
    process,
    reset: () => undefined,
  });
  return Object.assign(card, { page: pageAt });
}
