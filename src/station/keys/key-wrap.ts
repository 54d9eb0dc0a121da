import type { Result } from '../../shared/domain/result.ts';

export type KeyError = 'station.key-unavailable';

/** Closes the station's 32-byte keys with something that this machine holds and its disk does not. */
export interface KeyWrap {
  /** Written beside each wrapped key: tells later which of them is needed to open it. */
  readonly name: string;
  wrap(key: Uint8Array): Promise<Result<Uint8Array, KeyError>>;
  unwrap(wrapped: Uint8Array): Promise<Result<Uint8Array, KeyError>>;
}
