import { undoWindow } from '../../shared/contract/command.ts';
import type { Screen, View } from '../../shared/contract/station.ts';
import type { Sha256 } from '../../shared/domain/ids.ts';
import { fullName } from '../../shared/domain/person.ts';
import { instant } from '../visit/outcome.ts';
import type { StepOf, VisitFlow } from '../visit/state.ts';
import { ahead } from './step.ts';
import { isModerator, undoable, type Work } from './work.ts';

type Moderation = Extract<Screen, { name: 'moderation' }>;

/** The moderation screen, without what the station keeps for itself. */
export function moderationScreen(step: StepOf<'moderation'>, work: Work): Moderation {
  const { take, items, only, done, problem } = step;
  const last = undoable(work);
  return {
    name: 'moderation',
    stage: stageOf(step),
    waiting: work.waiting,
    only,
    current: items[0] ?? null,
    next: picturesOf(items.slice(1, 1 + ahead)),
    undo:
      last === undefined
        ? null
        : {
            photo: last.item.photo,
            person: fullName(last.item.person),
            decision: last.decision.state,
            until: instant(last.at + undoWindow),
          },
    done,
    problem: problem ?? (items.length > 0 ? take.code : null),
    refused: [...work.refused],
  };
}

function stageOf({ items, take }: StepOf<'moderation'>): Moderation['stage'] {
  if (items.length > 0) return 'reviewing';
  if (take.code !== null) return 'unreachable';
  return take.more ? 'loading' : 'empty';
}

/** What the account screen of a moderator says of the work; undefined for everybody else. */
export function workOf({ base, work }: VisitFlow): NonNullable<View['visit']>['work'] {
  return isModerator(base) ? { waiting: work.waiting, refused: work.refused.length } : undefined;
}

/** Every picture that the moderation screen shows, will show, or shows again after an undo: no other one is given out. */
export function wantedPictures({ screen, work }: VisitFlow): Sha256[] {
  if (screen.name !== 'moderation') return [];
  const last = undoable(work);
  return picturesOf([...screen.items.slice(0, 1 + ahead), ...(last === undefined ? [] : [last.item])]);
}

const picturesOf = (items: StepOf<'moderation'>['items']): Sha256[] => [
  ...new Set(items.flatMap(({ image, previous }) => (previous === null ? [image] : [image, previous.image]))),
];
