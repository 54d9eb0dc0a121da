import type { CommandId } from '../../shared/domain/ids.ts';
import { outOfOrder, stationCodes } from '../visit/between.ts';
import type { EventOf } from '../visit/event.ts';
import { also, go, withVisit, type Outcome } from '../visit/outcome.ts';
import type { State, VisitFlow } from '../visit/state.ts';
import { askSheet, type Looking } from './ask.ts';
import { lookAtReader } from './card.ts';
import { withWork, type OfficeWork } from './work.ts';

/** The look-up screen, if this command is what is being done on it. */
function screenOf({ screen }: VisitFlow, command: CommandId): Looking | null {
  if (screen.name !== 'lookup' || screen.doing === null) return null;
  const { doing } = screen;
  return (doing.way === 'saved' ? doing.command : doing.draft.id) === command ? screen : null;
}

/** The store has answered about an act of the card office; null when it is none of the look-up's. */
export function lookupSaved(state: State, flow: VisitFlow, event: EventOf<'saved'>): Outcome | null {
  const { command, result, at } = event;
  if (!flow.lookup.works.some((work) => work.command === command)) return null;
  if (!result.ok && stationCodes.includes(result.error)) return outOfOrder(state, result.error, at);
  const lookup = withWork(flow.lookup, command, result.ok ? { way: 'saved' } : null);
  const screen = screenOf(flow, command);
  const doing = screen?.doing ?? null;
  const wait = result.ok ? [{ do: 'await-receipt', command } as const] : [];
  if (screen === null || doing?.way !== 'saving') return go(withVisit(state, flow, { lookup }), ...wait);
  const { act, person, badge } = doing;
  const next: Looking = result.ok
    ? { ...screen, doing: { way: 'saved', act, person, badge, command, delivery: 'waiting' } }
    : { ...screen, doing: doing.card === null ? null : { ...doing, way: 'tap' }, problem: result.error };
  const told = go(withVisit(state, flow, { lookup, screen: next }), ...wait);
  // Whatever was put on the reader meanwhile is looked at now.
  return also(told, (same) =>
    same.flow.at === 'visit' && same.flow.screen.name === 'lookup'
      ? lookAtReader(same, same.flow, same.flow.screen)
      : go(same),
  );
}

/** What central said of an act of the card office; null when it is none of the look-up's. A refusal is said afterwards, with the name. */
export function lookupSettled(state: State, flow: VisitFlow, event: EventOf<'receipt'>): Outcome | null {
  const { command, settlement } = event;
  const work = flow.lookup.works.find((one) => one.command === command);
  if (work === undefined) return null;
  // The store's own answer comes first: the receipt is asked for after it.
  if (work.way === 'saving') return go(state);
  const screen = screenOf(flow, command);
  const { lookup } = flow;
  switch (settlement.state) {
    case 'waiting':
      return go(withVisit(state, flow, { screen: delivered(flow.screen, screen, 'stored') }));
    case 'applied': {
      if (work.appliedBy !== null) return go(state);
      const left = flow.screen.name === 'lookup' ? { appliedBy: lookup.number } : null;
      const next = withVisit(state, flow, {
        lookup: withWork(lookup, command, left),
        screen: delivered(flow.screen, screen, 'transmitted'),
      });
      return anew(next, work);
    }
    case 'refused': {
      const told = { act: work.act, person: work.person, code: settlement.code };
      const next = withVisit(state, flow, {
        lookup: { ...withWork(lookup, command, null), refused: [...lookup.refused, told] },
        screen: screen === null ? flow.screen : { ...screen, doing: null },
      });
      return anew(next, work);
    }
  }
}

function delivered(
  shown: VisitFlow['screen'],
  screen: Looking | null,
  delivery: 'stored' | 'transmitted',
): VisitFlow['screen'] {
  if (screen?.doing?.way !== 'saved') return shown;
  return { ...screen, doing: { ...screen.doing, delivery } };
}

/** Reads the sheet anew that shows the badge, or the card that became one. */
function anew(state: State, { badge, act }: OfficeWork): Outcome {
  if (state.flow.at !== 'visit' || state.flow.screen.name !== 'lookup') return go(state);
  const { screen } = state.flow;
  // A reading that is under way may have begun before this was applied: a newer one takes its place.
  const isAsked = screen.asked !== null && screen.asked.for !== 'again';
  if (isAsked || screen.doing?.way === 'tap' || screen.doing?.way === 'saving') return go(state);
  const shown = screen.sheet?.badge === badge || screen.sheet?.others.some((other) => other.badge === badge);
  const became = act === 'accredit' && screen.sheet === null && screen.doing?.badge === badge;
  if (became) return askSheet(state, state.flow, screen, badge, 'again');
  return shown === true && screen.sheet !== null
    ? askSheet(state, state.flow, screen, screen.sheet.badge, 'again')
    : go(state);
}
