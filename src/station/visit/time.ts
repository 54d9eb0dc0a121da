import { judge } from '../badge/activate.ts';
import { readAccount, readingDue } from '../account/refresh.ts';
import { benchDue, benchIfDue } from '../bench/count.ts';
import { lookupDue, lookupIfDue } from '../lookup/again.ts';
import { countDue, countIfDue } from '../moderation/count.ts';
import { moderationDue, moderationIfDue } from '../moderation/time.ts';
import { closeEntPage } from '../sign-in/ent-page.ts';
import { signInTimedOut } from '../sign-in/sign-in.ts';
import { uploadDue, uploadIfDue } from '../upload/time.ts';
import { leaveVisit, welcome } from './between.ts';
import { idleLimits } from './idle.ts';
import { also, go, withVisit, type Outcome } from './outcome.ts';
import type { State, VisitFlow } from './state.ts';

/** When the reducer wants the next tick, in milliseconds since the epoch; null when nothing waits for time. */
export function nextTick(state: State): number | null {
  const times = dueTimes(state).filter((time) => time !== null);
  return times.length === 0 ? null : Math.min(...times);
}

function dueTimes(state: State): (number | null)[] {
  const { flow } = state;
  switch (flow.at) {
    case 'starting':
      return [];
    case 'out-of-order':
      return [flow.busy ? null : flow.retryAt];
    case 'welcome':
      return [
        flow.notice === null ? null : noticeEnd(state, flow),
        looksChanged(state) ? looksEnd(state, flow) : null,
      ];
    case 'sign-in':
      return [flow.endsAt];
    case 'visit':
      return visitTimes(state, flow);
    case 'leaving':
      return [flow.until];
  }
}

const noticeEnd = (state: State, flow: { since: number }): number => flow.since + state.rules.limits.notice;
/** Somebody chose a language or a theme and went away: the next person finds the defaults. */
const looksEnd = (state: State, flow: { since: number }): number =>
  Math.max(state.touchedAt, flow.since) + state.rules.limits.wipeAfter;
const looksChanged = ({ language, display, rules }: State): boolean =>
  language !== rules.defaults.language || JSON.stringify(display) !== JSON.stringify(rules.defaults.display);

/** When the idle warning or the wipe comes; none while the ENT's view is up, which has its own time. */
function idleDue(state: State, flow: VisitFlow): number | null {
  if (flow.screen.name === 'ent-page') return null;
  const { warnAfter, wipeAfter } = idleLimits(state.rules, flow.screen);
  return flow.touchedAt + (flow.warned ? wipeAfter : warnAfter);
}

function visitTimes(state: State, flow: VisitFlow): (number | null)[] {
  const { screen } = flow;
  return [
    flow.endsAt - (flow.ending ? 0 : state.rules.limits.endWarning),
    idleDue(state, flow),
    flow.renewal.busy ? null : flow.renewal.due,
    readingDue(flow),
    screen.name === 'ent-page' ? screen.endsAt : null,
    screen.name === 'tap' && screen.saving === null ? (screen.check?.until ?? null) : null,
    countDue(flow),
    moderationDue(flow),
    benchDue(flow),
    lookupDue(flow),
    uploadDue(flow),
  ];
}

/** Time went on: everything that is due happens. */
export function tick(state: State, at: number): Outcome {
  const { flow } = state;
  switch (flow.at) {
    case 'starting':
      return go(state);
    case 'out-of-order':
      if (flow.busy || at < flow.retryAt) return go(state);
      return go({ ...state, flow: { ...flow, busy: true } }, { do: 'put-in-order', because: flow.code });
    case 'welcome': {
      const notice = at >= noticeEnd(state, flow) ? null : flow.notice;
      const looks = looksChanged(state) && at >= looksEnd(state, flow) ? state.rules.defaults : {};
      return go({ ...state, ...looks, flow: { ...flow, notice } });
    }
    case 'sign-in':
      return at >= flow.endsAt ? signInTimedOut(state, flow, at) : go(state);
    case 'visit':
      return visitTick(state, flow, at);
    case 'leaving':
      return at >= flow.until ? go(welcome(state, flow.notice, at)) : go(state);
  }
}

function visitTick(state: State, flow: VisitFlow, at: number): Outcome {
  if (at >= flow.endsAt) return leaveVisit(state, 'visit.expired', at);
  const idle = idleDue(state, flow);
  if (idle !== null && at >= flow.touchedAt + idleLimits(state.rules, flow.screen).wipeAfter)
    return leaveVisit(state, 'timed-out', at);
  const warned = flow.warned || (idle !== null && at >= idle);
  const ending = flow.ending || at >= flow.endsAt - state.rules.limits.endWarning;
  const steps = [
    renewIfDue,
    readIfDue,
    entPageIfDue,
    tapIfDue,
    countIfDue,
    moderationIfDue,
    benchIfDue,
    lookupIfDue,
    uploadIfDue,
  ];
  const first = go(
    warned === flow.warned && ending === flow.ending ? state : withVisit(state, flow, { warned, ending }),
  );
  return steps.reduce(
    (outcome, step) =>
      also(outcome, (next) => (next.flow.at === 'visit' ? step(next, next.flow, at) : go(next))),
    first,
  );
}

function renewIfDue(state: State, flow: VisitFlow, at: number): Outcome {
  if (flow.renewal.busy || at < flow.renewal.due) return go(state);
  const next = withVisit(state, flow, { renewal: { ...flow.renewal, busy: true } });
  return go(next, { do: 'renew', lap: flow.lap, access: flow.access });
}

function readIfDue(state: State, flow: VisitFlow, at: number): Outcome {
  const due = readingDue(flow);
  return due === null || at < due ? go(state) : readAccount(state, flow);
}

function entPageIfDue(state: State, flow: VisitFlow, at: number): Outcome {
  const { screen } = flow;
  if (screen.name !== 'ent-page' || at < screen.endsAt) return go(state);
  return closeEntPage(state, flow, screen, 'ent.timeout', at);
}

function tapIfDue(state: State, flow: VisitFlow, at: number): Outcome {
  const { screen } = flow;
  return screen.name === 'tap' && screen.check !== null && at >= screen.check.until
    ? judge(state, at)
    : go(state);
}
