import { createHash } from 'node:crypto';
import { Sha256 } from '../../shared/domain/ids.ts';

/** The pictures of the visit's person, in memory for as long as the visit. */
export class Pictures {
  readonly #pictures = new Map<Sha256, Buffer>();

  /** Keeps a copy. */
  keep(sha256: Sha256, jpeg: Uint8Array): void {
    this.#pictures.set(sha256, Buffer.from(jpeg));
  }

  /** Keeps a copy of a picture that was just made here, under its own hash. */
  keepOwn(jpeg: Uint8Array): void {
    this.keep(Sha256.parse(createHash('sha256').update(jpeg).digest('hex')), jpeg);
  }

  get(sha256: Sha256): Buffer | undefined {
    return this.#pictures.get(sha256);
  }

  /** What is kept now. */
  all(): readonly Buffer[] {
    return [...this.#pictures.values()];
  }

  /** Overwrites and forgets all of them. */
  forget(): void {
    for (const jpeg of this.#pictures.values()) jpeg.fill(0);
    this.#pictures.clear();
  }
}
