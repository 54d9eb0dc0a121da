import { undoWindow, type PhotoDecision } from '../../shared/contract/command.ts';
import type { ModerationItem, Waiting } from '../../shared/contract/moderation.ts';
import type { Account } from '../../shared/domain/account.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { CommandId, PhotoId } from '../../shared/domain/ids.ts';
import type { QualityClass } from '../../shared/quality/quality.ts';

/** Where a command is. `waiting`: not handed to the store yet. */
type Way = 'waiting' | 'saving' | 'saved' | 'applied';

/** A moderator's decision, kept with its photo until it cannot be taken back any more and central has it. */
export interface Decision {
  readonly command: CommandId;
  readonly item: ModerationItem;
  readonly decision: PhotoDecision;
  /** When it was taken, in milliseconds. */
  readonly at: number;
  readonly way: Way;
  /** Whether it can still be taken back. */
  readonly open: boolean;
  /** That it was taken back, as a command of its own. */
  readonly undo: { readonly command: CommandId; readonly way: Way } | null;
}

/** A decision, or the taking back of one, that central did not take. */
export interface RefusedDecision {
  readonly photo: PhotoId;
  /** First and last name. */
  readonly person: string;
  readonly what: 'accepted' | 'rejected' | 'undo';
  readonly code: ErrorCode;
}

/** What a moderator did in this visit, whatever screen is shown. */
export interface Work {
  /** How many photos wait, as central said it last, less what was decided here since; null before it said anything. */
  readonly waiting: Waiting | null;
  /** When the number is asked for again, while the account is on screen. */
  readonly count: { readonly busy: boolean; readonly due: number; readonly failures: number };
  readonly decisions: readonly Decision[];
  /** Photos whose decision is done with: a late batch must not bring them back. */
  readonly handled: readonly PhotoId[];
  /** To be said, oldest first. */
  readonly refused: readonly RefusedDecision[];
}

/** The work of a visit that begins at this time. */
export const noWork = (at: number): Work => ({
  waiting: null,
  count: { busy: false, due: at, failures: 0 },
  decisions: [],
  handled: [],
  refused: [],
});

/** Whether this person may look at photos of others. Central says so, and says it again with each batch. */
export const isModerator = (account: Account): boolean => account.roles?.includes('moderator') === true;

/** The same numbers after `by` more photos of a class wait; never below zero. */
export function counted(waiting: Waiting | null, of: QualityClass, by: number): Waiting | null {
  return waiting === null ? null : { ...waiting, [of]: Math.max(0, waiting[of] + by) };
}

/** Photos that were decided here and not taken back. */
export function isDecided(work: Work, photo: PhotoId): boolean {
  return (
    work.handled.includes(photo) ||
    work.decisions.some((one) => one.item.photo === photo && one.undo === null)
  );
}

/** The last decision that can be taken back. */
export const undoable = (work: Work): Decision | undefined =>
  work.decisions.findLast((one) => one.open && one.undo === null);

/** When the next decision closes, in milliseconds. */
export function closingAt(work: Work): number | null {
  const open = work.decisions.find((one) => one.open);
  return open === undefined ? null : open.at + undoWindow;
}

/** Closes what can be taken back no more, and forgets what nothing waits for. */
export function tidied(work: Work, at: number): Work {
  const decisions = work.decisions.map((one) =>
    one.open && at >= one.at + undoWindow ? { ...one, open: false } : one,
  );
  const over = (one: Decision): boolean =>
    !one.open && one.way === 'applied' && (one.undo === null || one.undo.way === 'applied');
  const done = decisions.filter((one) => over(one) && one.undo === null).map((one) => one.item.photo);
  if (done.length === 0 && decisions.every((one, index) => one === work.decisions[index] && !over(one)))
    return work;
  return {
    ...work,
    decisions: decisions.filter((one) => !over(one)),
    handled: [...work.handled, ...done],
  };
}

/** The same work with one decision changed; null takes it out. */
export function withDecision(work: Work, command: CommandId, change: Partial<Decision> | null): Work {
  const decisions = work.decisions.flatMap((one) =>
    one.command !== command ? [one] : change === null ? [] : [{ ...one, ...change }],
  );
  return { ...work, decisions };
}
