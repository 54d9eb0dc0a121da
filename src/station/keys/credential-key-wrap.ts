import { existsSync, readFileSync } from 'node:fs';
import type { KeyWrap } from './key-wrap.ts';
import { secretKeyWrap } from './secret-key-wrap.ts';

/**
 * Wraps with a systemd credential (`LoadCredentialEncrypted=`): a file in memory that systemd decrypts with the machine's TPM for
 * this service only. `path` is the file under `$CREDENTIALS_DIRECTORY`; it holds at least 32 random bytes.
 */
export const credentialKeyWrap = (path: string): KeyWrap =>
  secretKeyWrap('systemd-credential', () => (existsSync(path) ? readFileSync(path) : null));
