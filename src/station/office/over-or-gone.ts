import type { ErrorCode } from '../../shared/domain/errors.ts';
import { ended } from '../visit/begin.ts';
import { go, type Outcome } from '../visit/outcome.ts';
import { showAccount } from '../visit/saving.ts';
import type { State, VisitFlow } from '../visit/state.ts';

/** What a refusal of central ends: the visit, the work of this station, or the operator's right to be here. Null when it ends nothing. */
export function overOrGone(state: State, flow: VisitFlow, code: ErrorCode, at: number): Outcome | null {
  const over = ended(state, code, at);
  if (over !== null) return over;
  return code === 'office.not-allowed' ? go(showAccount(state, flow, 'personal', code)) : null;
}
