import type { State } from '../visit/state.ts';
import type { UploadEffect } from './happenings.ts';
import { fromCamera, pictureOf, type PhotoSourceState } from './source.ts';

const sourceOf = ({ flow }: State): PhotoSourceState =>
  flow.at === 'visit' && flow.screen.name === 'photo' ? flow.screen.source : fromCamera;

/**
 * What a transition leaves behind of a photo that was being brought, whatever the transition was: a picture is overwritten, a phone is
 * told that nobody waits, nobody looks at sticks any more.
 */
export function leftBehind(before: State, after: State): UploadEffect[] {
  const [from, to] = [sourceOf(before), sourceOf(after)];
  if (from === to) return [];
  const effects: UploadEffect[] = [];
  const picture = pictureOf(from);
  if (picture !== null && pictureOf(to)?.id !== picture.id)
    effects.push({ do: 'forget-picture', upload: picture.id });
  if (from.from === 'usb' && (to.from !== 'usb' || to.look !== from.look))
    effects.push({ do: 'stick-unwatch', look: from.look });
  const over = to.from !== 'phone' || to.upload !== uploadOf(from) || to.stage === 'ended';
  if (from.from === 'phone' && from.stage !== 'ended' && over && before.flow.at === 'visit')
    effects.push({ do: 'phone-close', access: before.flow.access, upload: from.upload });
  return effects;
}

const uploadOf = (source: PhotoSourceState): string | null =>
  source.from === 'phone' ? source.upload : null;
