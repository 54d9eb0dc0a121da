import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { Log } from '../log.ts';
import { writeWhole } from '../store/profile.ts';
import type { KeyWrap } from './key-wrap.ts';
import { secretKeyWrap } from './secret-key-wrap.ts';

/** Wraps with a secret that lies in clear in a file beside the profile. For the demo and for tests: whoever has the disk has the keys. */
export function insecureKeyWrap(path: string, log: Log): KeyWrap {
  log.warn(
    { keyWrap: 'insecure-file' },
    'the station keys are NOT protected: their secret lies in a file. Never run a real kiosk so.',
  );
  const secret = (): Buffer | null => (existsSync(path) ? readFileSync(path) : null);
  const plain = secretKeyWrap('insecure-file', secret);
  return {
    ...plain,
    wrap: async (key) => {
      if (secret() === null) writeWhole(path, randomBytes(32).toString('hex'));
      return plain.wrap(key);
    },
  };
}
