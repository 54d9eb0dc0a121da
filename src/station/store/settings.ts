import type { Vault } from '../keys/vault.ts';
import type { Store } from './store.ts';

/** Small records of the station, each closed by the vault under its own name. */
export class Settings {
  readonly #store: Store;
  readonly #vault: Vault;

  constructor(store: Store, vault: Vault) {
    this.#store = store;
    this.#vault = vault;
  }

  /** The record's text; null when there is none. Throws when the vault does not open it: the key was checked at the start. */
  read(name: string): string | null {
    const row = this.#store.db
      .prepare<[string], { sealed: Buffer | null }>('SELECT sealed FROM setting WHERE name = ?')
      .get(name);
    if (row === undefined || row.sealed === null) return null;
    const opened = this.#vault.open(row.sealed, `setting:${name}`);
    if (opened === null) throw new Error(`the setting ${name} does not open`);
    return opened.toString('utf8');
  }

  /** Inside a transaction of the store. */
  put(name: string, text: string, at: string): void {
    const sealed = this.#vault.seal(Buffer.from(text, 'utf8'), `setting:${name}`);
    this.#store.db
      .prepare('INSERT OR REPLACE INTO setting (name, sealed, at) VALUES (?, ?, ?)')
      .run(name, sealed, at);
  }
}
