import type { fr } from './fr/index.ts';

/** The shape of a dictionary: French is the reference, every other language has the same keys. */
export type Words = typeof fr;
