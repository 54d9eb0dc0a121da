import type { Act } from '../../shared/contract/station.ts';
import { cleanCode } from '../../shared/domain/scanned-code.ts';
import { oppose, requestBadge, startBadgeRequest, startOpposition } from '../badge/request-and-oppose.ts';
import { startTap } from '../badge/activate.ts';
import { backToBench, benchAct, dismissOnBench, leftBench, openBench } from '../bench/acts.ts';
import { benchScan } from '../bench/identify.ts';
import { leftWork } from '../lookup/work.ts';
import { dismissOnLookup, lookupAct, lookupScan, openLookup } from '../lookup/acts.ts';
import { dismissOnModeration, moderationAct, openModeration } from '../moderation/acts.ts';
import { isCardOffice } from '../office/is-card-office.ts';
import { continueImageRights, decideImageRights, startImageRights } from '../consent/steps.ts';
import { startPhoto, submitPhoto } from '../photo/steps.ts';
import { closeEntPage, openEntPage } from '../sign-in/ent-page.ts';
import { extended } from '../sign-in/opening.ts';
import { uploadAct } from '../upload/acts.ts';
import { signInAct, startSignIn } from '../sign-in/sign-in.ts';
import { leaveVisit } from './between.ts';
import type { EventOf } from './event.ts';
import { go, refuse, withVisit, type Outcome } from './outcome.ts';
import { isBusy, showAccount, tabOf } from './saving.ts';
import type { State, Step, VisitFlow } from './state.ts';

/** An act on a screen. What the present screen does not offer is refused and changes nothing. */
export function act(state: State, event: EventOf<'act'>): Outcome {
  const outcome = choose(state, event);
  return outcome.answer.ok && event.act.act !== 'camera'
    ? { ...outcome, state: touched(outcome.state, event.at) }
    : outcome;
}

/** Any act that was taken shows that somebody is there. */
function touched(state: State, at: number): State {
  if (state.flow.at !== 'visit') return { ...state, touchedAt: at };
  return withVisit(state, state.flow, { touchedAt: at, warned: false });
}

function choose(state: State, event: EventOf<'act'>): Outcome {
  const { act, at } = event;
  const { flow } = state;
  if (act.act === 'camera') return go({ ...state, health: { ...state.health, camera: act.status } });
  if (act.act === 'language') return go({ ...state, language: act.language });
  if (act.act === 'display') return go({ ...state, display: { ...state.display, ...defined(act.display) } });
  if (flow.at === 'sign-in') return signInAct(state, flow, act, at);
  if (flow.at === 'visit') return visitAct(state, flow, event, act);
  if (act.act === 'touch') return go(state);
  if (act.act === 'sign-in')
    return flow.at === 'welcome' ? startSignIn(state, event) : refuse(state, 'visit.act-not-allowed');
  if (act.act === 'dismiss-notice' && flow.at === 'welcome')
    return go({ ...state, flow: { ...flow, notice: null } });
  return refuse(state, 'visit.none');
}

/** Without the keys that are there but undefined. */
function defined<T extends object>(partial: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(partial).filter(([, value]) => value !== undefined)) as never;
}

/** The screens from which something new may begin. */
const restful: readonly Step['name'][] = ['account', 'saved', 'refused'];

function visitAct(state: State, flow: VisitFlow, event: EventOf<'act'>, act: Act): Outcome {
  const { screen } = flow;
  const whenRestful = (begin: () => Outcome): Outcome =>
    restful.includes(screen.name) ? begin() : refuse(state, 'visit.act-not-allowed');
  switch (act.act) {
    case 'touch':
      return go(state);
    case 'more-time':
      return go(
        screen.name === 'ent-page'
          ? withVisit(state, flow, { screen: extended(screen, state.rules.limits, event.at) })
          : state,
      );
    case 'leave':
      return leaveVisit(state, 'goodbye', event.at);
    case 'close-ent':
      return screen.name === 'ent-page'
        ? closeEntPage(state, flow, screen, null, event.at)
        : refuse(state, 'visit.act-not-allowed');
    case 'back':
      return back(state, flow, event.at);
    case 'continue':
      if (screen.name === 'saved' || screen.name === 'refused') return back(state, flow, event.at);
      return continueImageRights(state, flow);
    case 'dismiss-notice':
      if (screen.name === 'moderation') return dismissOnModeration(state, flow, screen);
      if (screen.name === 'bench') return dismissOnBench(state, flow, screen);
      if (screen.name === 'lookup') return dismissOnLookup(state, flow, screen);
      if (screen.name !== 'account') return refuse(state, 'visit.act-not-allowed');
      return go(withVisit(state, flow, { screen: { ...screen, notice: null } }));
    case 'open-tab':
      return whenRestful(() => go(showAccount(state, flow, act.tab)));
    case 'open-ent-page':
      return whenRestful(() => openEntPage(state, flow, event, act.page));
    case 'start-photo':
      return whenRestful(() => startPhoto(state, flow, event.fresh));
    case 'submit-photo':
      return submitPhoto(state, flow, act);
    case 'start-image-rights':
      return whenRestful(() => startImageRights(state, flow, event.fresh));
    case 'decide-image-rights':
      return decideImageRights(state, flow, event, act.decisions);
    case 'start-badge-request':
      return whenRestful(() => startBadgeRequest(state, flow, event.fresh));
    case 'request-badge':
      return requestBadge(state, flow, event, act.certified);
    case 'start-activation':
      return whenRestful(() => startTap(state, flow, act.badge, 'activate', event.fresh));
    case 'start-reinstatement':
      return whenRestful(() => startTap(state, flow, act.badge, 'reinstate', event.fresh));
    case 'start-opposition':
      return whenRestful(() => startOpposition(state, flow, act.badge, event.fresh));
    case 'oppose':
      return oppose(state, flow, event, act);
    case 'open-moderation':
      return whenRestful(() => openModeration(state, flow));
    case 'only-photos':
    case 'decide-photo':
    case 'undecide-photo':
    case 'skip-photo':
      return moderationAct(state, flow, event, act);
    case 'open-bench':
      return whenRestful(() => openBench(state, flow, event.at));
    case 'bench-search':
    case 'bench-choose':
    case 'bench-skip':
    case 'bench-again':
    case 'bench-void':
    case 'bench-new-run':
    case 'bench-unreadable-seen':
    case 'bench-keep-keys':
      return benchAct(state, flow, event, act);
    case 'open-lookup':
      // From the bench as well: whose is the card that cannot be encoded?
      return screen.name === 'bench' && !isBusy(screen)
        ? openLookup(state, flow, leftBench(flow))
        : whenRestful(() => openLookup(state, flow, leftBench(flow)));
    case 'lookup-search':
    case 'lookup-open':
    case 'lookup-close':
    case 'office-act':
    case 'lookup-people':
    case 'accredit':
    case 'lookup-cancel':
      return lookupAct(state, flow, event, act);
    case 'scan': {
      const code = cleanCode(act.code);
      return code === null ? refuse(state, 'office.nothing-found') : scanned(state, flow, code);
    }
    case 'photo-source':
    case 'stick-open':
    case 'stick-up':
    case 'stick-pick':
    case 'phone-again':
    case 'drop-picture':
      return uploadAct(state, flow, event, act);
    case 'sign-in':
    case 'language':
    case 'display':
    case 'camera':
      return refuse(state, 'visit.act-not-allowed');
  }
}

/** A code, of the hardware scanner, the camera or the keyboard; refused by screens that are not about badges of others. */
export function scanned(state: State, flow: VisitFlow, code: string): Outcome {
  const { screen } = flow;
  if (screen.name === 'bench') return benchScan(state, flow, screen, code);
  if (screen.name === 'lookup') return lookupScan(state, flow, screen, code);
  return refuse(state, 'visit.act-not-allowed');
}

/** From any step to the account; not while something is being saved, because the screen must say what came of it. */
function back(state: State, flow: VisitFlow, at: number): Outcome {
  const { screen } = flow;
  if (isBusy(screen)) return refuse(state, 'visit.act-not-allowed');
  switch (screen.name) {
    case 'account':
      return go(state);
    case 'ent-page':
      return closeEntPage(state, flow, screen, null, at);
    case 'saved':
    case 'refused':
      return go(showAccount(state, flow, tabOf[screen.what]));
    case 'image-rights':
      return go(showAccount(state, flow, screen.then === 'photo' ? 'personal' : 'image-rights'));
    case 'photo':
    case 'moderation':
    case 'bench':
      return go(showAccount(state, flow, 'personal'));
    case 'lookup': {
      const left = { ...flow, lookup: leftWork(flow.lookup) };
      return screen.bench !== null && isCardOffice(flow.base)
        ? backToBench(state, left, screen.bench, at)
        : go(showAccount(state, left, 'personal'));
    }
    case 'badge-request':
    case 'tap':
    case 'oppose':
      return go(showAccount(state, flow, 'badge'));
  }
}
