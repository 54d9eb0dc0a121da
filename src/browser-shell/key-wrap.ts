import { err } from '../shared/domain/result.ts';
import type { KeyWrap } from '../shared/shell/serve-shell.ts';

/** A browser offers no key store to the machine: the settings must choose another `keyWrap` with this shell. */
export const noKeyWrap: KeyWrap = {
  wrap: async () => err('station.key-unavailable'),
  unwrap: async () => err('station.key-unavailable'),
};
