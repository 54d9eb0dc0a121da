import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { CardSecrets, ProfileName, type OfflineKeys as Given } from '../../../shared/contract/office.ts';
import type { CardUid } from '../../../shared/domain/card-uid.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { instant, type Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { Vault } from '../../keys/vault.ts';
import type { StoreError } from '../../store/store-error.ts';
import type { Store } from '../../store/store.ts';

const Kept = z.object({ profile: ProfileName, secrets: CardSecrets });
type Kept = z.infer<typeof Kept>;

interface Row {
  readonly id: string;
  readonly uses: number;
  readonly kept_at: number;
  readonly expires_at: number;
  readonly sealed: Buffer;
}

interface Parts {
  readonly store: Store;
  readonly vault: Vault;
  readonly clock: Clock;
  /** Central's clock, as far as it is known: it is central that says until when. */
  readonly centralNow: () => number;
  readonly log?: Pick<Log, 'warn'>;
}

/** How far back the clock may go before the keys are taken for expired, in milliseconds. */
const slack = 60_000;
/** The latest instant that can be said (ECMA-262, 21.4.1.1). */
const latest = 8_640_000_000_000_000;

/** Keys of a list of cards, for work without network: sealed, counted before each use, destroyed when they expire. */
export class OfflineKeys {
  readonly #parts: Parts;
  #cancel: () => void = () => undefined;

  /** Destroys at once what has expired while the station was off. */
  constructor(parts: Parts) {
    this.#parts = parts;
    this.sweep();
  }

  /** Keeps what central gave, in the place of whatever was kept. */
  keep({ profile, expiresAt, uses, cards }: Given): Result<null, StoreError> {
    const { store, centralNow } = this.#parts;
    const kept_at = centralNow();
    const written = store.write(() => {
      store.db.prepare('DELETE FROM offline_keys').run();
      for (const secrets of cards)
        this.#insert(
          { id: randomUUID(), uses, kept_at, expires_at: Date.parse(expiresAt) },
          { profile, secrets },
        );
    });
    if (!written.ok) return written;
    return this.sweep();
  }

  /**
   * The keys of this card by this profile; null when there are none, or none any more. That they were used is on the disk before they
   * are handed out.
   */
  take(uid: CardUid, profile: z.infer<typeof ProfileName>): Result<CardSecrets | null, StoreError> {
    const swept = this.sweep();
    if (!swept.ok) return swept;
    const { store } = this.#parts;
    for (const row of this.#rows()) {
      const kept = this.#open(row);
      if (kept?.secrets.uid !== uid) continue;
      if (kept.profile.id !== profile.id || kept.profile.version !== profile.version) continue;
      const now = Math.max(row.kept_at, this.#parts.centralNow()); // from now on the clock is not set back behind this use
      const used = store.write(() => {
        store.db.prepare('DELETE FROM offline_keys WHERE id = ?').run(row.id);
        if (row.uses > 1) this.#insert({ ...row, uses: row.uses - 1, kept_at: now }, kept);
      });
      return used.ok ? ok(kept.secrets) : used;
    }
    return ok(null);
  }

  /** How many cards have keys here, and until when the last of them; null without any. */
  summary(): { cards: number; until: string } | null {
    const rows = this.#rows().filter((row) => !this.#isLate(row));
    if (rows.length === 0) return null;
    return { cards: rows.length, until: instant(Math.max(...rows.map((row) => row.expires_at))) };
  }

  /** Destroys what has expired, in every copy that this program knows of, and comes back for the next. */
  sweep(): Result<null, StoreError> {
    this.#cancel();
    const { store, clock, centralNow } = this.#parts;
    const over = this.#rows().filter((row) => this.#isOver(row));
    const changed = over.filter((row) => !this.#isLate(row)).length;
    if (changed > 0)
      this.#parts.log?.warn({ changed }, 'keys for work without network do not open: they are destroyed');
    if (over.length > 0) {
      const written = store.write(() => {
        for (const { id } of over) store.db.prepare('DELETE FROM offline_keys WHERE id = ?').run(id);
      });
      const erased = written.ok ? store.erasePurged() : written;
      if (!erased.ok) return err(erased.error);
    }
    const ends = this.#rows().map((row) => row.expires_at);
    if (ends.length > 0)
      this.#cancel = clock.after(Math.max(1_000, Math.min(...ends) - centralNow()), () => void this.sweep());
    return ok(null);
  }

  /** Nothing is destroyed by time any more: the next start does it. */
  stop(): void {
    this.#cancel();
  }

  /** Expired, or kept in what is now the future: a clock that was set back must not lengthen their life. */
  #isLate(row: Row): boolean {
    const now = this.#parts.centralNow();
    return now >= row.expires_at || now < row.kept_at - slack || row.expires_at > latest;
  }

  /** Late, or changed by somebody. */
  #isOver(row: Row): boolean {
    return this.#isLate(row) || this.#open(row) === null;
  }

  #rows(): Row[] {
    return this.#parts.store.db.prepare<[], Row>('SELECT * FROM offline_keys').all();
  }

  #open(row: Row): Kept | null {
    const opened = this.#parts.vault.open(row.sealed, context(row));
    if (opened === null) return null;
    const kept = Kept.safeParse(JSON.parse(opened.toString('utf8')));
    opened.fill(0);
    return kept.data ?? null;
  }

  #insert(row: Omit<Row, 'sealed'>, kept: Kept): void {
    const clear = Buffer.from(JSON.stringify(kept), 'utf8');
    const sealed = this.#parts.vault.seal(clear, context(row));
    clear.fill(0);
    this.#parts.store.db
      .prepare(
        'INSERT INTO offline_keys (id, uses, kept_at, expires_at, sealed) VALUES (@id, @uses, @kept_at, @expires_at, @sealed)',
      )
      .run({ ...row, sealed });
  }
}

/** The columns beside the keys are part of what is sealed: more uses or a later end cannot be written into a row. */
const context = ({ id, uses, kept_at, expires_at }: Omit<Row, 'sealed'>): string =>
  `offline-keys:${id}:${uses}:${kept_at}:${expires_at}`;
