import { Status } from './codes.ts';
import type { CommMode } from './messaging/messaging.ts';
import type { DataFile } from './picc.ts';

/** Nibbles that are no keys (access rights of AN12343, rev. 1.1, and of published/ev1-aes.ts). */
const EVERYBODY = 0xe;
const NOBODY = 0xf;

/**
 * Whether a session by this key may read or write a file, and how the bytes then travel: in the mode of the file when a
 * key gives the right, in plain when everybody has it.
 */
export function fileAccess(
  { access, mode }: DataFile,
  what: 'read' | 'write',
  keyNumber: number | undefined,
): { readonly mode: CommMode } | { readonly refused: Status } {
  const own = (access >> (what === 'read' ? 12 : 8)) & 0xf;
  const both = (access >> 4) & 0xf;
  const granting = [own, both];
  if (keyNumber !== undefined && granting.includes(keyNumber)) return { mode };
  if (granting.includes(EVERYBODY)) return { mode: 'plain' };
  const hopeless = granting.every((nibble) => nibble === NOBODY);
  return { refused: hopeless ? Status.permissionDenied : Status.authenticationError };
}
