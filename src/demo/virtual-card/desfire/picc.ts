import type { CommMode } from './messaging/messaging.ts';

/** A key and the version that its owner gave it. */
export interface AesKey {
  readonly value: Uint8Array;
  readonly version: number;
}

/** A file of bytes. A backup file shows its old content until the transaction is committed. */
export interface DataFile {
  readonly kind: 'standard' | 'backup';
  readonly mode: CommMode;
  /** Four nibbles: read, write, read and write, change; 0 to D are keys, E is everybody, F is nobody. */
  readonly access: number;
  readonly content: Uint8Array;
}

/** The PICC itself (identifier 000000), or one of its applications. */
export interface Application {
  /** Three bytes as the reader sends them (least significant first), in hex. */
  readonly id: string;
  keySettings: number;
  readonly keys: AesKey[];
  readonly files: Map<number, DataFile>;
}

/** What outlives the power. */
export interface Picc {
  readonly master: Application;
  readonly applications: Map<string, Application>;
  freeBytes: number;
  /** The key of the PICC level is still that of the factory, a DES key: AES opens nothing there. */
  readonly fromFactory: boolean;
  /** Removes all applications. The keys of the PICC stay. */
  format(): void;
}

/** Identifier of the PICC level. */
export const PICC_ID = '000000';

/** User memory of the 8K chip, in bytes; GetVersion says the same by its size code 1A: 2^13. */
export const MEMORY_BYTES = 8192;

/** The memory is given in such pieces, and comes back with FormatPICC only. */
const PIECE = 32;

/** Bits of the key settings of PICC and applications, as ChangeKeySettings takes them. */
export const KeySetting = {
  masterKeyChangeable: 0x01,
  freeListing: 0x02,
  freeCreation: 0x04,
  settingsChangeable: 0x08,
} as const;

/** Every key of a fresh application or card: sixteen zeros, version 0. */
export const ZERO_KEY: AesKey = { value: new Uint8Array(16), version: 0 };

/** A formatted card. `masterKey` opens the PICC level; without one, it is as the factory leaves it. */
export function freshPicc(masterKey?: AesKey): Picc {
  const master = newApplication(PICC_ID, 0x0f, 1);
  if (masterKey) master.keys[0] = masterKey;
  return {
    master,
    applications: new Map(),
    freeBytes: MEMORY_BYTES,
    fromFactory: masterKey === undefined,
    format() {
      this.applications.clear();
      this.freeBytes = MEMORY_BYTES;
    },
  };
}

/** An application with keys of zeros and no file. */
export function newApplication(id: string, keySettings: number, keyCount: number): Application {
  return { id, keySettings, keys: Array.from({ length: keyCount }, () => ZERO_KEY), files: new Map() };
}

/** Bytes that so many bytes of content really take. */
export function occupied(bytes: number): number {
  return Math.ceil(bytes / PIECE) * PIECE;
}
