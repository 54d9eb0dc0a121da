import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { Clock } from '../clock.ts';
import type { Store } from '../store/store.ts';

/** When the log is emptied after a purge, in milliseconds. */
export const erasure = {
  /** After the last purge: a commit in a log that was just emptied is twice as slow, so not while somebody may be about to save. */
  quiet: 20_000,
  /** After the first purge, whatever else goes on. */
  latest: 60_000,
} as const;

interface Parts {
  readonly store: Pick<Store, 'erasePurged'>;
  readonly clock: Clock;
  /** The disk did not do it; it is asked again. */
  readonly failed: (code: ErrorCode) => void;
}

/**
 * Takes what was purged off the disk soon. The purge is in the transaction of the receipt; what the log still holds until it is
 * emptied is sealed for central or closed by the vault.
 */
export class Erasure {
  readonly #parts: Parts;
  #since: number | null = null;
  #cancel: () => void = () => undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Something was purged: the log is emptied when nothing more comes for a while. */
  soon(): void {
    const { clock } = this.#parts;
    this.#since ??= clock.now();
    const left = this.#since + erasure.latest - clock.now();
    this.#cancel();
    this.#cancel = clock.after(Math.max(1, Math.min(erasure.quiet, left)), () => this.now());
  }

  /** Empties the log if something was purged since the last time. */
  now(): void {
    this.#cancel();
    if (this.#since === null) return;
    const erased = this.#parts.store.erasePurged();
    this.#since = null;
    if (erased.ok) return;
    this.soon();
    this.#parts.failed(erased.error);
  }

  /** The last time: a failure is made good at the next start. */
  stop(): void {
    if (this.#since !== null) this.#parts.store.erasePurged();
    this.#since = null;
    this.#cancel();
  }
}
