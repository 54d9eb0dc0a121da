import { never } from '../../shared/domain/result.ts';
import { moved, wholeFraming, zoomed, type Framing, type Size } from './crop.ts';

/** One frozen frame: its JPEG, where it can be shown from, and its size in pixels. Not mirrored. */
export interface Shot extends Size {
  readonly jpeg: Blob;
  readonly url: string;
}

/** The booth: looking, counting down, taking, or framing one shot. */
export type Booth =
  | { readonly step: 'live' }
  | { readonly step: 'counting'; readonly left: number }
  | { readonly step: 'taking' }
  | { readonly step: 'framing'; readonly shot: Shot; readonly framing: Framing };

export type BoothEvent =
  /** The one button: starts the countdown, and skips it when touched again. */
  | { readonly event: 'shoot' }
  | { readonly event: 'tick' }
  | { readonly event: 'taken'; readonly shot: Shot }
  | { readonly event: 'not-taken' }
  | { readonly event: 'camera-gone' }
  | { readonly event: 'again' }
  | { readonly event: 'move'; readonly right: number; readonly down: number }
  | { readonly event: 'zoom'; readonly zoom: number };

/** Seconds counted before the photo. */
export const countFrom = 3;
/** The booth when it opens. */
export const openBooth: Booth = { step: 'live' };

/** The booth after an event; what does not fit the step changes nothing. A shot survives the loss of the camera. */
export function nextBooth(booth: Booth, event: BoothEvent): Booth {
  switch (event.event) {
    case 'shoot':
      if (booth.step === 'live') return { step: 'counting', left: countFrom };
      return booth.step === 'counting' ? { step: 'taking' } : booth;
    case 'tick':
      if (booth.step !== 'counting') return booth;
      return booth.left > 1 ? { step: 'counting', left: booth.left - 1 } : { step: 'taking' };
    case 'taken':
      return booth.step === 'taking' ? { step: 'framing', shot: event.shot, framing: wholeFraming } : booth;
    case 'not-taken':
      return booth.step === 'taking' ? openBooth : booth;
    case 'camera-gone':
      return booth.step === 'framing' ? booth : openBooth;
    case 'again':
      return booth.step === 'framing' ? openBooth : booth;
    case 'move':
      if (booth.step !== 'framing') return booth;
      return { ...booth, framing: moved(booth.framing, booth.shot, event.right, event.down) };
    case 'zoom':
      return booth.step === 'framing'
        ? { ...booth, framing: zoomed(booth.framing, booth.shot, event.zoom) }
        : booth;
    default:
      return never(event);
  }
}
