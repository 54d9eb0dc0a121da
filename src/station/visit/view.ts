import { EntPage, type Screen, type View } from '../../shared/contract/station.ts';
import { overlay } from '../account/overlay.ts';
import { benchScreen } from '../bench/view.ts';
import { lookupScreen } from '../lookup/view.ts';
import { moderationScreen, workOf } from '../moderation/view.ts';
import { sourceView } from '../upload/source.ts';
import { idleLimits } from './idle.ts';
import { instant } from './outcome.ts';
import type { State, Step, VisitFlow } from './state.ts';

/** What screens draw of a state; `revision` is the sender's. */
export function viewOf(state: State, revision: number): View {
  const { flow, language, display, health, queued } = state;
  return {
    revision,
    language,
    display,
    university: state.rules.university,
    entPages: EntPage.options.filter((page) => state.rules.ent.pages?.[page]),
    health,
    queued,
    visit:
      flow.at === 'visit'
        ? {
            account: overlay(flow.base, flow.pending),
            idle: flow.warned
              ? { wipeAt: instant(flow.touchedAt + idleLimits(state.rules, flow.screen).wipeAfter) }
              : null,
            work: workOf(flow),
            ...(flow.ending ? { endsAt: instant(flow.endsAt) } : {}),
          }
        : null,
    screen: screenOf(state),
  };
}

function screenOf(state: State): Screen {
  const { flow } = state;
  switch (flow.at) {
    case 'starting':
      return { name: 'starting' };
    case 'out-of-order':
      return { name: 'out-of-order', code: flow.code };
    case 'welcome':
      return { name: 'welcome', notice: flow.notice };
    case 'sign-in':
      return { name: 'sign-in', stage: flow.stage, origin: flow.origin, endsAt: instant(flow.endsAt) };
    case 'leaving':
      return { name: 'leaving' };
    case 'visit':
      return visitScreen(flow, state);
  }
}

function visitScreen(flow: VisitFlow, state: State): Screen {
  const { screen } = flow;
  if (screen.name === 'moderation') return moderationScreen(screen, flow.work);
  if (screen.name === 'bench') return benchScreen(screen, flow, state);
  if (screen.name === 'lookup') return lookupScreen(screen, flow.lookup, flow.base.person.id, state.scanner);
  return stepScreen(screen);
}

/** Without what the station keeps for itself: command ids, presences, steps. */
function stepScreen(step: Exclude<Step, { name: 'moderation' | 'bench' | 'lookup' }>): Screen {
  switch (step.name) {
    case 'account':
      return { name: 'account', tab: step.tab, ...(step.notice === null ? {} : { notice: step.notice }) };
    case 'ent-page':
      return { name: 'ent-page', page: step.page, origin: step.origin, endsAt: instant(step.endsAt) };
    case 'image-rights':
      return { name: 'image-rights', stage: step.stage, then: step.then };
    case 'photo':
      return { name: 'photo', saving: step.busy, problem: step.problem, ...sourceView(step.source) };
    case 'badge-request':
      return { name: 'badge-request' };
    case 'tap':
      return {
        ...{ name: 'tap', badge: step.badge, purpose: step.purpose },
        ...{ stage: step.stage, problem: step.problem },
      };
    case 'oppose':
      return { name: 'oppose', badge: step.badge };
    case 'saved':
      return { name: 'saved', what: step.what, delivery: step.delivery };
    case 'refused':
      return { name: 'refused', what: step.what, code: step.code };
  }
}
