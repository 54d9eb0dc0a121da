import { z } from 'zod';
import { err, ok, type Result } from './result.ts';

export const CardUid = z
  .string()
  .regex(/^(?:[0-9A-F]{8}|[0-9A-F]{14}|[0-9A-F]{20})$/)
  .refine((uid) => !isRandomUid(uid))
  .brand<'CardUid'>();
/** UID of a contactless card: upper-case hex without separators, in reader order, 4, 7 or 10 bytes, never a random one. */
export type CardUid = z.infer<typeof CardUid>;

/** A 4-byte UID beginning with 08 is drawn anew at each activation (ISO/IEC 14443-3, 6.5.4): it identifies nobody. */
function isRandomUid(hex: string): boolean {
  return hex.length === 8 && hex.startsWith('08');
}

/** Reads a UID from bytes in reader order, or from hex in any case, with or without `:`, `-` or spaces. */
export function parseCardUid(
  input: Uint8Array | string,
): Result<CardUid, 'card.random-uid' | 'card.uid-length'> {
  const hex =
    typeof input === 'string'
      ? input.replace(/[\s:-]/g, '').toUpperCase()
      : Array.from(input, (byte) => byte.toString(16).padStart(2, '0'))
          .join('')
          .toUpperCase();
  if (!/^(?:[0-9A-F]{8}|[0-9A-F]{14}|[0-9A-F]{20})$/.test(hex)) return err('card.uid-length');
  if (isRandomUid(hex)) return err('card.random-uid');
  return ok(hex as CardUid);
}

/** The same bytes in reverse order, as some access controls want them. Derived, never stored. */
export function reversedUid(uid: CardUid): string {
  return (uid.match(/../g) ?? []).reverse().join('');
}

/** The UID as an unsigned decimal number, the byte that the reader gives first being the most significant. Derived, never stored. */
export function decimalUid(uid: CardUid): string {
  return BigInt(`0x${uid}`).toString(10);
}

/** The number that readers show which take the last byte for the most significant one. Derived, never stored. */
export function reversedDecimalUid(uid: CardUid): string {
  return BigInt(`0x${reversedUid(uid)}`).toString(10);
}

/**
 * The value of the attribute `supannRefId` by which directories and esup-nfc-tag (its filter is `supannRefId={ISO15693}` and the UID)
 * find who holds a badge. The name is by convention: the UIDs are of ISO/IEC 14443. Derived, never stored.
 */
export function supannRefId(uid: CardUid): string {
  return `{ISO15693}${uid}`;
}
