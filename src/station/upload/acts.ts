import type { Act } from '../../shared/contract/station.ts';
import { UploadId } from '../../shared/domain/ids.ts';
import type { EventOf } from '../visit/event.ts';
import { go, refuse, withVisit, type Outcome } from '../visit/outcome.ts';
import type { State, StepOf, VisitFlow } from '../visit/state.ts';
import { newPhone, newStick, type PhotoSourceState, type StickSource } from './source.ts';
import type { UploadEffect } from './happenings.ts';
import type { StickMove } from './stick/session.ts';

/** The acts of « Télécharger une photo ». */
export type UploadAct = Extract<
  Act,
  { act: 'photo-source' | 'stick-open' | 'stick-up' | 'stick-pick' | 'phone-again' | 'drop-picture' }
>;

/** The booth with another source. */
export const withSource = (
  state: State,
  flow: VisitFlow,
  screen: StepOf<'photo'>,
  source: PhotoSourceState,
  ...effects: UploadEffect[]
): Outcome => go(withVisit(state, flow, { screen: { ...screen, source, problem: null } }), ...effects);

/** An act on the source of the photo; none while a photo is being taken in or saved. */
export function uploadAct(state: State, flow: VisitFlow, event: EventOf<'act'>, act: UploadAct): Outcome {
  const { screen } = flow;
  if (screen.name !== 'photo' || screen.busy || screen.saving !== null)
    return refuse(state, 'visit.act-not-allowed');
  const { source } = screen;
  const { lap, access } = flow;
  const refused = refuse(state, 'visit.act-not-allowed');
  const phone = (): Outcome => {
    const upload = UploadId.parse(event.fresh.id);
    return withSource(state, flow, screen, newPhone(upload, event.at), {
      do: 'phone-open',
      lap,
      access,
      upload,
    });
  };
  const stick = (): Outcome => {
    const look = event.fresh.id;
    return withSource(state, flow, screen, newStick(look), { do: 'stick-watch', lap, look });
  };
  switch (act.act) {
    case 'photo-source':
      if (act.from === 'phone') return phone();
      if (act.from === 'usb') return stick();
      return withSource(state, flow, screen, { from: act.from });
    case 'phone-again':
      return source.from === 'phone' && source.taking === null && source.picture === null ? phone() : refused;
    case 'drop-picture':
      if (source.from === 'phone' && source.picture !== null) return phone();
      return source.from === 'usb' && source.picture !== null
        ? withSource(state, flow, screen, { ...source, picture: null })
        : refused;
    case 'stick-open':
    case 'stick-up':
    case 'stick-pick': {
      if (source.from !== 'usb' || !isFree(source)) return refused;
      if (act.act === 'stick-up')
        return source.path.length === 0 ? refused : list(state, flow, screen, source, { to: 'up' });
      const entry = source.entries.find((one) => one.id === act.entry);
      if (entry?.kind !== (act.act === 'stick-open' ? 'folder' : 'photo')) return refused;
      if (act.act === 'stick-open')
        return list(state, flow, screen, source, { to: 'into', entry: act.entry });
      const upload = UploadId.parse(event.fresh.id);
      return withSource(
        ...[state, flow, screen],
        { ...source, taking: upload },
        { do: 'stick-take', lap, look: source.look, entry: act.entry, upload },
      );
    }
  }
}

const isFree = (source: StickSource): boolean =>
  source.stage === 'listing' && source.taking === null && source.picture === null;

/** Reads a folder; what was listed before stays on screen meanwhile. */
export function list(
  state: State,
  flow: VisitFlow,
  screen: StepOf<'photo'>,
  source: StickSource,
  move: StickMove,
): Outcome {
  const turn = source.turn + 1;
  const reading: StickSource = { ...source, stage: 'reading', turn };
  return withSource(state, flow, screen, reading, {
    ...{ do: 'stick-list', lap: flow.lap, look: source.look },
    ...{ turn, move },
  });
}
