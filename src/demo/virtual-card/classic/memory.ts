import { concat, equal, hexBytes } from '../bytes.ts';
import type { Power } from '../power.ts';
import { sectorAccess, type ClassicKey } from './access-bits.ts';

/** Bytes of a block, blocks of a sector, sectors of the 1K chip (MF1S50yyX/V1 data sheet, rev. 3.2, 8.6). */
export const BLOCK = 16;
const BLOCKS = 4;
const SECTORS = 16;
const KEY = 6;

/** Keys and access bits as delivered (data sheet, 8.7.2: transport configuration). */
const TRANSPORT_TRAILER = hexBytes('FFFFFFFFFFFF FF078069 FFFFFFFFFFFF');

/** Behind a 4-byte UID and its check byte: SAK, ATQA, and bytes of the maker. */
const SINGLE_SIZE = hexBytes('080400 6263646566676869');
/** Behind a 7-byte UID: SAK, ATQA, and bytes of the maker. */
const DOUBLE_SIZE = hexBytes('884400 C28500000000');

/** The 64 blocks of a MIFARE Classic 1K, behind their access bits. */
export class ClassicMemory {
  readonly #bytes: Uint8Array;
  readonly #power: Power;

  /** A chip as delivered. */
  constructor(uid: Uint8Array, power: Power) {
    const check = Uint8Array.of(uid.reduce((sum, byte) => sum ^ byte, 0));
    const maker = uid.length === 4 ? concat(uid, check, SINGLE_SIZE) : concat(uid, DOUBLE_SIZE);
    this.#power = power;
    this.#bytes = new Uint8Array(SECTORS * BLOCKS * BLOCK);
    for (let sector = 0; sector < SECTORS; sector++)
      this.#bytes.set(TRANSPORT_TRAILER, (sector * BLOCKS + 3) * BLOCK);
    this.#bytes.set(maker);
  }

  /** A copy of 16 bytes, keys included, for whoever looks at the chip from outside. */
  block(block: number): Uint8Array {
    return this.#bytes.slice(block * BLOCK, (block + 1) * BLOCK);
  }

  has(block: number): boolean {
    return block < SECTORS * BLOCKS;
  }

  /** Whether the key opens the sector of the block. A sector with broken access bits never opens. */
  opens(block: number, which: ClassicKey, key: Uint8Array): boolean {
    const trailer = this.block(trailerOf(block));
    const own = which === 'A' ? trailer.subarray(0, KEY) : trailer.subarray(BLOCK - KEY);
    return sectorAccess(trailer) !== undefined && equal(own, key);
  }

  /** The block as the key may see it; undefined when it may not. */
  read(block: number, key: ClassicKey): Uint8Array | undefined {
    const access = sectorAccess(this.block(trailerOf(block)));
    if (!access) return undefined;
    const bytes = this.block(block);
    if (block !== trailerOf(block)) return access.data(block % BLOCKS, 'read', key) ? bytes : undefined;
    if (!access.trailer('bitsRead', key)) return undefined;
    bytes.fill(0, 0, KEY);
    if (!access.trailer('keyBRead', key)) bytes.fill(0, BLOCK - KEY);
    return bytes;
  }

  /** Writes what the key may write, byte by byte; false when it may write nothing there. */
  write(block: number, key: ClassicKey, data: Uint8Array): boolean {
    const access = sectorAccess(this.block(trailerOf(block)));
    if (!access || block === 0) return false; // block 0 was written by the maker (data sheet, 8.6.1)
    if (block !== trailerOf(block)) {
      if (!access.data(block % BLOCKS, 'write', key)) return false;
      this.#power.write(this.#bytes, block * BLOCK, data);
      return true;
    }
    const parts = [access.trailer('keyA', key), access.trailer('bits', key), access.trailer('keyB', key)];
    if (!parts.includes(true)) return false;
    const old = this.block(block);
    const part = (from: number, to: number, may = false) => (may ? data : old).subarray(from, to);
    const next = concat(part(0, KEY, parts[0]), part(KEY, 10, parts[1]), part(10, BLOCK, parts[2]));
    this.#power.write(this.#bytes, block * BLOCK, next);
    return true;
  }
}

/** The sector of a block, 0 to 15. */
export function sectorOf(block: number): number {
  return Math.floor(block / BLOCKS);
}

function trailerOf(block: number): number {
  return sectorOf(block) * BLOCKS + 3;
}
