import type { CommandKind, Payload } from '../../shared/contract/command.ts';
import type { AccountTab, SavedAct } from '../../shared/contract/station.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { CommandId } from '../../shared/domain/ids.ts';
import type { Pending } from '../account/overlay.ts';
import { readAccount } from '../account/refresh.ts';
import type { Draft } from '../queue/port.ts';
import { outOfOrder, stationCodes } from './between.ts';
import type { EventOf } from './event.ts';
import { enter, go, withVisit, type Outcome } from './outcome.ts';
import { photoStep } from '../photo/booth.ts';
import type { State, Step, StepOf, VisitFlow } from './state.ts';

/** The tab that shows what was done. */
export const tabOf: Record<SavedAct, AccountTab> = {
  photo: 'personal',
  'image-rights': 'image-rights',
  'badge-request': 'badge',
  activation: 'badge',
  reinstatement: 'badge',
  opposition: 'badge',
};

/** A screen on which an act is made, ended by a save. */
export type ActingStep = StepOf<'image-rights' | 'photo' | 'badge-request' | 'tap' | 'oppose'>;

/** Whether something is being saved from this screen, so that nothing else may be done on it. */
export function isBusy(step: Step): boolean {
  if (step.name === 'bench') return step.card !== null;
  if (step.name === 'lookup') return step.doing?.way === 'saving';
  return ('saving' in step && step.saving !== null) || (step.name === 'photo' && step.busy);
}

/** The command of an act of this visit's person. */
export function draftOf<K extends CommandKind>(
  flow: VisitFlow,
  id: CommandId,
  kind: K,
  payload: Payload<K>,
  attachments: Draft['attachments'] = [],
): Draft {
  const actor = { role: 'holder', visit: flow.access.visit } as const;
  // One kind is one of all kinds, which the compiler does not see through a payload that depends on it.
  return { id, kind, subject: flow.base.person.id, actor, payload, attachments };
}

/** Hands the act to the store. The screen stays until the store has answered, and takes no second one. */
export function save(
  state: State,
  flow: VisitFlow,
  screen: ActingStep,
  pending: Omit<Pending, 'command' | 'appliedBy'>,
  draft: Draft,
  card: string | null = null,
): Outcome {
  const saving: Pending = { ...pending, command: draft.id, appliedBy: null };
  const next = withVisit(state, flow, { screen: { ...screen, saving } });
  return go(next, { do: 'save', lap: flow.lap, step: screen.step, draft, card });
}

/** The store has answered: only now may a screen say "saved". */
export function saved(state: State, flow: VisitFlow, event: EventOf<'saved'>): Outcome {
  const { screen } = flow;
  if (screen.step !== event.step || !('saving' in screen) || screen.saving === null) return go(state);
  const { saving } = screen;
  if (!event.result.ok) return notSaved(state, flow, screen, event.result.error, event.at);
  const wait = { do: 'await-receipt', command: saving.command } as const;
  const kept: VisitFlow = { ...flow, pending: [...flow.pending, saving] };
  if (screen.name === 'image-rights' && screen.then === 'photo')
    return go(enter(state, kept, photoStep(event.fresh)), wait);
  return go(
    enter(state, kept, { name: 'saved', what: saving.what, command: saving.command, delivery: 'waiting' }),
    wait,
  );
}

/** Nothing was saved: the screen that can be tried again says why, the others end, and so does a station without a store. */
function notSaved(state: State, flow: VisitFlow, screen: ActingStep, code: ErrorCode, at: number): Outcome {
  if (stationCodes.includes(code)) return outOfOrder(state, code, at);
  switch (screen.name) {
    case 'photo':
      return go(withVisit(state, flow, { screen: { ...screen, saving: null, busy: false, problem: code } }));
    case 'tap':
      return go(
        withVisit(state, flow, {
          screen: { ...screen, saving: null, stage: 'waiting', check: null, problem: code },
        }),
      );
    case 'image-rights':
    case 'badge-request':
    case 'oppose':
      return go(enter(state, flow, { name: 'refused', what: screen.saving?.what ?? 'image-rights', code }));
  }
}

/** What became of a saved command: said on its own screen, or at the next quiet one when it was refused. */
export function receipt(state: State, flow: VisitFlow, event: EventOf<'receipt'>): Outcome {
  const found = flow.pending.find((one) => one.command === event.command);
  if (found === undefined) return go(state);
  const { screen } = flow;
  const shown = screen.name === 'saved' && screen.command === event.command ? screen : null;
  const { settlement } = event;
  switch (settlement.state) {
    case 'waiting':
      if (shown?.delivery !== 'waiting' || found.appliedBy !== null) return go(state);
      return go(withVisit(state, flow, { screen: { ...shown, delivery: 'stored' } }));
    case 'applied': {
      if (found.appliedBy !== null) return go(state);
      const applied = { ...found, appliedBy: flow.refresh.number };
      const pending = flow.pending.map((one) => (one === found ? applied : one));
      return readAccount(state, {
        ...flow,
        pending,
        screen: shown === null ? screen : { ...shown, delivery: 'transmitted' },
      });
    }
    case 'refused': {
      const pending = flow.pending.filter((one) => one !== found);
      const refusals = [...flow.refusals, { what: found.what, code: settlement.code }];
      const told = sayRefusals(state, { ...flow, pending, refusals });
      return told.flow.at === 'visit' ? readAccount(told, told.flow) : go(told);
    }
  }
}

/** Shows the oldest refusal when nothing is being done that it would interrupt. */
function sayRefusals(state: State, flow: VisitFlow): State {
  const [first, ...refusals] = flow.refusals;
  const quiet = flow.screen.name === 'account' || flow.screen.name === 'saved';
  if (first === undefined || !quiet) return withVisit(state, flow);
  return enter(state, { ...flow, refusals }, { name: 'refused', ...first });
}

/** Goes to a tab of the account, past what has still to be said. */
export function showAccount(
  state: State,
  flow: VisitFlow,
  tab: AccountTab,
  notice: ErrorCode | null = null,
): State {
  const shown = enter(state, flow, { name: 'account', tab, notice });
  return shown.flow.at === 'visit' ? sayRefusals(shown, shown.flow) : shown;
}
