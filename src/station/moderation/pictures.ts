import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { Sha256 } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';

type Fetched = Result<Uint8Array, ErrorCode>;
type Fetch = (sha256: Sha256) => Promise<Fetched>;

/** The pictures of photos that wait: fetched ahead, in memory for as long as they are wanted, then overwritten. */
export class ModerationPictures {
  readonly #here = new Map<Sha256, Uint8Array>();
  readonly #coming = new Map<Sha256, Promise<Fetched>>();
  #wanted: ReadonlySet<Sha256> = new Set();

  /** Fetches what is wanted and not here, and overwrites all else. A picture that did not come is fetched when it is asked for. */
  want(wanted: readonly Sha256[], fetch: Fetch): void {
    if (wanted.length === this.#wanted.size && wanted.every((sha256) => this.#wanted.has(sha256))) return;
    this.#wanted = new Set(wanted);
    for (const [sha256, picture] of this.#here) {
      if (this.#wanted.has(sha256)) continue;
      picture.fill(0);
      this.#here.delete(sha256);
    }
    for (const sha256 of wanted) if (!this.#here.has(sha256)) void this.#fetch(sha256, fetch);
  }

  /** A copy of a wanted picture. */
  async get(sha256: Sha256, fetch: Fetch): Promise<Result<Buffer, ErrorCode>> {
    if (!this.#wanted.has(sha256)) return err('visit.act-not-allowed');
    const here = this.#here.get(sha256);
    if (here !== undefined) return ok(Buffer.from(here));
    const came = await this.#fetch(sha256, fetch);
    if (!came.ok) return came;
    const kept = this.#here.get(sha256);
    return kept === undefined ? err('visit.act-not-allowed') : ok(Buffer.from(kept));
  }

  /** What is here now, for the test that looks for traces. */
  all(): readonly Uint8Array[] {
    return [...this.#here.values()];
  }

  /** Overwrites and forgets all of them. */
  forget(): void {
    this.want([], () => Promise.resolve(err('visit.none')));
  }

  #fetch(sha256: Sha256, fetch: Fetch): Promise<Fetched> {
    const coming = this.#coming.get(sha256) ?? this.#bring(sha256, fetch);
    this.#coming.set(sha256, coming);
    return coming;
  }

  /** One that nobody wants any more when it comes is overwritten at once. */
  async #bring(sha256: Sha256, fetch: Fetch): Promise<Fetched> {
    const picture = await fetch(sha256);
    this.#coming.delete(sha256);
    if (!picture.ok) return picture;
    if (this.#wanted.has(sha256)) this.#here.set(sha256, picture.value);
    else picture.value.fill(0);
    return picture;
  }
}
