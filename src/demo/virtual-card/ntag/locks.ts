import { PAGE, type NtagModel } from './layout.ts';

/** Pages 3 to 15 have one bit each in bytes 2 and 3 of page 2, from bit 3 on (NTAG21x data sheet, rev. 3.2, 8.5.2). */
const FIRST_STATIC_PAGE = 3;
const FIRST_DYNAMIC_PAGE = 0x10;
const STATIC_LOCK = 2 * PAGE + 2;

/** Whether the lock bits forbid to write a page for ever. */
export function isLocked(model: NtagModel, memory: Uint8Array, page: number): boolean {
  if (page < FIRST_STATIC_PAGE) return false;
  if (page < FIRST_DYNAMIC_PAGE) return bit(memory, STATIC_LOCK, page);
  if (page >= model.dynamicLock) return false;
  const index = Math.floor((page - FIRST_DYNAMIC_PAGE) / model.pagesPerLockBit);
  return bit(memory, model.dynamicLock * PAGE, index);
}

/** Bytes of a page that can only gain bits: locks, and the one-time-programmable page 3 (8.5.2 to 8.5.4). */
export function gainsOnly(model: NtagModel, page: number): readonly number[] {
  if (page === 2) return [2, 3];
  if (page === 3) return [0, 1, 2, 3];
  return page === model.dynamicLock ? [0, 1, 2] : [];
}

/** Bytes of a page that no write changes: UID, check bytes, and what the data sheet reserves. */
export function isFixed(model: NtagModel, page: number, byte: number): boolean {
  return page < 2 || (page === 2 && byte < 2) || (page === model.dynamicLock && byte === 3);
}

function bit(memory: Uint8Array, offset: number, index: number): boolean {
  return (((memory[offset + (index >> 3)] ?? 0) >> (index & 7)) & 1) === 1;
}
