import { photoProfiles } from '../../shared/quality/profiles.ts';
import type { PhotoProfile } from '../../shared/quality/profile.ts';
import type { FaceAnalysis } from '../face/analysis.ts';

/** What the booth keeps for a whole visit: the warm analysis, what the university asks for, and how often the person has tried. */
export class PhotoKit {
  readonly analysis: FaceAnalysis;
  #state: 'starting' | 'on' | 'off' = 'starting';
  #profile: PhotoProfile = photoProfiles.default;
  #tries = 0;
  readonly #listeners = new Set<() => void>();

  constructor(analysis: FaceAnalysis, profile: Promise<PhotoProfile | null>) {
    this.analysis = analysis;
    void analysis.state.then((state) => this.#become(state));
    void profile.then((known) => {
      if (known !== null) this.#profile = known;
    });
  }

  /** Whether pictures can be looked at. */
  readonly state = (): 'starting' | 'on' | 'off' => this.#state;
  /** The station's word once it has answered, the ordinary profile until then. */
  readonly profile = (): PhotoProfile => this.#profile;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Shots of this visit before the one at hand. */
  get tries(): number {
    return this.#tries;
  }
  /** Counts one more shot. */
  countTry(): number {
    this.#tries += 1;
    return this.#tries;
  }

  /** The analysis was on and does not answer any more: the booth goes on without it. */
  lose(): void {
    this.#become('off');
  }

  /** The end of the visit: the worker ends. */
  close(): void {
    this.#listeners.clear();
    this.analysis.close();
  }

  #become(state: 'on' | 'off'): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
