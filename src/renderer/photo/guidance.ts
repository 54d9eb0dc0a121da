/** One hint about the live picture: `words` are already in the language of the screen. */
export interface Hint {
  readonly id: string;
  readonly state: 'good' | 'fix';
  readonly words: string;
}

/**
 * Where the face checks will speak: one object watches the live video and says what it sees.
 * Without one, plain advice is shown and nothing is claimed about the picture.
 */
export interface PhotoGuidance {
  /** Starts watching; `onHints` replaces all hints. Returns the stop. */
  watch(video: HTMLVideoElement, onHints: (hints: readonly Hint[]) => void): () => void;
}
