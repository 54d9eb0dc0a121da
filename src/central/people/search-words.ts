/** What of a person can be searched for. */
export interface Searchable {
  readonly first_name: string;
  readonly last_name: string;
  readonly student_number: string | null;
  readonly staff_number: string | null;
}

/** Letters that Unicode does not take apart, as people type them. */
const plain: Readonly<Record<string, string>> = {
  ...{ œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h', ŧ: 't' },
};

/** Letters and digits of a text in lower case, without accents: runs of them, in order. */
function runs(text: string): string[] {
  const bare = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[œæßøłđðþıħŧ]/g, (letter) => plain[letter] ?? letter)
    // Lower case can bring a mark with it: « İ ».
    .replace(/\p{M}/gu, '');
  return bare.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The text from each of its runs to its end, without anything between: « Le Goff » is found by legoff and by goff. */
function endings(text: string): string[] {
  const parts = runs(text);
  return parts.map((_part, index) => parts.slice(index).join(''));
}

/** The words whose beginnings a person is found by, each once. */
export function searchWords(person: Searchable): string[] {
  const texts = [person.first_name, person.last_name, person.student_number, person.staff_number];
  return [...new Set(texts.flatMap((text) => (text === null ? [] : endings(text))))];
}

/** What people are put in order by: last name, then first name. */
export const nameKey = ({ last_name, first_name }: Searchable): string =>
  `${runs(last_name).join('')} ${runs(first_name).join('')}`;

/** The beginnings of words that a search asks for, the longest first, each once; at most six. */
export function searchTerms(text: string): string[] {
  const terms = text.split(/\s+/).map((word) => runs(word).join(''));
  return [...new Set(terms)]
    .filter((term) => term !== '')
    .toSorted((one, other) => other.length - one.length)
    .slice(0, 6);
}
