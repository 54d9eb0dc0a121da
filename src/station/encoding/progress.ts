import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { StoreError } from '../store/store-error.ts';
import { cardSteps, type Observe } from './observe.ts';
import type { About, EncodingJournal, EncodingStep, Entry } from './journal.ts';

/** How far the encoding of one card is, on the disk before it is on the card. */
export class Progress {
  /** Whether an earlier encoding of this card was interrupted. */
  readonly resumes: boolean;
  readonly #journal: EncodingJournal;
  readonly #about: About;
  readonly #observe: Observe;
  #entry: Pick<Entry, 'id' | 'state' | 'step'> | undefined;
  #touched = false;

  private constructor(journal: EncodingJournal, about: About, observe: Observe, entry: Entry | undefined) {
    this.#journal = journal;
    this.#about = about;
    this.#observe = observe;
    this.#entry = entry;
    this.resumes = entry?.state === 'started';
  }

  /** Finds what was interrupted on this card. Nothing is written before {@link before}. */
  static of(
    journal: EncodingJournal,
    about: About,
    observe: Observe = () => undefined,
  ): Result<Progress, 'encoding.other-badge'> {
    const entry = journal.unfinished().find(({ uid }) => uid === about.uid);
    if (entry && entry.badge !== null && entry.badge !== about.badge) return err('encoding.other-badge');
    return ok(new Progress(journal, about, observe, entry));
  }

  /** Whether this run may have written to a card. */
  get touched(): boolean {
    return this.#touched;
  }

  /** Commits that a step begins; to be called before the first write of that step. */
  before(step: EncodingStep): Result<void, StoreError> {
    const noted = this.#note(step);
    if (noted.ok) {
      this.#touched = true;
      this.#observe(cardSteps[step], this.#about.uid);
    }
    return noted;
  }

  /** Commits that all is done, and answers the entry. Inside a transaction with the command, when there is one. */
  verified(): Result<string, StoreError> {
    const noted = this.#entry?.state === 'started' ? ok(undefined) : this.#note('compare');
    if (!noted.ok) return noted;
    const id = this.#entry?.id;
    if (id === undefined) throw new Error('an entry was noted');
    const verified = this.#journal.verified(id);
    return verified.ok ? ok(id) : verified;
  }

  /** Another card answered in the place of this one: if this run has written, it may have written there. */
  met(stranger: About['uid']): Result<void, StoreError> {
    if (!this.#touched) return ok(undefined);
    const { profile } = this.#about;
    const noted = this.#journal.suspect({ uid: stranger, profile }, this.#entry?.step ?? 'prepare');
    return noted.ok ? ok(undefined) : noted;
  }

  #note(step: EncodingStep): Result<void, StoreError> {
    const entry = this.#entry;
    if (entry === undefined) {
      const begun = this.#journal.begin(this.#about, step);
      if (begun.ok) this.#entry = { id: begun.value, state: 'started', step };
      return begun.ok ? ok(undefined) : begun;
    }
    if (entry.state === 'started' && entry.step === step && this.#touched) return ok(undefined); // noted by this run
    const noted =
      entry.state === 'started'
        ? this.#journal.advance(entry.id, step)
        : this.#journal.adopt(entry.id, this.#about, step);
    if (noted.ok) this.#entry = { id: entry.id, state: 'started', step };
    return noted;
  }
}
