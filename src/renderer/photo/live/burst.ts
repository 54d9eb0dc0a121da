import type { Look } from './look.ts';

/** So many frames are kept, each as large as the camera gives it: 8 MB in full HD. */
const mostFrames = 8;
/** Nothing older than this is taken, in milliseconds: the person has moved on. */
const oldest = 600;

/** A frame of the camera with what was seen in it. */
export interface Frame<P> {
  readonly picture: P;
  readonly look: Look;
}

/** The last frames, so that the best of them can be kept; everything else is freed at once. */
export class Burst<P extends { close(): void }> {
  #frames: Frame<P>[] = [];

  /** Adds a frame and lets go of what is too old. */
  add(frame: Frame<P>): void {
    this.#frames.push(frame);
    const stale = this.#frames.length - mostFrames;
    this.#frames = this.#frames.filter((one, index) => {
      const stays = index >= stale && frame.look.at - one.look.at <= oldest;
      if (!stays) one.picture.close();
      return stays;
    });
  }

  /**
   * Gives the best frame away and frees the others. By itself (`auto`) only a frame that nothing refuses is ever taken, none from before
   * `since`; by hand the best of all, so that one that nothing refuses goes first.
   */
  take(how: { by: 'auto'; since: number } | { by: 'hand'; now: number }): Frame<P> | null {
    const fits = ({ look }: Frame<P>): boolean =>
      how.by === 'auto'
        ? look.at >= how.since && look.readiness.allGreen && look.refusals.length === 0
        : how.now - look.at <= oldest;
    const best = this.#frames.filter(fits).toSorted(better)[0] ?? null;
    for (const frame of this.#frames) if (frame !== best) frame.picture.close();
    this.#frames = [];
    return best;
  }

  /** Frees everything. */
  clear(): void {
    for (const { picture } of this.#frames) picture.close();
    this.#frames = [];
  }
}

function better<P>(a: Frame<P>, b: Frame<P>): number {
  const refused = Number(a.look.refusals.length > 0) - Number(b.look.refusals.length > 0);
  return refused === 0 ? b.look.score - a.look.score : refused;
}
