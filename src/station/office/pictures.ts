import type { OfficeBadge } from '../../shared/contract/office.ts';
import type { Sha256 } from '../../shared/domain/ids.ts';
import type { VisitFlow } from '../visit/state.ts';

/** Every picture of a holder that the bench or the look-up shows now: no other one is given out. */
export const officePictures = ({ screen }: VisitFlow): Sha256[] => [
  ...new Set(badgesOn(screen).flatMap((badge) => badge?.photo ?? [])),
];

function badgesOn(screen: VisitFlow['screen']): readonly (OfficeBadge | null)[] {
  if (screen.name === 'bench') return [screen.badge, screen.problem?.about ?? null, ...screen.choices];
  if (screen.name !== 'lookup') return [];
  const { sheet, found } = screen;
  return sheet === null ? found : [sheet, ...sheet.others];
}
