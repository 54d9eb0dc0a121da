import { randomUUID } from 'node:crypto';
import type { Statement } from 'better-sqlite3';
import { z } from 'zod';
import { CardUid } from '../../shared/domain/card-uid.ts';
import { BadgeId, Instant, PersonId } from '../../shared/domain/ids.ts';
import type { Result } from '../../shared/domain/result.ts';
import { instant, type Clock } from '../clock.ts';
import type { Vault } from '../keys/vault.ts';
import type { Store } from '../store/store.ts';
import type { StoreError } from '../store/store-error.ts';

/** What is being done to a card: the step that is on disk was begun, and maybe ended. */
export type EncodingStep = 'prepare' | 'write' | 'compare' | 'keys' | 'done';
/**
 * `started`: to resume or to void. `suspect`: a card that came in the place of another one and may have got something of an
 * encoding; to check. `verified`: the bytes are on it, read back. `void`: not to be used.
 */
export type EncodingState = 'started' | 'suspect' | 'verified' | 'void';

const About = z.object({
  uid: CardUid,
  /** Null for a suspect card: nobody knows whose it is. */
  badge: BadgeId.nullable(),
  /** Whose badge it is; absent in entries of before the bench, and of a suspect card. */
  subject: PersonId.optional(),
  profile: z.object({ id: z.string(), version: z.number() }),
});
/** Which card, for which badge, by which profile. */
export type About = z.infer<typeof About>;

/** One encoding that was begun. */
export interface Entry extends About {
  readonly id: string;
  readonly state: EncodingState;
  readonly step: EncodingStep;
  readonly startedAt: string;
}

/** A row that does not open any more, or says what cannot be: which card it was of, nobody knows. */
export interface Unreadable {
  readonly id: string;
  readonly state: EncodingState;
  readonly step: EncodingStep;
}

interface Row {
  readonly id: string;
  readonly state: EncodingState;
  readonly step: EncodingStep;
  readonly started_at: string;
  readonly sealed: Buffer;
}

interface Parts {
  readonly store: Store;
  readonly vault: Vault;
  readonly clock: Clock;
  /** Hears of each row that is put in quarantine, inside the transaction that does it. */
  readonly onUnreadable?: (row: Unreadable) => void;
}

/** Every card whose encoding was begun, until central knows how it ended. Each change of state is on the disk when it answers. */
export class EncodingJournal {
  readonly #parts: Parts;
  /** Each compiled once: that takes as long as carrying it out. */
  readonly #statements = new Map<string, Statement<unknown[], Row>>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Before the first write to a card. */
  begin(about: About, step: EncodingStep): Result<string, StoreError> {
    return this.#insert(about, 'started', step);
  }

  /** A card that lay on the reader in the place of another one while that one was written. */
  suspect(about: Omit<About, 'badge'>, step: EncodingStep): Result<string, StoreError> {
    const known = this.unfinished().find(({ uid }) => uid === about.uid);
    return known ? { ok: true, value: known.id } : this.#insert({ ...about, badge: null }, 'suspect', step);
  }

  /** A suspect card is encoded after all, for a badge. */
  adopt(id: string, about: About, step: EncodingStep): Result<void, StoreError> {
    return this.#change(
      `UPDATE encoding SET state = 'started', step = ?, at = ?, sealed = ? WHERE id = ? AND state IN ('started', 'suspect')`,
      step,
      this.#now(),
      this.#seal(id, about),
      id,
    );
  }

  /** The next step begins. After a power cut an earlier one may stand there: the entry itself is on the disk since {@link begin}. */
  advance(id: string, step: EncodingStep): Result<void, StoreError> {
    const sql = `UPDATE encoding SET step = ?, at = ? WHERE id = ? AND state = 'started'`;
    return this.#parts.store.note(() => this.#one(sql, step, this.#now(), id));
  }

  /** The bytes are on the card and were read back. Inside a transaction with the command, when there is one. */
  verified(id: string): Result<void, StoreError> {
    return this.#change(
      `UPDATE encoding SET state = 'verified', step = 'done', at = ? WHERE id = ? AND state = 'started'`,
      this.#now(),
      id,
    );
  }

  /** The card is set aside for good. */
  void(id: string): Result<void, StoreError> {
    return this.#change(
      `UPDATE encoding SET state = 'void', at = ? WHERE id = ? AND state IN ('started', 'suspect')`,
      this.#now(),
      id,
    );
  }

  /** Erases which card and badge it was, once a command tells central: only then nothing more has to be known here. */
  reported(id: string): Result<void, StoreError> {
    return this.#change(
      `UPDATE encoding SET sealed = NULL WHERE id = ? AND state IN ('verified', 'void')`,
      id,
    );
  }

  /** What must be resumed, checked or voided, oldest first. */
  unfinished(): Entry[] {
    return this.#list(`'started', 'suspect'`);
  }

  /** What ended and was not told to central, oldest first. */
  unreported(): Entry[] {
    return this.#list(`'verified', 'void'`);
  }

  /** How many rows are in quarantine that no operator has read of yet. */
  unreadable(): number {
    return this.#rows(`quarantined_at IS NOT NULL AND seen_at IS NULL`).length;
  }

  /** An operator has read of them. They stay where they are. */
  unreadableSeen(): Result<unknown, StoreError> {
    const sql = `UPDATE encoding SET seen_at = ? WHERE quarantined_at IS NOT NULL AND seen_at IS NULL`;
    return this.#parts.store.write(() => this.#statement(sql).run(this.#now()));
  }

  #insert(about: About, state: EncodingState, step: EncodingStep): Result<string, StoreError> {
    const id = randomUUID();
    const at = this.#now();
    return this.#parts.store.write(() => {
      const sql = 'INSERT INTO encoding (id, state, step, started_at, at, sealed) VALUES (?, ?, ?, ?, ?, ?)';
      this.#statement(sql).run(id, state, step, at, at, this.#seal(id, about));
      return id;
    });
  }

  /** One row, and exactly one: an entry that has ended does not change any more. */
  #change(sql: string, ...values: readonly (string | Buffer)[]): Result<void, StoreError> {
    return this.#parts.store.write(() => this.#one(sql, ...values));
  }

  #one(sql: string, ...values: readonly (string | Buffer)[]): void {
    const { changes } = this.#statement(sql).run(...values);
    if (changes !== 1) throw new Error('no such encoding in a state for this');
  }

  #list(states: string): Entry[] {
    const where = `sealed IS NOT NULL AND quarantined_at IS NULL AND state IN (${states})`;
    return this.#rows(where).flatMap((row) => {
      const about = this.#open(row);
      if (about === null) this.#quarantine(row);
      const { id, state, step, started_at: startedAt } = row;
      return about === null ? [] : [{ ...about, id, state, step, startedAt }];
    });
  }

  #rows(where: string): Row[] {
    return this.#statement(
      `SELECT id, state, step, started_at, sealed FROM encoding WHERE ${where} ORDER BY number`,
    ).all();
  }

  /** Null for a row that was changed or damaged. */
  #open({ id, started_at, sealed }: Row): About | null {
    const opened = this.#parts.vault.open(sealed, `encoding:${id}`);
    if (opened === null || !Instant.safeParse(started_at).success) return null;
    return About.safeParse(JSON.parse(opened.toString('utf8'))).data ?? null;
  }

  /** One bad row must not keep the others from being worked on. When the disk does not take it, the next reading tries again. */
  #quarantine({ id, state, step }: Row): void {
    const { store, onUnreadable } = this.#parts;
    store.write(() => {
      this.#statement(`UPDATE encoding SET quarantined_at = ? WHERE id = ?`).run(this.#now(), id);
      onUnreadable?.({ id, state, step });
    });
  }

  #statement(sql: string): Statement<unknown[], Row> {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const compiled = this.#parts.store.db.prepare<unknown[], Row>(sql);
    this.#statements.set(sql, compiled);
    return compiled;
  }

  #seal(id: string, about: About): Buffer {
    return this.#parts.vault.seal(Buffer.from(JSON.stringify(about), 'utf8'), `encoding:${id}`);
  }

  #now(): string {
    return instant(this.#parts.clock.now());
  }
}
