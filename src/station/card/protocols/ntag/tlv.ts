import { concatBytes } from '../../../../shared/seal/bytes.ts';

/** Tags of the blocks in a data area (NFC Forum Type 2 Tag, TLV blocks). */
const NULL = 0x00;
const LOCK_CONTROL = 0x01;
const MEMORY_CONTROL = 0x02;
const NDEF = 0x03;
const PROPRIETARY = 0xfd;
const TERMINATOR = 0xfe;
/** Says that two bytes of length follow. */
const LONG = 0xff;

/** Where the first NDEF message block of a data area is, or would go. Offsets count from the start of page 4. */
export type Found =
  /** `at` is its tag, `from` and `to` the message. */
  | { readonly found: 'message'; readonly at: number; readonly from: number; readonly to: number }
  /** No message: `at` is where one can be written, behind the blocks that tell of lock and reserved bytes. */
  | { readonly found: 'place'; readonly at: number }
  /** Bytes that mean nothing, as an interrupted writing may leave them; `at` as above. */
  | { readonly found: 'nonsense'; readonly at: number }
  /** The bytes end before the answer: read more. */
  | { readonly found: 'too-short'; readonly at: number };

/** Looks for the first NDEF message block. A tag that no standard knows ends the search: what follows is not blocks. */
export function findMessage(area: Uint8Array): Found {
  let position = 0;
  let at = 0; // behind the last control block
  for (;;) {
    const [tag, short, high, low] = area.subarray(position);
    if (tag === TERMINATOR) return { found: 'place', at: position };
    if (tag === NULL) {
      position += 1;
      continue;
    }
    if (tag === undefined || short === undefined || (short === LONG && low === undefined))
      return { found: 'too-short', at };
    const from = position + (short === LONG ? 4 : 2);
    const to = from + (short === LONG ? ((high ?? 0) << 8) | (low ?? 0) : short);
    if (tag === NDEF) return { found: 'message', at: position, from, to };
    if (tag !== LOCK_CONTROL && tag !== MEMORY_CONTROL && tag !== PROPRIETARY)
      return { found: 'nonsense', at };
    position = to;
    at = to;
  }
}

/** A message as a block, with the terminator behind it. Offset 1 is its length, or the FF that announces it. */
export function encodeMessageBlock(message: Uint8Array): Uint8Array {
  const length =
    message.length < LONG ? [message.length] : [LONG, message.length >> 8, message.length & 0xff];
  return concatBytes(Uint8Array.of(NDEF, ...length), message, Uint8Array.of(TERMINATOR));
}
