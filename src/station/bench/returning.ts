import type { EventOf } from '../visit/event.ts';
import { go, withVisit, type Outcome } from '../visit/outcome.ts';
import type { State, StepOf, VisitFlow } from '../visit/state.ts';
import type { WorkedCard } from './step.ts';

type Benching = StepOf<'bench'>;

/** A hand that takes a card away and puts it down again needs longer, in milliseconds; a card at the edge of the field comes and goes. */
const handful = 1_000;

/** A card that lies there for somebody else says its UID, so that the operator sees which one is to be taken away. */
export function mustLeave(state: State, flow: VisitFlow, screen: Benching, card: WorkedCard): Outcome {
  const shown = withVisit(state, flow, { screen });
  return card.uid !== null || card.badge !== null
    ? go(shown)
    : go(shown, { do: 'read-card', lap: flow.lap, step: screen.step, presence: card.presence });
}

/**
 * Whether a card that has just come may be the one that had to leave. Readers lose a card for a moment, and daemons restart: what lay
 * there for one badge must not become another's by that. Of one that was encoded, central and this visit know whose it is.
 */
export function mayBeReturning({ bench }: VisitFlow, { badge, worked }: Benching): boolean {
  if (worked === null || worked.uid === null || worked.badge === badge?.badge) return false;
  return !bench.made.some((one) => one.badge === worked.badge);
}

/** Asks a card that has just come which one it is, once. */
export function askReturning(state: State, flow: VisitFlow, screen: Benching, presence: string): Outcome {
  if (screen.returning === presence) return go(withVisit(state, flow, { screen }));
  return go(withVisit(state, flow, { screen: { ...screen, returning: presence } }), {
    ...{ do: 'read-card', lap: flow.lap, step: screen.step, presence },
  });
}

/** A card has said which one it is, while none is collected: one that had to leave lies there still, unless a hand has lifted it. */
export function returned(
  state: State,
  flow: VisitFlow,
  screen: Benching,
  { presence, result }: EventOf<'card-read'>,
  begin: (screen: Benching) => Outcome,
): Outcome {
  const { worked } = screen;
  if (worked !== null && worked.presence === presence) {
    if (!result.ok || worked.uid !== null || worked.badge !== null) return go(state);
    return go(withVisit(state, flow, { screen: { ...screen, worked: { ...worked, uid: result.value } } }));
  }
  if (screen.returning !== presence || state.presence !== presence) return go(state);
  const next: Benching = { ...screen, returning: null };
  const same = result.ok && result.value === worked?.uid && state.empty.before < handful;
  return same && worked !== null
    ? go(withVisit(state, flow, { screen: { ...next, worked: { ...worked, presence } } }))
    : begin(next);
}
