import type { ScannerStatus } from '../../shared/contract/bench.ts';
import type { LookupScreen } from '../../shared/contract/lookup.ts';
import type { PersonId } from '../../shared/domain/ids.ts';
import type { StepOf } from '../visit/state.ts';
import { seen, seenSheet, type LookupWork } from './work.ts';
import { accreditOffer, offersOf } from './offers.ts';

type Looking = StepOf<'lookup'>;

/** The look-up screen, without what the station keeps for itself. `operator` is who looks. */
export function lookupScreen(
  step: Looking,
  work: LookupWork,
  operator: PersonId,
  scanner: ScannerStatus,
): LookupScreen {
  const { uid, card, found, more, people, doing, problem } = step;
  const stage = stageOf(step);
  const sheet = step.sheet === null ? null : seenSheet(work, step.sheet);
  const isOpen = stage === 'sheet' || stage === 'saved';
  const unknown = isOpen && sheet === null && doing === null ? accreditOffer() : null;
  return {
    name: 'lookup',
    stage,
    uid: uid ?? card?.uid ?? null,
    found: found.map((badge) => seen(work, badge)),
    more,
    sheet,
    offers: isOpen && sheet !== null ? offersOf(sheet, operator) : unknown === null ? [] : [unknown],
    people: [...people],
    doing: doing === null ? null : { act: doing.act, person: doing.person, delivery: deliveryOf(doing) },
    problem,
    refused: [...work.refused],
    scanner,
  };
}

const deliveryOf = (doing: NonNullable<Looking['doing']>): NonNullable<LookupScreen['doing']>['delivery'] =>
  doing.way === 'saved' ? doing.delivery : 'waiting';

function stageOf({ on, asked, doing }: Looking): LookupScreen['stage'] {
  if (doing !== null && doing.way !== 'saved') return doing.way;
  if (asked?.quiet === true) return doing === null ? on : 'saved';
  if (asked?.for === 'card' || asked?.for === 'badges' || asked?.for === 'sheet') return 'searching';
  return doing === null ? on : 'saved';
}
