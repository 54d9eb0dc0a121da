import type { DemoResident } from '../people.ts';

const names: readonly (readonly [DemoResident['kind'], string, string])[] = [
  ['student', 'Maëlys', 'Aubert'],
  ['student', 'Yanis', 'Belkacem'],
  ['student', 'Chloé', 'Castaing'],
  ['student', 'Léo', 'Delaunay'],
  ['staff', 'Béatrice', 'Étienne'],
  ['student', 'Inès', 'Fontaine'],
  ['student', 'Gaël', 'Guéguen'],
  ['student', 'Aïcha', 'Haddad'],
  ['staff', 'Loïc', 'Jézéquel'],
  ['student', 'Zoé', 'Kermarrec'],
  ['student', 'Théo', 'Lacombe'],
  ['student', 'Maëlle', 'Aubert'],
];

/** The nth person, from 0, whose badge is printed and waits on the pile: made up, like everybody here. */
export function withPrintedBadge(
  nth: number,
  [kind, firstName, lastName]: (typeof names)[number],
): DemoResident {
  const login = `imprime${nth}`;
  const number = kind === 'student' ? `2260${String(2000 + nth)}` : `E${String(1000 + nth)}`;
  return {
    ...{ login, password: login, kind, firstName, lastName, number, contactEmail: null, about: '' },
    has: { photo: 'accepted', imageRights: true, badge: { state: 'printed' } },
  };
}

/** The pile of printed badges of the demo; two of the names are nearly the same, as in real life. */
export const printed: readonly DemoResident[] = names.map((name, nth) => withPrintedBadge(nth, name));
