import type { BenchScreen } from '../../shared/contract/bench.ts';
import { instant } from '../visit/outcome.ts';
import type { State, StepOf, VisitFlow } from '../visit/state.ts';

/** The bench, without what the station keeps for itself. */
export function benchScreen(
  step: StepOf<'bench'>,
  { bench, touchedAt }: VisitFlow,
  { scanner, presence }: Pick<State, 'scanner' | 'presence'>,
): BenchScreen {
  const { ledger, last, refused } = bench;
  const lying = step.worked !== null && step.worked.presence === presence ? step.worked.uid : null;
  const { keeping } = step;
  return {
    name: 'bench',
    stage: step.stage,
    badge: step.badge,
    choices: [...step.choices],
    more: step.more,
    uid: step.card?.uid ?? lying,
    step: step.card?.step ?? null,
    problem: step.problem,
    last: [...last],
    run: ledger?.run ?? { startedAt: instant(touchedAt), done: 0, failed: 0, perHour: null },
    left: step.left.printed,
    unfinished: [...(ledger?.unfinished ?? [])],
    refused: [...refused],
    scanner,
    offline: ledger?.offline ?? null,
    ...(ledger === null || ledger.unreadable === 0 ? {} : { unreadable: ledger.unreadable }),
    ...(keeping === null ? {} : { keeping: { cards: keeping.uids.length, asking: keeping.asking } }),
  };
}
