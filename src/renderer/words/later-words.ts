import type { Language } from '../../shared/domain/language.ts';

/** Words that are loaded with the screens that need them, by language. */
export type LaterWords = Readonly<Record<Language, object>>;

const here: LaterWords[] = [];
const listeners: ((words: LaterWords) => void)[] = [];

/** Gives words to every dictionary of this page, to those that are made later too. Called once for each, when its module is loaded. */
export function addLaterWords(words: LaterWords): void {
  here.push(words);
  listeners.forEach((tell) => tell(words));
}

/** Tells all words that came already and all that will come. A dictionary lasts as long as its page: nobody stops listening. */
export function onLaterWords(tell: (words: LaterWords) => void): void {
  listeners.push(tell);
  here.forEach(tell);
}
