import type { Act } from '../../shared/contract/station.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { isCardOffice } from '../office/is-card-office.ts';
import type { EventOf } from '../visit/event.ts';
import { enter, go, refuse, withVisit, type Outcome } from '../visit/outcome.ts';
import type { State, VisitFlow } from '../visit/state.ts';
import { askBadges, askPeople, askSheet, cleared, type Looking } from './ask.ts';
import { judgeTap, lookAtReader } from './card.ts';
import { seenSheet } from './work.ts';
import { accreditation, doingOf } from './drafts.ts';
import { accreditOffer, after, hindrance, offersOf, tableOffers } from './offers.ts';
import { saveDoing } from './save.ts';
import { emptyLookup } from './step.ts';

/** Acts that only the look-up screen takes. */
export type LookupAct = Extract<
  Act,
  {
    act:
      | 'lookup-search'
      | 'lookup-open'
      | 'lookup-close'
      | 'office-act'
      | 'lookup-people'
      | 'accredit'
      | 'lookup-cancel';
  }
>;

/** To the look-up, for those whom central calls the card office. A card that already lies on the reader is looked up. `from` is what it leads back to. */
export function openLookup(state: State, flow: VisitFlow, from: Pick<Looking, 'bench'>): Outcome {
  if (!isCardOffice(flow.base)) return refuse(state, 'office.not-allowed');
  const shown = enter(state, flow, { ...emptyLookup, card: null, before: state.presence, ...from });
  return shown.flow.at === 'visit' && shown.flow.screen.name === 'lookup'
    ? lookAtReader(shown, shown.flow, shown.flow.screen)
    : go(shown);
}

/** An act on the look-up screen; refused on every other one. */
export function lookupAct(state: State, flow: VisitFlow, event: EventOf<'act'>, act: LookupAct): Outcome {
  const { screen } = flow;
  if (screen.name !== 'lookup' || screen.doing?.way === 'saving')
    return refuse(state, 'visit.act-not-allowed');
  if (act.act === 'lookup-close') return close(state, flow, screen);
  if (act.act === 'lookup-cancel') return cancel(state, flow, screen);
  // An act that waits for its badge is done or given up first.
  if (screen.doing?.way === 'tap') return refuse(state, 'visit.act-not-allowed');
  switch (act.act) {
    case 'lookup-search':
      return askBadges(state, flow, screen, { by: 'name', text: act.text });
    case 'lookup-open':
      return open(state, flow, screen, act);
    case 'office-act':
      return doAct(state, flow, screen, event, act);
    case 'lookup-people':
      return isUnknownCard(screen)
        ? askPeople(state, flow, screen, act.text)
        : refuse(state, 'visit.act-not-allowed');
    case 'accredit':
      return accredit(state, flow, screen, event, act);
  }
}

/** A code that was scanned while the look-up is on screen; not taken while an act waits or is being saved. */
export function lookupScan(state: State, flow: VisitFlow, screen: Looking, code: string): Outcome {
  if (screen.doing !== null && screen.doing.way !== 'saved') return refuse(state, 'visit.act-not-allowed');
  const { asked } = screen;
  if (asked?.for === 'badges' && asked.code === code && !asked.quiet) return go(withVisit(state, flow));
  return askBadges(state, flow, screen, { by: 'code', code });
}

/** Takes away what is said on the look-up screen: a problem first, then the oldest refusal. */
export function dismissOnLookup(state: State, flow: VisitFlow, screen: Looking): Outcome {
  if (screen.problem !== null) return say(state, flow, givenUp(screen), null);
  return go(withVisit(state, flow, { lookup: { ...flow.lookup, refused: flow.lookup.refused.slice(1) } }));
}

const say = (state: State, flow: VisitFlow, screen: Looking, problem: ErrorCode | null): Outcome =>
  go(withVisit(state, flow, { screen: { ...screen, problem } }));

/** Nobody waits any more for what central did not answer. */
const givenUp = (screen: Looking): Looking =>
  screen.asked?.quiet === true
    ? { ...screen, asked: null, unanswered: null }
    : { ...screen, unanswered: null };

/** A badge of the list, another one of the same person, or one that the bench had on screen: operators may look at any. */
function open(
  state: State,
  flow: VisitFlow,
  screen: Looking,
  { badge }: Extract<Act, { act: 'lookup-open' }>,
): Outcome {
  const { found, more } = screen;
  return askSheet(
    state,
    flow,
    { ...cleared(screen), found, more, on: found.length > 1 ? 'list' : 'ask' },
    badge,
  );
}

/** From a sheet to the list it was chosen from, if any, and from everything else to the question. */
function close(state: State, flow: VisitFlow, screen: Looking): Outcome {
  const { found, more } = screen;
  const toList = found.length > 1 && (screen.on === 'sheet' || screen.asked?.for === 'sheet');
  const next: Looking = toList ? { ...cleared(screen), found, more, on: 'list' } : cleared(screen);
  return go(withVisit(state, flow, { screen: next }));
}

function cancel(state: State, flow: VisitFlow, screen: Looking): Outcome {
  if (screen.doing?.way !== 'tap') return refuse(state, 'visit.act-not-allowed');
  const asked = screen.asked?.for === 'card' ? null : screen.asked;
  return go(withVisit(state, flow, { screen: { ...screen, asked, doing: null, problem: null } }));
}

/** A confirmed act on the badge of the sheet. What central would refuse is said before anything is saved, or any badge asked for. */
function doAct(
  state: State,
  flow: VisitFlow,
  screen: Looking,
  event: EventOf<'act'>,
  act: Extract<Act, { act: 'office-act' }>,
): Outcome {
  if (screen.on !== 'sheet' || screen.sheet?.badge !== act.badge)
    return refuse(state, 'visit.act-not-allowed');
  const sheet = seenSheet(flow.lookup, screen.sheet);
  const offer = offersOf(sheet, flow.base.person.id).find((one) => one.act === act.what);
  if (offer === undefined) {
    const kept = tableOffers(sheet).some((one) => one.act === act.what);
    return say(state, flow, screen, kept ? 'office.own-badge' : 'badge.act-not-allowed');
  }
  const hindered = hindrance(sheet, act.what);
  if (hindered !== null) return say(state, flow, screen, hindered);
  if (offer.motive && act.motive === null) return say(state, flow, screen, 'badge.motive-missing');
  if (offer.note === 'needed' && act.note === null) return say(state, flow, screen, 'badge.note-missing');
  if (offer.tap && sheet.uid === null) return say(state, flow, screen, 'badge.act-not-allowed');
  const doing = doingOf(flow, event, sheet, offer.motive ? act : { ...act, motive: null });
  const next: Looking = { ...screen, doing, problem: null };
  return offer.tap ? waitForTap(state, flow, next) : saveDoing(state, flow, next, doing, null);
}

const isUnknownCard = ({ on, sheet, uid }: Looking): boolean =>
  on === 'sheet' && sheet === null && uid !== null;

/** The unknown card becomes a badge of one of the persons who were found. */
function accredit(
  state: State,
  flow: VisitFlow,
  screen: Looking,
  event: EventOf<'act'>,
  act: Extract<Act, { act: 'accredit' }>,
): Outcome {
  const person = screen.people.find(({ id }) => id === act.person);
  const mayBe =
    isUnknownCard(screen) && screen.uid === act.uid && screen.doing === null && accreditOffer() !== null;
  if (!mayBe || person === undefined) return refuse(state, 'visit.act-not-allowed');
  if (person.id === flow.base.person.id) return say(state, flow, screen, 'office.own-badge');
  const { kind } = act;
  if (kind !== person.kind || after({ state: null, motive: null, kind }, 'accredit') === null)
    return say(state, flow, screen, 'badge.act-not-allowed');
  const doing = accreditation(flow, event.fresh, person, act);
  return waitForTap(state, flow, { ...screen, doing, problem: null });
}

/** The card that was read before and still lies there counts at once. */
function waitForTap(state: State, flow: VisitFlow, screen: Looking): Outcome {
  // One whose reading was broken off is read now.
  return screen.card?.uid == null
    ? lookAtReader(state, flow, { ...screen, card: null })
    : judgeTap(state, flow, screen);
}
