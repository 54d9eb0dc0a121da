import type { Act } from '../../shared/contract/station.ts';
import type { PhotoSource } from '../../shared/domain/photo.ts';
import { judge } from '../../shared/quality/judge.ts';
import type { PhotoProfile } from '../../shared/quality/profile.ts';
import type { Measured, Quality } from '../../shared/quality/quality.ts';
import type { PhotoSourceState } from '../upload/source.ts';

/** What goes with a photo into its command, beside the pictures. */
export interface Submitted {
  readonly source: PhotoSource;
  readonly quality: Quality;
}

type From = Extract<Act, { act: 'submit-photo' }>['from'];

/** Where the photo comes from, as the station knows it; null when the screen names a picture that was not brought in here. */
export function sourceOf(source: PhotoSourceState, from: From): PhotoSource | null {
  switch (from.source) {
    case 'camera':
      return source.from === 'camera' ? 'camera' : null;
    case 'upload':
      if (source.from !== 'usb' && source.from !== 'phone') return null;
      return source.picture?.id === from.upload ? source.from : null;
  }
}

/** What the screen measured, judged here by this university's profile: the screen's own word on it counts for nothing. */
export function qualityOf(measured: Measured, profile: PhotoProfile): Quality {
  const { analysis, values, tries, anyway } = measured;
  const measures = judge(analysis === 'on' ? values : {}, profile);
  return {
    profile: { name: profile.name, version: profile.version },
    analysis,
    measures,
    tries,
    // « Take it anyway » means something only where something failed.
    anyway: anyway && measures.some(({ verdict }) => verdict === 'fail'),
  };
}
