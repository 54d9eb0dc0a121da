import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { Sha256 } from '../../shared/domain/ids.ts';
import type { Result } from '../../shared/domain/result.ts';

type Ask = (sha256: Sha256) => Promise<Result<{ jpeg: string }, ErrorCode>>;

/** The pictures of the present visit, as blobs: asked for once, shown at once on every screen, revoked with the visit. */
export class Pictures {
  readonly #ask: Ask;
  #urls = new Map<Sha256, string>();
  #coming = new Map<Sha256, Promise<string | null>>();

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** The address of a picture that is here already. */
  known(sha256: Sha256): string | null {
    return this.#urls.get(sha256) ?? null;
  }

  /** The address of a picture; null when the station has none, or the visit ended meanwhile. */
  load(sha256: Sha256): Promise<string | null> {
    const known = this.#urls.get(sha256);
    if (known !== undefined) return Promise.resolve(known);
    const coming = this.#coming.get(sha256) ?? this.#fetch(sha256);
    this.#coming.set(sha256, coming);
    return coming;
  }

  /** Forgets all pictures but these. */
  keepOnly(wanted: readonly Sha256[]): void {
    for (const [sha256, url] of this.#urls) {
      if (wanted.includes(sha256)) continue;
      URL.revokeObjectURL(url);
      this.#urls.delete(sha256);
    }
  }

  /** The visit is over: nothing of it stays. */
  forget(): void {
    for (const url of this.#urls.values()) URL.revokeObjectURL(url);
    this.#urls = new Map();
    this.#coming = new Map();
  }

  async #fetch(sha256: Sha256): Promise<string | null> {
    const urls = this.#urls;
    const answer = await this.#ask(sha256);
    if (urls !== this.#urls) return null; // of a visit that is over
    this.#coming.delete(sha256); // a failure may be tried again
    if (!answer.ok) return null;
    const url = URL.createObjectURL(jpegBlob(answer.value.jpeg));
    urls.set(sha256, url);
    return url;
  }
}

function jpegBlob(base64: string): Blob {
  return new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type: 'image/jpeg' });
}
