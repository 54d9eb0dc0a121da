import { createRequire } from 'node:module';

/**
 * The part of `smartcard` 3.7 (Node-API) that is used. Written down here, because the package is optional: the project
 * must compile where it could not be built.
 */
export interface Binding {
  /** Connects to the PC/SC daemon; throws when there is none. */
  readonly Context: new () => NativeContext;
}

/** A connection to the daemon. One call at a time: libpcsclite locks the whole context, `waitForChange` included. */
export interface NativeContext {
  listReaders(): NativeReader[];
  /** Null when cancelled, empty after `timeoutMs`. Occupies one thread of libuv's pool meanwhile. */
  waitForChange(readers: readonly ReaderState[], timeoutMs: number): Promise<ChangedState[] | null>;
  /** Ends a `waitForChange` that has begun; may be called while it waits. */
  cancel(): void;
  close(): void;
}

export interface NativeReader {
  readonly name: string;
  connect(shareMode: number, protocols: number): Promise<NativeCard>;
}

/** An open card. Calls go straight to the thread pool: order is the caller's business. */
export interface NativeCard {
  readonly protocol: number;
  transmit(apdu: Buffer, options: { maxRecvLength: number }): Promise<Buffer>;
  control(code: number, data: Buffer): Promise<Buffer>;
  /** Blocks the event loop while an exchange of the same context is under way. */
  disconnect(disposition: number): void;
}

/** Name and last seen `dwEventState` of a reader (pcsc-lite API, SCardGetStatusChange). */
export interface ReaderState {
  readonly name: string;
  readonly state: number;
}

export interface ChangedState extends ReaderState {
  readonly changed: boolean;
  readonly atr: Buffer | null;
}

/** Constants of the PC/SC API (PC/SC part 5; values of pcsc-lite's pcsclite.h and wintypes.h). */
export const SCARD = {
  STATE_CHANGED: 0x0002,
  STATE_UNKNOWN: 0x0004,
  STATE_EMPTY: 0x0010,
  STATE_PRESENT: 0x0020,
  STATE_MUTE: 0x0200,
  SHARE_SHARED: 2,
  SHARE_DIRECT: 3,
  PROTOCOL_UNSET: 0,
  PROTOCOL_T0_OR_T1: 3,
  LEAVE_CARD: 0,
} as const;

/**
 * Loads the native binding, which is absent where it could not be compiled or where libpcsclite is not installed.
 * `require` at run time keeps it out of every bundle: it finds its binary beside itself.
 */
export function loadBinding(): { binding: Binding } | { cause: unknown } {
  try {
    return { binding: createRequire(import.meta.url)('smartcard') as Binding };
  } catch (cause) {
    return { cause };
  }
}
