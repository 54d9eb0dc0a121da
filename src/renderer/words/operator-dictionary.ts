import { operators as en } from './en/operators.ts';
import { operators as fr } from './fr/operators.ts';
import { addLaterWords } from './later-words.ts';
import { setFrench } from './typography.ts';

/** The words of the operators' screens, as they are shown. Each of these screens imports this module, and no other does. */
export const operatorDictionary = { fr: setFrench(fr), en } as const;

addLaterWords(operatorDictionary);
