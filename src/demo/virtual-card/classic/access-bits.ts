/** Which of the two keys of a sector. */
export type ClassicKey = 'A' | 'B';

/** The keys that may do something. */
type Keys = '' | 'A' | 'B' | 'AB';

/** Access conditions of a data block, by C1C2C3 (MF1S50yyX/V1 data sheet, rev. 3.2, 8.7.3, table 8). */
const DATA: readonly { read: Keys; write: Keys }[] = [
  { read: 'AB', write: 'AB' },
  { read: 'AB', write: '' },
  { read: 'AB', write: '' },
  { read: 'B', write: 'B' },
  { read: 'AB', write: 'B' },
  { read: 'B', write: '' },
  { read: 'AB', write: 'B' },
  { read: '', write: '' },
];

/** Access conditions of a sector trailer, by C1C2C3 (same place, 8.7.2, table 7). Key A is never read. */
const TRAILER: readonly { keyA: Keys; bitsRead: Keys; bits: Keys; keyBRead: Keys; keyB: Keys }[] = [
  { keyA: 'A', bitsRead: 'A', bits: '', keyBRead: 'A', keyB: 'A' },
  { keyA: 'A', bitsRead: 'A', bits: 'A', keyBRead: 'A', keyB: 'A' },
  { keyA: '', bitsRead: 'A', bits: '', keyBRead: 'A', keyB: '' },
  { keyA: 'B', bitsRead: 'AB', bits: 'B', keyBRead: '', keyB: 'B' },
  { keyA: 'B', bitsRead: 'AB', bits: '', keyBRead: '', keyB: 'B' },
  { keyA: '', bitsRead: 'AB', bits: 'B', keyBRead: '', keyB: '' },
  { keyA: '', bitsRead: 'AB', bits: '', keyBRead: '', keyB: '' },
  { keyA: '', bitsRead: 'AB', bits: '', keyBRead: '', keyB: '' },
];

/** What the access bits of a sector allow. Block 3 is the trailer. */
export interface SectorAccess {
  data(block: number, what: 'read' | 'write', key: ClassicKey): boolean;
  trailer(what: 'keyA' | 'bitsRead' | 'bits' | 'keyBRead' | 'keyB', key: ClassicKey): boolean;
}

/**
 * Reads the access bits of a trailer. Undefined when the bits and their complements differ: then the chip blocks the
 * whole sector for ever (data sheet, 8.7.1).
 */
export function sectorAccess(trailer: Uint8Array): SectorAccess | undefined {
  const [six = 0, seven = 0, eight = 0] = trailer.subarray(6, 9);
  const [c1, c2, c3] = [seven >> 4, eight & 15, eight >> 4];
  if ((six & 15) !== (~c1 & 15) || six >> 4 !== (~c2 & 15) || (seven & 15) !== (~c3 & 15)) return undefined;

  const conditions = (block: number) =>
    (((c1 >> block) & 1) << 2) | (((c2 >> block) & 1) << 1) | ((c3 >> block) & 1);
  const ofTrailer = TRAILER[conditions(3)];
  // A key B that can be read is data: it opens nothing (table 8, footnote).
  const useless = (key: ClassicKey) => key === 'B' && ofTrailer?.keyBRead !== '';
  return {
    data: (block, what, key) => !useless(key) && (DATA[conditions(block)]?.[what] ?? '').includes(key),
    trailer: (what, key) => !useless(key) && (ofTrailer?.[what] ?? '').includes(key),
  };
}
