import type { Act } from '../../shared/contract/station.ts';
import { optionalPurposes, undecidedPurposes } from '../../shared/domain/consent.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { overlay } from '../account/overlay.ts';
import type { EventOf, Fresh } from '../visit/event.ts';
import { enter, go, instant, refuse, withVisit, type Outcome } from '../visit/outcome.ts';
import type { Rules } from '../visit/rules.ts';
import { acting } from '../visit/acting.ts';
import { draftOf, isBusy, save } from '../visit/saving.ts';
import type { State, VisitFlow } from '../visit/state.ts';

type Decisions = Extract<Act, { act: 'decide-image-rights' }>['decisions'];

/** To image rights from the account: explained to who has not decided yet, at once to the choice for a change of mind. */
export function startImageRights(state: State, flow: VisitFlow, fresh: Fresh): Outcome {
  const undecided = undecidedPurposes(overlay(flow.base, flow.pending).consents).length > 0;
  const stage = undecided ? 'explain' : 'choose';
  return go(enter(state, flow, { name: 'image-rights', stage, then: 'account', ...acting(fresh) }));
}

/** From the explanation to the choice. */
export function continueImageRights(state: State, flow: VisitFlow): Outcome {
  const { screen } = flow;
  if (screen.name !== 'image-rights' || screen.stage !== 'explain')
    return refuse(state, 'visit.act-not-allowed');
  return go(withVisit(state, flow, { screen: { ...screen, stage: 'choose' } }));
}

/** Records a decision on every purpose, each on the very text that was shown. */
export function decideImageRights(
  state: State,
  flow: VisitFlow,
  event: EventOf<'act'>,
  decisions: Decisions,
): Outcome {
  const { screen } = flow;
  if (screen.name !== 'image-rights' || screen.stage !== 'choose' || isBusy(screen))
    return refuse(state, 'visit.act-not-allowed');
  const fault = faultOf(state.rules.texts, decisions);
  if (fault !== null) return refuse(state, fault);
  const decidedAt = instant(event.at);
  const consents = decisions.map((one) => ({ ...one, decidedAt }));
  const draft = draftOf(flow, screen.command, 'consent.record', { decisions, screenDefault: 'none' });
  return save(state, flow, screen, { what: 'image-rights', change: { to: 'consents', consents } }, draft);
}

/** Why a list of decisions cannot be recorded: each purpose once, all in one language, all on texts in force. */
function faultOf(texts: Rules['texts'], decisions: Decisions): ErrorCode | null {
  const complete = optionalPurposes.every(
    (purpose) => decisions.filter((one) => one.purpose === purpose).length === 1,
  );
  if (!complete || decisions.length !== optionalPurposes.length) return 'consent.incomplete';
  const language = decisions[0]?.text.language;
  const known = decisions.every(({ purpose, text }) =>
    texts.some(
      (one) =>
        one.purpose === purpose &&
        one.sha256 === text.sha256 &&
        one.version === text.version &&
        one.language === text.language,
    ),
  );
  return known && decisions.every((one) => one.text.language === language) ? null : 'consent.text-unknown';
}
