import type { OfficeSearch } from '../../shared/contract/office.ts';
import type { BadgeId } from '../../shared/domain/ids.ts';
import { go, withVisit, type Outcome } from '../visit/outcome.ts';
import type { State, StepOf, VisitFlow } from '../visit/state.ts';
import type { LookupEffect } from './happenings.ts';
import { emptyLookup, type Asked } from './step.ts';

export type Looking = StepOf<'lookup'>;

/** A screen on which nothing is left of what was shown: nobody takes one badge for another. The card stays where it is. */
export const cleared = (screen: Looking): Looking => ({ ...screen, ...emptyLookup });

/** The next question, under a number of its own: answers to earlier ones are dropped. */
export function asking(
  flow: VisitFlow,
  screen: Looking,
  what: Asked['for'],
  badge: BadgeId | null = null,
): { flow: VisitFlow; screen: Looking; number: number } {
  const number = flow.lookup.number + 1;
  return {
    flow: { ...flow, lookup: { ...flow.lookup, number } },
    screen: {
      ...screen,
      asked: { number, for: what, badge, code: null, effect: null, quiet: false },
      unanswered: null,
    },
    number,
  };
}

/** Asks central for badges; nothing of what was shown stays, but the card that is asked for. */
export function askBadges(state: State, flow: VisitFlow, screen: Looking, search: OfficeSearch): Outcome {
  const uid = search.by === 'uid' ? search.uid : null;
  const question = asking(flow, { ...cleared(screen), uid }, 'badges');
  const { asked } = question.screen;
  const code = search.by === 'code' ? search.code : null;
  const shown = { ...question.screen, asked: asked && { ...asked, code } };
  return put(state, { ...question, screen: shown }, (about) => ({
    ...{ do: 'lookup-search', ...about, search },
  }));
}

/** Asks central for the sheet of a badge: one to be opened, or, with `again`, the one that is shown. */
export function askSheet(
  state: State,
  flow: VisitFlow,
  screen: Looking,
  badge: BadgeId,
  what: 'sheet' | 'again' = 'sheet',
): Outcome {
  return put(state, asking(flow, screen, what, badge), (question) => ({
    ...{ do: 'lookup-sheet', ...question, badge },
  }));
}

/** Asks central for persons. */
export function askPeople(state: State, flow: VisitFlow, screen: Looking, text: string): Outcome {
  return put(state, asking(flow, { ...screen, people: [], problem: null }, 'people'), (question) => ({
    ...{ do: 'lookup-people', ...question, text },
  }));
}

function put(
  state: State,
  { flow, screen, number }: ReturnType<typeof asking>,
  effect: (question: Pick<LookupEffect, 'lap' | 'step' | 'number' | 'access'>) => LookupEffect,
): Outcome {
  const question = effect({ lap: flow.lap, step: screen.step, number, access: flow.access });
  const asked = screen.asked && { ...screen.asked, effect: question };
  return go(withVisit(state, flow, { screen: { ...screen, asked } }), question);
}
