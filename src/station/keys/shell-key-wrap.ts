import type { ShellContract } from '../../shared/contract/shell.ts';
import { err, ok } from '../../shared/domain/result.ts';
import type { Client } from '../../shared/wire/wire.ts';
import type { KeyWrap } from './key-wrap.ts';

/** Wraps with what the shell's machine offers (a keyring, DPAPI, a keychain). */
export function shellKeyWrap(shell: Pick<Client<ShellContract>, 'call'>): KeyWrap {
  return {
    name: 'shell',
    wrap: async (key) => {
      const answer = await shell.call('wrapKey', { key: Buffer.from(key).toString('base64') });
      return answer.ok ? ok(Buffer.from(answer.value.wrapped, 'base64')) : err('station.key-unavailable');
    },
    unwrap: async (wrapped) => {
      const answer = await shell.call('unwrapKey', { wrapped: Buffer.from(wrapped).toString('base64') });
      const key = answer.ok ? Buffer.from(answer.value.key, 'base64') : null;
      return key?.length === 32 ? ok(key) : err('station.key-unavailable');
    },
  };
}
