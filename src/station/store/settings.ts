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

  /** The record's text; null when there is none. Throws when the vault does not open it: that was checked at the start, as was the key. */
  read(name: string): string | null {
    const sealed = this.#sealed(name);
    if (sealed === null) return null;
    const opened = this.#vault.open(sealed, `setting:${name}`);
    if (opened === null) throw new Error(`the setting ${name} does not open`);
    return opened.toString('utf8');
  }

  /** Whether this record is there and does not open: it was changed or damaged on the disk. */
  isDamaged(name: string): boolean {
    const sealed = this.#sealed(name);
    return sealed !== null && this.#vault.open(sealed, `setting:${name}`) === null;
  }

  #sealed(name: string): Buffer | null {
    const row = this.#store.db
      .prepare<[string], { sealed: Buffer | null }>('SELECT sealed FROM setting WHERE name = ?')
      .get(name);
    return row?.sealed ?? null;
  }

  /** Inside a transaction of the store. */
  put(name: string, text: string, at: string): void {
    const sealed = this.#vault.seal(Buffer.from(text, 'utf8'), `setting:${name}`);
    this.#store.db
      .prepare('INSERT OR REPLACE INTO setting (name, sealed, at) VALUES (?, ?, ?)')
      .run(name, sealed, at);
  }
}
