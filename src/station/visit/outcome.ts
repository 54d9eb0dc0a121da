import type { ErrorCode } from '../../shared/domain/errors.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { Effect } from './effect.ts';
import type { State, StepBody, VisitFlow } from './state.ts';

/** What came of an event: the next state, what to do outside, and the answer to the screen if it was an act. */
export interface Outcome {
  readonly state: State;
  readonly effects: readonly Effect[];
  readonly answer: Result<null, ErrorCode>;
}

/** The event is taken. */
export const go = (state: State, ...effects: readonly Effect[]): Outcome => ({
  state,
  effects,
  answer: ok(null),
});

/** The act is not taken, and nothing changes. */
export const refuse = (state: State, code: ErrorCode): Outcome => ({ state, effects: [], answer: err(code) });

/** Adds effects of a second change to those of a first one. */
export function also(first: Outcome, next: (state: State) => Outcome): Outcome {
  const second = next(first.state);
  return { ...second, effects: [...first.effects, ...second.effects] };
}

/** The same station with this flow changed in place. */
export const withVisit = (
  state: State,
  flow: VisitFlow,
  change: Partial<Omit<VisitFlow, 'at' | 'lap'>> = {},
): State => ({
  ...state,
  flow: { ...flow, ...change },
});

/** Shows another screen of the visit, under a step number of its own. */
export function enter(state: State, flow: VisitFlow, body: StepBody): State {
  const step = state.serial + 1;
  return { ...state, serial: step, flow: { ...flow, screen: { ...body, step } } };
}

/** An RFC 3339 instant of a time in milliseconds. */
export const instant = (at: number): string => new Date(at).toISOString();
