import { go, withVisit, type Outcome } from '../visit/outcome.ts';
import type { State, VisitFlow } from '../visit/state.ts';
import { ended } from './events.ts';
import type { PhoneSource } from './source.ts';

/** The phone that is waited for now: not while its photo is here or on its way here. */
function waiting({ screen }: VisitFlow): PhoneSource | null {
  if (screen.name !== 'photo' || screen.source.from !== 'phone') return null;
  const { source } = screen;
  const open = source.stage !== 'opening' && source.stage !== 'ended';
  return open && source.taking === null && source.picture === null ? source : null;
}

/** When central is asked for the phone, or its time is over. */
export function uploadDue(flow: VisitFlow): number | null {
  const source = waiting(flow);
  if (source === null) return null;
  return source.poll.busy ? source.endsAt : Math.min(source.poll.due, source.endsAt);
}

/** Asks central for the phone, or says that it came too late. */
export function uploadIfDue(state: State, flow: VisitFlow, at: number): Outcome {
  const source = waiting(flow);
  const { screen, lap, access } = flow;
  if (source === null || screen.name !== 'photo') return go(state);
  if (at >= source.endsAt) return ended(state, flow, screen, source);
  if (source.poll.busy || at < source.poll.due) return go(state);
  const next = { ...source, poll: { ...source.poll, busy: true } };
  return go(withVisit(state, flow, { screen: { ...screen, source: next } }), {
    ...{ do: 'phone-ask', lap, access, upload: source.upload },
  });
}
