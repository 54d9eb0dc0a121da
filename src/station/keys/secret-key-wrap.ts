import { hkdfSync } from 'node:crypto';
import { err, ok } from '../../shared/domain/result.ts';
import type { KeyWrap } from './key-wrap.ts';
import { Vault } from './vault.ts';

/** Wraps with a key derived (HKDF-SHA256) from a secret of at least 32 bytes; `secret` answers null when it is not there. */
export function secretKeyWrap(name: string, secret: () => Uint8Array | null): KeyWrap {
  const vault = (): Vault | null => {
    const bytes = secret();
    if (bytes === null || bytes.length < 32) return null;
    return new Vault(
      new Uint8Array(hkdfSync('sha256', bytes, new Uint8Array(0), 'trombine key wrap v1', 32)),
    );
  };
  return {
    name,
    wrap: async (key) => {
      const wrapped = vault()?.seal(key, name);
      return wrapped === undefined ? err('station.key-unavailable') : ok(wrapped);
    },
    unwrap: async (wrapped) => {
      const key = vault()?.open(wrapped, name) ?? null;
      return key?.length === 32 ? ok(key) : err('station.key-unavailable');
    },
  };
}
