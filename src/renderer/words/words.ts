import type { fr } from './fr/index.ts';
import type { operators } from './fr/operators.ts';

/** The shape of what is there from the first screen on: French is the reference, every other language has the same keys. */
export type FirstWords = typeof fr;
/** The shape of what comes with the operators' screens. */
export type OperatorWords = typeof operators;
/** The shape of a whole dictionary. */
export type Words = FirstWords & OperatorWords;
