import { diversifyAes128 } from '../../shared/card-crypto/diversify.ts';
import type { ProfileName } from '../../shared/contract/office.ts';
import { err, ok } from '../../shared/domain/result.ts';
import type { MasterKeys } from './master-keys.ts';

/** What a master key is filed under. */
export const keyName = ({ id, version }: ProfileName, key: string): string => `${id}/${version}/${key}`;

/** Master keys that central itself holds: 16 bytes each, under {@link keyName}; overwritten when they are closed. */
export function heldKeys(keys: ReadonlyMap<string, Uint8Array>): MasterKeys {
  return {
    async derive({ profile, key, bytes, input }) {
      const master = keys.get(keyName(profile, key));
      if (master === undefined) return err('unknown');
      const derived = diversifyAes128(master, input);
      if (bytes === 16) return ok(derived);
      const first = derived.slice(0, bytes);
      derived.fill(0);
      return ok(first);
    },
    close() {
      for (const key of keys.values()) key.fill(0);
    },
  };
}
