import type { CheckName } from '../../shared/quality/check.ts';
import type { PhotoProfile, Rule } from '../../shared/quality/profile.ts';
import { photoProfiles } from '../../shared/quality/profiles.ts';
import type { Quality } from '../../shared/quality/quality.ts';
import type { Language } from '../../shared/domain/language.ts';

type Measure = Quality['measures'][number];

/** How the values of a check are read by people. */
const units: Readonly<Record<CheckName, 'degrees' | 'percent' | 'pixels' | 'plain'>> = {
  SingleFacePresent: 'percent',
  InterEyeDistance: 'pixels',
  HeadSize: 'percent',
  CropOfTheFaceImage: 'percent',
  Centring: 'percent',
  HeadPoseRoll: 'degrees',
  HeadPoseYaw: 'degrees',
  HeadPosePitch: 'degrees',
  EyesOpen: 'plain',
  EyesVisible: 'percent',
  MouthClosed: 'plain',
  LuminanceMean: 'plain',
  OverExposurePrevention: 'percent',
  UnderExposurePrevention: 'percent',
  DynamicRange: 'plain',
  IlluminationUniformity: 'percent',
  NaturalColour: 'plain',
  Sharpness: 'plain',
  BackgroundUniformity: 'plain',
  BackgroundColour: 'plain',
  FaceOcclusionPrevention: 'percent',
  Stability: 'plain',
};

/** What a measure says to a moderator. */
export interface MeasureWords {
  readonly check: CheckName;
  readonly verdict: 'fail' | 'warn';
  /** Which of the words of the check. */
  readonly wrong: 'name' | 'low' | 'high';
  /** The value against the limit that it broke; null when the limits of then are not known here. */
  readonly against: {
    readonly value: string;
    readonly limit: string;
    readonly bound: 'least' | 'most';
  } | null;
}

/** The measures that failed, then those that warned, in words. */
export function measureWords(
  quality: Quality,
  profile: PhotoProfile | null,
  language: Language,
): MeasureWords[] {
  const rules = profile?.rules ?? null;
  const of = (verdict: 'fail' | 'warn'): MeasureWords[] =>
    quality.measures
      .filter((one) => one.verdict === verdict)
      .map((one) => ({ check: one.check, verdict, ...broken(one, rules?.[one.check] ?? null, language) }));
  return [...of('fail'), ...of('warn')];
}

/** The profile that a photo was judged by: this one, or one of those that come with the kiosk; null when it is neither. */
export function profileOf(
  { profile: { name, version } }: Quality,
  own: PhotoProfile | null,
): PhotoProfile | null {
  const known: readonly PhotoProfile[] = [...(own === null ? [] : [own]), ...Object.values(photoProfiles)];
  return known.find((one) => one.name === name && one.version === version) ?? null;
}

function broken(
  { check, value }: Measure,
  rule: Rule | null,
  language: Language,
): Pick<MeasureWords, 'wrong' | 'against'> {
  if (value === null || rule === null) return { wrong: 'name', against: null };
  const { least, most } = rule.pass;
  const under = least !== undefined && value < least;
  const limit = under ? least : most;
  if (limit === undefined || (!under && value <= limit)) return { wrong: 'name', against: null };
  // No face at all is not a share of anything.
  if (check === 'SingleFacePresent' && under) return { wrong: 'low', against: null };
  const angle = units[check] === 'degrees';
  const text = (number: number): string => valueText(angle ? Math.abs(number) : number, check, language);
  return {
    wrong: under ? 'low' : 'high',
    against: { value: text(value), limit: text(limit), bound: under && !angle ? 'least' : 'most' },
  };
}

function valueText(value: number, check: CheckName, language: Language): string {
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
  const number = (options: Intl.NumberFormatOptions): string =>
    new Intl.NumberFormat(locale, options).format(value);
  switch (units[check]) {
    case 'degrees':
      return `${number({ maximumFractionDigits: 0 })}°`;
    case 'percent':
      return number({ style: 'percent', maximumFractionDigits: 0 });
    case 'pixels':
      return `${number({ maximumFractionDigits: 0 })} px`;
    case 'plain':
      return number({ maximumSignificantDigits: 2 });
  }
}
