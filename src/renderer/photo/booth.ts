import type { Size } from '../../shared/domain/crop-geometry.ts';
import { never } from '../../shared/domain/result.ts';
import type { UploadId } from '../../shared/domain/ids.ts';
import type { CheckName } from '../../shared/quality/check.ts';
import type { Measured } from '../../shared/quality/quality.ts';
import type { FacePlace } from '../../shared/quality/reading.ts';
import { autoFraming } from './framing/auto-framing.ts';
import { faceRoom } from './framing/face-room.ts';
import { moved, scaled, turned, wholeFraming, zoomed, type Framing } from './framing/framing.ts';

/** Where a picture comes from: the lens of this kiosk, or something that the station took in under this id. */
export type ShotSource = { readonly from: 'camera' } | { readonly from: 'upload'; readonly upload: UploadId };

/** One still picture to be framed: its JPEG, where it can be shown from, and its size in pixels. Not mirrored. */
export interface Shot extends Size {
  readonly source: ShotSource;
  readonly jpeg: Blob;
  readonly url: string;
}

/** What was found in a shot. */
export interface Review {
  readonly measured: Measured;
  /** Checks that refuse it, in the order of the checks; empty when nothing does, or nothing could look. */
  readonly refusals: readonly CheckName[];
  /** Whether the person has tried often enough to keep it all the same. */
  readonly mayAnyway: boolean;
  readonly place: FacePlace | null;
}

export type By = 'auto' | 'hand';

/** The booth: looking, counting down, choosing a frame, holding it still while it is looked at, refusing it, or framing it. */
export type Booth =
  | { readonly step: 'live' }
  | { readonly step: 'counting'; readonly left: number }
  | { readonly step: 'taking'; readonly by: By }
  | { readonly step: 'frozen'; readonly by: By }
  | { readonly step: 'refused'; readonly shot: Shot; readonly review: Review }
  | {
      readonly step: 'framing';
      readonly shot: Shot;
      readonly review: Review;
      readonly framing: Framing;
      /** What the automatic crop proposes: the person can always come back to it. */
      readonly proposed: Framing;
    };
export type FramingBooth = Extract<Booth, { step: 'framing' }>;

export type BoothEvent =
  /** The one button: starts the countdown, and skips it when touched again. */
  | { readonly event: 'shoot' }
  /** All has been green long enough: the photo takes itself. */
  | { readonly event: 'due' }
  | { readonly event: 'tick' }
  /** The frame was chosen and is on screen. */
  | { readonly event: 'froze' }
  | { readonly event: 'not-taken' }
  /** A shot was looked at: one of the camera, or (while live) one that the person brought. */
  | { readonly event: 'reviewed'; readonly shot: Shot; readonly review: Review }
  | { readonly event: 'camera-gone' }
  /** The person brings a photo instead: whatever the camera was about to give is not wanted any more. */
  | { readonly event: 'left-camera' }
  | { readonly event: 'again' }
  | { readonly event: 'anyway' }
  | { readonly event: 'reframe' }
  | { readonly event: 'move'; readonly right: number; readonly down: number }
  | { readonly event: 'zoom'; readonly zoom: number }
  /** Two fingers: larger by a factor, turned by degrees. */
  | { readonly event: 'pinch'; readonly factor: number; readonly degrees: number }
  | { readonly event: 'turn'; readonly turn: number };

/** Seconds counted before the photo. */
export const countFrom = 3;
/** The booth when it opens. */
export const openBooth: Booth = { step: 'live' };

/** The booth after an event; what does not fit the step changes nothing. A shot survives the loss of the camera. */
export function nextBooth(booth: Booth, event: BoothEvent): Booth {
  switch (event.event) {
    case 'shoot':
      if (booth.step === 'live') return { step: 'counting', left: countFrom };
      return booth.step === 'counting' ? { step: 'taking', by: 'hand' } : booth;
    case 'due':
      return booth.step === 'live' ? { step: 'taking', by: 'auto' } : booth;
    case 'tick':
      if (booth.step !== 'counting') return booth;
      return booth.left > 1 ? { step: 'counting', left: booth.left - 1 } : { step: 'taking', by: 'hand' };
    case 'froze':
      return booth.step === 'taking' ? { step: 'frozen', by: booth.by } : booth;
    case 'not-taken':
      return booth.step === 'taking' || booth.step === 'frozen' ? openBooth : booth;
    case 'reviewed':
      return reviewed(booth, event.shot, event.review);
    case 'camera-gone':
      return booth.step === 'counting' || booth.step === 'taking' ? openBooth : booth;
    case 'left-camera':
      return isOfCamera(booth) ? openBooth : booth;
    case 'again':
      return booth.step === 'framing' || booth.step === 'refused' ? openBooth : booth;
    case 'anyway':
      return booth.step === 'refused' && booth.review.mayAnyway
        ? framed(booth.shot, { ...booth.review, measured: { ...booth.review.measured, anyway: true } })
        : booth;
    case 'reframe':
    case 'move':
    case 'zoom':
    case 'pinch':
    case 'turn':
      return booth.step === 'framing' ? { ...booth, framing: reframed(booth, event) } : booth;
    default:
      return never(event);
  }
}

/** Whether the booth is busy with a photo of the camera, or holds one. */
function isOfCamera(booth: Booth): boolean {
  if (booth.step === 'framing' || booth.step === 'refused') return booth.shot.source.from === 'camera';
  return booth.step !== 'live';
}

/** What takes itself is kept only when nothing refuses it; by hand the person is told why. */
function reviewed(booth: Booth, shot: Shot, review: Review): Booth {
  if (booth.step !== (shot.source.from === 'upload' ? 'live' : 'frozen')) return booth;
  if (review.refusals.length === 0) return framed(shot, review);
  return booth.step === 'frozen' && booth.by === 'auto' ? openBooth : { step: 'refused', shot, review };
}

function framed(shot: Shot, review: Review): Booth {
  const proposed = review.place === null ? wholeFraming(shot) : autoFraming(review.place);
  return { step: 'framing', shot, review, framing: proposed, proposed };
}

type Reframing = Extract<BoothEvent, { event: 'reframe' | 'move' | 'zoom' | 'pinch' | 'turn' }>;

function reframed({ framing, shot, proposed }: FramingBooth, event: Reframing): Framing {
  switch (event.event) {
    case 'reframe':
      return proposed;
    case 'move':
      return moved(framing, shot, event.right, event.down);
    case 'zoom':
      return zoomed(framing, shot, event.zoom);
    case 'pinch':
      return turned(scaled(framing, shot, event.factor), shot, framing.turn + event.degrees);
    case 'turn':
      return turned(framing, shot, event.turn);
    default:
      return never(event);
  }
}

/** Whether the face that was found is cut by the framing. Of a photo that is kept anyway nobody knows whose face was found. */
export const isFaceCut = (booth: FramingBooth): boolean => roomOf(booth) < 1;

/** What goes with a photo: what was measured on the whole picture, and the narrowest margin of the part that is kept, if it cuts the face. */
export function measuredOf(booth: FramingBooth): Measured {
  const { measured } = booth.review;
  const room = roomOf(booth);
  if (room >= 1) return measured;
  const before = measured.values.CropOfTheFaceImage ?? 1;
  return { ...measured, values: { ...measured.values, CropOfTheFaceImage: Math.min(before, room) } };
}

/** 1 unless the hand cut the face: what the automatic crop could not do better is nobody's fault. */
function roomOf({ review, framing, proposed }: FramingBooth): number {
  if (review.place === null || review.measured.anyway) return 1;
  const room = faceRoom(framing, review.place);
  return room < Math.min(1, faceRoom(proposed, review.place)) - 1e-6 ? room : 1;
}
