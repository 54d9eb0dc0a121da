const narrow = '\u202f';
const hard = '\u00a0';

/** French typography: unbreakable spaces before tall punctuation, inside guillemets, and after a number. */
export function french(text: string): string {
  return text
    .replace(/ (?=[?!;])/g, narrow)
    .replace(/ (?=:)/g, hard)
    .replace(/« /g, `«${hard}`)
    .replace(/ »/g, `${hard}»`)
    .replace(/(\d) (?=\p{L})/gu, `$1${hard}`);
}

const vowel = /^[aeiouàâäéèêëîïôöùûüœæ]/i;

/** « de » before each of these names that begins with a vowel becomes « d’ ». Before an h or a y both are right, and it stays. */
export function elide(text: string, names: readonly string[]): string {
  return names
    .filter((name) => vowel.test(name))
    .reduce((said, name) => said.replaceAll(` de ${name}`, ` d’${name}`), text);
}

/** Sets every string of a dictionary in French typography, so that sources stay easy to type. */
export function setFrench<T>(words: T): T {
  if (typeof words === 'string') return french(words) as T;
  if (typeof words !== 'object' || words === null) return words;
  return Object.fromEntries(
    Object.entries(words).map(([key, value]) => [key, setFrench<unknown>(value)]),
  ) as T;
}
