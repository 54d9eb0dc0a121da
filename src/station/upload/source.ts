import type { PhotoSourceView, StickEntry } from '../../shared/contract/upload.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { UploadId } from '../../shared/domain/ids.ts';
import { instant } from '../clock.ts';

/** A picture that the desk keeps, ready to be framed; sizes in pixels. */
export interface Brought {
  readonly id: UploadId;
  readonly width: number;
  readonly height: number;
}

interface Bringing {
  readonly picture: Brought | null;
  /** What is being taken in, under the id that it will have. */
  readonly taking: UploadId | null;
}

export interface StickSource extends Bringing {
  readonly from: 'usb';
  /** Names this look at sticks: what is told of an earlier one is dropped. */
  readonly look: string;
  readonly stage: 'waiting' | 'reading' | 'listing';
  /** Of the latest listing asked for; grows by one. */
  readonly turn: number;
  readonly path: readonly string[];
  readonly entries: readonly StickEntry[];
  readonly more: boolean;
}

export interface PhoneSource extends Bringing {
  readonly from: 'phone';
  readonly upload: UploadId;
  readonly stage: 'opening' | 'waiting' | 'opened' | 'receiving' | 'ended';
  readonly address: string | null;
  /** By the station's clock, in milliseconds. */
  readonly endsAt: number;
  readonly why: ErrorCode | null;
  /** What was done on the phone, as central counts it. */
  readonly moves: number;
  readonly poll: { readonly due: number; readonly busy: boolean };
}

/** Where the photo of the booth comes from. */
export type PhotoSourceState =
  { readonly from: 'camera' } | { readonly from: 'choose' } | StickSource | PhoneSource;

export const fromCamera: PhotoSourceState = { from: 'camera' };

/** Waits for a stick. */
export const newStick = (look: string): StickSource => ({
  ...{ from: 'usb', look, stage: 'waiting', turn: 0, path: [], entries: [], more: false },
  ...{ picture: null, taking: null },
});

/** Asks central for a QR code. */
export const newPhone = (upload: UploadId, at: number): PhoneSource => ({
  ...{ from: 'phone', upload, stage: 'opening', address: null, endsAt: at, why: null, moves: 0 },
  ...{ poll: { due: at, busy: false }, picture: null, taking: null },
});

/** What the screen draws of a source; nothing for the camera, which needs no word. */
export function sourceView(source: PhotoSourceState): { source?: PhotoSourceView } {
  switch (source.from) {
    case 'camera':
      return {};
    case 'choose':
      return { source: { from: 'choose' } };
    case 'usb': {
      const { from, stage, path, entries, more, picture, taking } = source;
      return {
        source: {
          from,
          stage,
          path: [...path],
          entries: [...entries],
          more,
          picture,
          taking: taking !== null,
        },
      };
    }
    case 'phone': {
      const { from, stage, address, why, picture, taking } = source;
      const endsAt = stage === 'opening' || stage === 'ended' ? null : instant(source.endsAt);
      return { source: { from, stage, address, endsAt, why, picture, taking: taking !== null } };
    }
  }
}

/** The picture of a source, if it has one. */
export const pictureOf = (source: PhotoSourceState): Brought | null =>
  source.from === 'usb' || source.from === 'phone' ? source.picture : null;
