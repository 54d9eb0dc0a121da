import { randomBytes } from 'node:crypto';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { instant, type Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import type { StoreError } from '../store/store-error.ts';
import { hasKeyFiles, keyNames, readKey, writeKey } from './key-files.ts';
import type { KeyError, KeyWrap } from './key-wrap.ts';
import { Signer } from './signer.ts';
import { Vault } from './vault.ts';

export interface Keys {
  readonly vault: Vault;
  readonly signer: Signer;
}

interface Options {
  readonly store: Store;
  readonly wrap: KeyWrap;
  readonly clock: Clock;
  readonly log: Log;
}

const canary = 'key-canary';
const making = 'keys-being-made';

/**
 * The station's keys, made at the first start. Where the database was written under keys that cannot be opened, no new ones are made:
 * that would leave its content closed for ever.
 */
export async function openKeys({
  store,
  wrap,
  clock,
  log,
}: Options): Promise<Result<Keys, KeyError | StoreError>> {
  const folder = store.profile.keys;
  const mark = (name: string, sealed: Buffer | null): Result<unknown, StoreError> =>
    store.write(() =>
      store.db
        .prepare('INSERT OR REPLACE INTO setting (name, sealed, at) VALUES (?, ?, ?)')
        .run(name, sealed, instant(clock.now())),
    );
  const marked = (name: string): { sealed: Buffer | null } | undefined =>
    store.db
      .prepare<[string], { sealed: Buffer | null }>('SELECT sealed FROM setting WHERE name = ?')
      .get(name);

  if (marked(canary) === undefined) {
    if (hasKeyFiles(folder) && marked(making) === undefined) {
      log.error(
        { folder },
        'there are station keys but their database is gone or new: bring the database back, or move the keys away',
      );
      return err('station.store-damaged');
    }
    const begun = mark(making, null);
    if (!begun.ok) return begun;
    for (const name of keyNames) {
      const written = await writeKey(folder, name, randomBytes(32), wrap);
      if (!written.ok) return written;
    }
  }
  const seed = await readKey(folder, 'signing', wrap, log);
  if (!seed.ok) return seed;
  const vaultKey = await readKey(folder, 'vault', wrap, log);
  if (!vaultKey.ok) return vaultKey;
  const keys = { vault: new Vault(vaultKey.value), signer: new Signer(seed.value) };
  const print = Buffer.from(keys.signer.publicKey.x);
  const present = marked(canary)?.sealed;
  if (present === undefined || present === null) {
    const done = mark(canary, keys.vault.seal(print, canary));
    return done.ok ? ok(keys) : done;
  }
  if (keys.vault.open(present, canary)?.equals(print) === true) return ok(keys);
  log.error(
    { folder },
    'the station keys do not belong to this database; nothing was changed, bring back the right ones',
  );
  return err('station.key-unavailable');
}
