import type { Act } from '../../shared/contract/station.ts';
import { undecidedPurposes } from '../../shared/domain/consent.ts';
import { overlay } from '../account/overlay.ts';
import { photoStep } from './booth.ts';
import { qualityOf, sourceOf } from './submitted.ts';
import type { EventOf, Fresh } from '../visit/event.ts';
import { enter, go, instant, refuse, withVisit, type Outcome } from '../visit/outcome.ts';
import { acting } from '../visit/acting.ts';
import { draftOf, save } from '../visit/saving.ts';
import type { State, VisitFlow } from '../visit/state.ts';

/** To the booth; a person who has not decided on image rights decides first. */
export function startPhoto(state: State, flow: VisitFlow, fresh: Fresh): Outcome {
  const undecided = undecidedPurposes(overlay(flow.base, flow.pending).consents).length > 0;
  if (!undecided) return go(enter(state, flow, photoStep(fresh)));
  return go(enter(state, flow, { name: 'image-rights', stage: 'explain', then: 'photo', ...acting(fresh) }));
}

/** The frozen frame, or the picture that was brought in, goes to the intake; the screen keeps no part of it. */
export function submitPhoto(
  state: State,
  flow: VisitFlow,
  act: Extract<Act, { act: 'submit-photo' }>,
): Outcome {
  const { screen } = flow;
  const source = screen.name === 'photo' && !screen.busy ? sourceOf(screen.source, act.from) : null;
  if (screen.name !== 'photo' || source === null) return refuse(state, 'visit.act-not-allowed');
  const submitted = { source, quality: qualityOf(act.measured, state.rules.photoProfile) };
  const next = withVisit(state, flow, { screen: { ...screen, submitted, busy: true, problem: null } });
  return go(next, {
    do: 'take-in-photo',
    lap: flow.lap,
    step: screen.step,
    picture: act.from.source === 'camera' ? { base64: act.from.frame } : { upload: act.from.upload },
    crop: act.crop,
  });
}

/** Both formats are there, or the reason why not. Pictures that come too late are erased. */
export function photoTakenIn(state: State, event: EventOf<'photo-taken-in'>): Outcome {
  const { flow } = state;
  const { result } = event;
  const screen = flow.at === 'visit' && flow.lap === event.lap ? flow.screen : null;
  if (
    flow.at !== 'visit' ||
    screen?.name !== 'photo' ||
    screen.step !== event.step ||
    !screen.busy ||
    screen.saving !== null
  )
    return result.ok ? go(state, { do: 'erase-photo', photo: result.value }) : go(state);
  if (!result.ok)
    return go(
      withVisit(state, flow, { screen: { ...screen, submitted: null, busy: false, problem: result.error } }),
    );
  const { identity, directory } = result.value;
  const photo = {
    id: screen.photo,
    state: 'submitted',
    reason: null,
    message: null,
    submittedAt: instant(event.at),
    image: directory.sha256,
  } as const;
  const draft = draftOf(flow, screen.command, 'photo.submit', { photo: screen.photo, ...screen.submitted }, [
    { name: 'identity-photo', ...identity },
    { name: 'directory-photo', ...directory },
  ]);
  return save(state, flow, screen, { what: 'photo', change: { to: 'photo', photo } }, draft);
}
