import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { ActNote } from '../../shared/contract/command.ts';
import { BadgeId } from '../../shared/domain/ids.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { Result } from '../../shared/domain/result.ts';
import { officeOf } from '../badges/at-console.ts';
import { badgesThatAre } from '../badges/queue.ts';
import type { Configured } from '../config.ts';
import type { Store } from '../store/store.ts';
import { UsageError, type World } from './world.ts';

/** Which badges a command is about: one, all that are in the right state, or those of a list that `badges requested` or `badges to-print` made. */
export interface Which {
  readonly badge?: string | undefined;
  readonly all: boolean;
  readonly list?: string | undefined;
  /** Why, where that must be said. */
  readonly note?: string | undefined;
}

/** An act on badges before they come to the bench. */
interface Moving {
  readonly act: (badge: BadgeId) => Promise<Result<true, ErrorCode>>;
  /** What `--all` means; null: there is no such thing, each badge is named. */
  readonly all: 'requested' | 'approved' | null;
  /** What is said of a badge when it is done. */
  readonly done: string;
}

export type MovingVerb = 'approve' | 'printed' | 'reject' | 'cancel';

/** `badges approve`, `printed`, `reject` and `cancel`: each badge by itself, so that one that cannot go on holds no other back. */
export async function moveBadges(
  store: Store,
  verb: MovingVerb,
  which: Which,
  world: World,
  { announces }: Pick<Configured, 'announces'>,
): Promise<void> {
  const office = officeOf({ store, clock: Date.now, webhook: announces }, `console:${world.account}`);
  const because = (act: (badge: BadgeId, note: string) => ReturnType<Moving['act']>): Moving['act'] => {
    const note = ActNote.safeParse(which.note);
    if (!note.success)
      throw new UsageError(`Say why, in 1 to 200 characters: badges ${verb} … --note "Asked for by mistake"`);
    return (badge) => act(badge, note.data);
  };
  const verbs: Readonly<Record<MovingVerb, () => Moving>> = {
    approve: () => ({ act: office.approveBadge, all: 'requested', done: 'approved' }),
    printed: () => ({ act: office.printBadge, all: 'approved', done: 'marked as printed' }),
    reject: () => ({ act: because(office.rejectBadge), all: null, done: 'rejected' }),
    cancel: () => ({ act: because(office.cancelBadge), all: null, done: 'cancelled' }),
  };
  const { act, all, done } = verbs[verb]();
  const ids = await chosen(store, verb, which, all);
  let count = 0;
  const refused: string[] = [];
  for (const id of ids) {
    const result = await act(id);
    if (result.ok) count += 1;
    else refused.push(`${id}: ${whyNot[result.error] ?? result.error}`);
  }
  for (const line of refused) world.warn(line);
  const not = refused.length > 0 ? `, ${refused.length} ${refused.length === 1 ? 'is' : 'are'} not` : '';
  world.say(`${count} ${count === 1 ? 'badge is' : 'badges are'} ${done}${not}.`);
  // Of a list or of all, some may wait; the one that was named must have gone on.
  if (which.badge !== undefined && count === 0) throw new UsageError('Nothing was changed.');
}

const whyNot: Partial<Record<ErrorCode, string>> = {
  'badge.none': 'there is no such badge',
  'badge.act-not-allowed': 'it is not in the state for this',
  'photo.none': 'waits for an accepted photo',
};

async function chosen(
  store: Store,
  verb: string,
  { badge, all, list }: Which,
  from: Moving['all'],
): Promise<readonly BadgeId[]> {
  const ways = [badge !== undefined, all, list !== undefined].filter(Boolean).length;
  if (ways !== 1) {
    const known = from === null ? '--badge ID or --list FILE.csv' : '--badge ID, --list FILE.csv or --all';
    throw new UsageError(`Say which: badges ${verb} ${known} (one of them)`);
  }
  if (all && from !== null) return (await badgesThatAre(store.db, from)).map(({ id }) => id);
  if (list !== undefined) return idsOf(list);
  const id = BadgeId.safeParse(badge);
  if (!id.success)
    throw new UsageError('Name the badge by its id, as `badges requested` and `badges to-print` show it.');
  return [id.data];
}

/** The ids in the column `badge`; one that is none refuses the whole list. */
async function idsOf(file: string): Promise<BadgeId[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${file} cannot be read (${error.code ?? 'unknown'}).`);
  });
  const rows = rowsOf(file, text);
  return rows.map((row, index) => {
    const id = BadgeId.safeParse((row as { badge?: unknown }).badge);
    if (id.success) return id.data;
    throw new UsageError(`${file}: no badge id in record ${index + 1}. Nothing was changed.`);
  });
}

function rowsOf(file: string, text: string): unknown[] {
  try {
    return parse(text, { columns: true, bom: true, skip_empty_lines: true });
  } catch (error) {
    throw new UsageError(`${file} is not the list that was made: ${(error as Error).message}`);
  }
}
