import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import { fromLittleEndian } from '../little-endian.ts';
import type { CommunicationMode } from './channel.ts';

/** Who may: the number of a key (0 to 13), everybody, or nobody. */
export type AccessRight = number | 'free' | 'never';

/** Access rights of a file, one nibble each, from the highest to the lowest. */
export interface AccessRights {
  readonly read: AccessRight;
  readonly write: AccessRight;
  readonly readWrite: AccessRight;
  readonly change: AccessRight;
}

/** A data file. */
export interface DataFile {
  readonly file: number;
  readonly mode: CommunicationMode;
  readonly rights: AccessRights;
  /** Bytes. */
  readonly size: number;
}

/** What the card says of a file. Only data files have a size here. */
export interface FileSettings extends Omit<DataFile, 'file' | 'size'> {
  readonly kind: 'standard' | 'backup' | 'other';
  readonly size: number | null;
}

/** Codes of communication settings (MDCM_* of nfc-tools/libfreefare, freefare.h); 2 is plain as well. */
export const modeCodes = { plain: 0x00, mac: 0x01, full: 0x03 } as const;
const FREE = 0x0e;
const NEVER = 0x0f;
/** Bytes of offsets, lengths and sizes. */
export const LENGTH = 3;

/** The two bytes of access rights, least significant first. */
export function encodeAccessRights({ read, write, readWrite, change }: AccessRights): Uint8Array {
  return Uint8Array.of((nibble(readWrite) << 4) | nibble(change), (nibble(read) << 4) | nibble(write));
}

function nibble(right: AccessRight): number {
  if (right === 'free') return FREE;
  if (right === 'never') return NEVER;
  if (!(right >= 0 && right < FREE)) throw new Error(`no such key: ${right}`);
  return right;
}

function rightOf(value: number): AccessRight {
  if (value === FREE) return 'free';
  return value === NEVER ? 'never' : value;
}

/** Reads the answer of GetFileSettings (NT4H2421Gx data sheet, rev. 3.0, table 73): type, communication, rights, size. */
export function decodeFileSettings(bytes: Uint8Array): Result<FileSettings, 'desfire.answer-invalid'> {
  const [type, options = 0, low, high] = bytes;
  if (type === undefined || low === undefined || high === undefined) return err('desfire.answer-invalid');
  const data = type <= 0x01; // 00 standard, 01 backup (MDFT_* of nfc-tools/libfreefare, freefare.h)
  if (data && bytes.length < 4 + LENGTH) return err('desfire.answer-invalid');
  const mode = (['plain', 'mac', 'plain', 'full'] as const)[options & 0x03] ?? 'plain';
  return ok({
    kind: data ? (type === 0x00 ? 'standard' : 'backup') : 'other',
    mode,
    rights: {
      read: rightOf(high >> 4),
      write: rightOf(high & 0x0f),
      readWrite: rightOf(low >> 4),
      change: rightOf(low & 0x0f),
    },
    size: data ? fromLittleEndian(bytes.subarray(4, 4 + LENGTH)) : null,
  });
}
