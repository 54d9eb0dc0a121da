import type { CheckName, Values } from '../../../shared/quality/check.ts';
import { wish, type Instruction } from '../../../shared/quality/instruction.ts';
import { judge, type Measure } from '../../../shared/quality/judge.ts';
import type { PhotoProfile } from '../../../shared/quality/profile.ts';
import { readiness, type Readiness } from '../../../shared/quality/readiness.ts';
import type { FacePlace } from '../../../shared/quality/reading.ts';
import { score } from '../../../shared/quality/score.ts';
import type { Analysis } from '../../face/analysis.ts';

/** One analysed picture, judged by the profile of the university. */
export interface Look {
  /** When its frame was taken, in milliseconds of the page's clock. */
  readonly at: number;
  readonly values: Values;
  readonly place: FacePlace | null;
  readonly measures: readonly Measure[];
  readonly readiness: Readiness;
  /** Chooses between frames of one person, 0 to 1. */
  readonly score: number;
  /** The most useful thing to ask for. */
  readonly wish: Instruction;
  /** Checks that refuse this picture. */
  readonly refusals: readonly CheckName[];
}

/** Judges what was read from a picture. */
export function lookAt(analysis: Analysis, profile: PhotoProfile, at: number): Look {
  const measures = judge(analysis.values, profile);
  return {
    at,
    values: analysis.values,
    place: analysis.place,
    measures,
    readiness: readiness(measures, profile),
    score: score(analysis.values, profile),
    wish: wish(measures, profile, analysis.place),
    refusals: refusalsOf(measures, profile),
  };
}

/** The checks that refuse a picture, in the order of the checks. */
export function refusalsOf(measures: readonly Measure[], profile: PhotoProfile): CheckName[] {
  return measures
    .filter(({ check, verdict }) => verdict === 'fail' && profile.rules[check].hard)
    .map(({ check }) => check);
}
