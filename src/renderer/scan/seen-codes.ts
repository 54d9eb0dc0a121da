import { cleanCode } from '../../shared/domain/scanned-code.ts';

/** A code that was out of the picture for less than this is still the same showing of it, in milliseconds. */
export const sameFor = 2_000;
/** Another code counts when the one before was out of the picture for so long: a badge may carry two. */
export const otherAfter = 500;

/** Decides which of the codes that the camera sees are told: each showing of a badge once. */
export class SeenCodes {
  #told: string | null = null;
  /** When the code that was told was in the picture last. */
  #at = Number.NEGATIVE_INFINITY;

  /**
   * What one picture shows, the most trusted first, at a time in milliseconds. The code to tell, or null. `isMuted`: nobody can take a
   * code now; a new one that stays in the picture is told afterwards.
   */
  see(shown: readonly string[], at: number, isMuted = false): string | null {
    const codes = shown.flatMap((text) => cleanCode(text) ?? []);
    const [first] = codes;
    if (first === undefined) return null;
    const since = at - this.#at;
    if (this.#told !== null && codes.includes(this.#told)) {
      if (since >= sameFor && isMuted) return null;
      this.#at = at;
      return since >= sameFor ? this.#told : null;
    }
    if (since < otherAfter || isMuted) return null;
    [this.#told, this.#at] = [first, at];
    return first;
  }
}
