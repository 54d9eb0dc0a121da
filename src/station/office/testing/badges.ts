// Badges of made-up people for the tests of the look-up.
import { OfficeBadge } from '../../../shared/contract/office.ts';
import { CardUid } from '../../../shared/domain/card-uid.ts';
import { Sha256 } from '../../../shared/domain/ids.ts';

const id = (kind: string, number: number): string =>
  `${kind.repeat(8)}-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** UID of the card of badge `number`. */
export const uidOf = (number: number): CardUid =>
  CardUid.parse(`04${number.toString(16).padStart(12, '0').toUpperCase()}`);

/** Names the picture of the holder of badge `number`. */
export const photoOf = (number: number): Sha256 => Sha256.parse(String(number).padStart(64, '0'));

/** An active badge, of « Prénom<number> Titulaire ». */
export function officeBadge(
  number: number,
  change: Partial<Omit<OfficeBadge, 'holder'>> & { readonly holder?: Partial<OfficeBadge['holder']> } = {},
): OfficeBadge {
  const { holder, ...rest } = change;
  return OfficeBadge.parse({
    badge: id('b', number),
    kind: 'student',
    state: 'active',
    motive: null,
    uid: uidOf(number),
    photo: photoOf(number),
    changedAt: '2026-11-18T08:00:00Z',
    deliveredAt: null,
    ...rest,
    holder: {
      id: id('a', number),
      kind: 'student',
      firstName: `Prénom${number}`,
      lastName: 'Titulaire',
      number: String(22_000_000 + number),
      ...holder,
    },
  });
}
