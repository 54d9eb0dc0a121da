import type { CommandKind, Payload } from '../../shared/contract/command.ts';
import type { CommandId, PersonId } from '../../shared/domain/ids.ts';
import type { Draft } from '../queue/port.ts';
import type { Effect } from '../visit/effect.ts';
import type { VisitFlow } from '../visit/state.ts';
import type { Decision } from './work.ts';

/** Saves that a decision was taken back. */
export const undoEffect = (flow: VisitFlow, step: number, made: Decision, command: CommandId): Effect =>
  saveEffect(flow, { step }, command, made.item.person.id, 'photo.undecide', {
    photo: made.item.photo,
    decision: made.command,
  });

/** Saves what a moderator did on somebody's photo. */
export function saveEffect<K extends CommandKind>(
  flow: VisitFlow,
  { step }: { step: number },
  id: CommandId,
  subject: PersonId,
  kind: K,
  payload: Payload<K>,
): Effect {
  const actor = { role: 'moderator', visit: flow.access.visit } as const;
  const draft: Draft = { id, kind, subject, actor, payload, attachments: [] };
  return { do: 'save', lap: flow.lap, step, draft, card: null };
}

/** What was taken back while its decision was on the way to the store: nobody will wait for the store any more, which takes them in order. */
export const undosLeft = (flow: VisitFlow): Effect[] =>
  flow.work.decisions.flatMap((made) =>
    made.undo?.way === 'waiting' ? [undoEffect(flow, flow.screen.step, made, made.undo.command)] : [],
  );
