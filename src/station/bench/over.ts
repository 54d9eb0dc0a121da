import type { ErrorCode } from '../../shared/domain/errors.ts';
import { overCodes } from '../account/refresh.ts';
import { ended } from '../visit/begin.ts';
import { stationCodes } from '../visit/between.ts';
import { go, type Outcome } from '../visit/outcome.ts';
import { showAccount } from '../visit/saving.ts';
import type { State, StepOf, VisitFlow } from '../visit/state.ts';

/** What a refusal of central ends: the visit, the work of this station, or the operator's right to be here. Null when it ends nothing. */
export function overOrGone(state: State, flow: VisitFlow, code: ErrorCode, at: number): Outcome | null {
  if (overCodes.includes(code) || stationCodes.includes(code)) return ended(state, code, at) ?? go(state);
  return code === 'office.not-allowed' ? go(showAccount(state, flow, 'personal', code)) : null;
}

/** Central is asked again so long after something had to wait for it, in milliseconds. */
const soonAfter = 5_000;

/** What waits for central is tried again as soon as it answers: the next question is not far. */
export const soon = (screen: StepOf<'bench'>, at: number): StepOf<'bench'> => ({
  ...screen,
  left: { ...screen.left, due: Math.min(screen.left.due, at + soonAfter) },
});
