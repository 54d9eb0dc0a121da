import type { Display } from '../../shared/domain/display.ts';
import type { EntPages } from '../../shared/contract/central.ts';
import type { ConsentText } from '../../shared/domain/consent.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { Settings } from '../../shared/contract/settings.ts';
import type { EncodingRules } from '../../shared/contract/office.ts';
import type { PhotoProfile } from '../../shared/quality/profile.ts';
import { photoProfiles } from '../../shared/quality/profiles.ts';

/** Times of a visit, in milliseconds. */
export interface Limits {
  /** Without a touch, the warning comes after the first and the wipe after the second. */
  readonly warnAfter: number;
  readonly wipeAfter: number;
  /** The same two at a screen of the office's work. */
  readonly office: { readonly warnAfter: number; readonly wipeAfter: number };
  /** An untouched page of the ENT, and any page of the ENT. */
  readonly entTimeout: number;
  readonly entCap: number;
  /** Between two readings of the account. */
  readonly pollEvery: number;
  /** The longest pause between two readings that failed. */
  readonly pollCeiling: number;
  /** How long a tap waits for a fresh account before it is judged by the known one. */
  readonly freshAccount: number;
  /** How long before the end of the visit it is announced. */
  readonly endWarning: number;
  /** How long the screen says good-bye before the welcome screen. */
  readonly leaving: number;
  /** How long a notice stays on the welcome screen. */
  readonly notice: number;
  /** Between two tries to get a station in order. */
  readonly retry: number;
}

/** The times that no setting changes. */
export const fixedLimits = {
  pollEvery: 2_000,
  pollCeiling: 30_000,
  freshAccount: 3_000,
  endWarning: 60_000,
  leaving: 1_200,
  notice: 30_000,
  retry: 5_000,
} as const;

/** What the station was told, and a visit cannot change. */
export interface Rules {
  readonly limits: Limits;
  /** Where every visit begins and ends. */
  readonly defaults: { readonly language: Language; readonly display: Display };
  /** What this university asks of a photo. */
  readonly photoProfile: PhotoProfile;
  /** How this university encodes; null when it does not, or in a way that this program does not understand. */
  readonly encoding: EncodingRules | null;
  readonly university: { readonly name: string; readonly place: string };
  readonly ent: { readonly pages: EntPages | null; readonly hosts: readonly string[] };
  /** The texts in force that central knows too: the only ones a decision may name. */
  readonly texts: readonly (ConsentText & { readonly purpose: string })[];
}

/** The rules of a station as its settings give them, before central has said anything. */
export function rulesOf(
  settings: Pick<Settings, 'idle' | 'entTimeout' | 'entCap' | 'language' | 'display' | 'stationName'>,
): Rules {
  const { idle, entTimeout, entCap, language, display, stationName } = settings;
  return {
    limits: { ...fixedLimits, ...idle, entTimeout, entCap },
    defaults: { language, display },
    photoProfile: photoProfiles.default,
    encoding: null,
    university: { name: '', place: stationName },
    ent: { pages: null, hosts: [] },
    texts: [],
  };
}
