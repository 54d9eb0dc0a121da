import type { BatchRequest, ModerationItem } from '../../shared/contract/moderation.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { PhotoId } from '../../shared/domain/ids.ts';
import type { QualityClass } from '../../shared/quality/quality.ts';

/** How photos are taken from central. Times in milliseconds. */
export interface Take {
  /** Of the latest request; an answer to an earlier one is dropped. */
  readonly number: number;
  readonly busy: boolean;
  /** When the photos in hand, or the last try that failed, are due for the next request. */
  readonly due: number;
  readonly failures: number;
  /** When central answered last. */
  readonly freshAt: number;
  /** Central may have more than it gave. */
  readonly more: boolean;
  /** Why the last request had no answer. */
  readonly code: ErrorCode | null;
}

/** The screen of a moderator's work. */
export interface ModerationStep {
  readonly name: 'moderation';
  readonly only: QualityClass | null;
  /** Photos in hand, the one on screen first. */
  readonly items: readonly ModerationItem[];
  /** Given back, newest last; at most `skipMost`, and those of before may come again. */
  readonly skipped: readonly PhotoId[];
  readonly take: Take;
  readonly done: number;
  readonly problem: ErrorCode | null;
}

/** How many photos are in hand, and when more are asked for. */
export const handful = { full: 12, low: 4, most: 20 } as const;
/** How many photos after the one on screen have their pictures fetched. */
export const ahead = 4;
/** Between two requests that nothing else makes necessary: it keeps the photos, and the numbers, fresh. */
export const takeEvery = { inHand: 60_000, low: 10_000, starved: 1_000 } as const;
/** Photos that one request may give back (see BatchRequest). */
export const skipMost = 200;

/** A request for as many photos as make a handful, those that central does not know to be decided not counted. */
export function requestOf(step: ModerationStep, undelivered: number): BatchRequest {
  return {
    class: step.only,
    size: Math.min(handful.most, handful.full + undelivered),
    skip: [...step.skipped],
  };
}
