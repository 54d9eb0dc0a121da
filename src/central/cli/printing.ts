import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { BadgeId } from '../../shared/domain/ids.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { Result } from '../../shared/domain/result.ts';
import { csvRecord } from '../badges/csv.ts';
import { officeOf } from '../badges/at-console.ts';
import { badgesThatAre, type QueuedBadge } from '../badges/queue.ts';
import { issueBeforePrinting, type EscnIssuer } from '../encoding/escn.ts';
import type { Configured } from '../config.ts';
import { replaceFile } from '../replace-file.ts';
import type { Store } from '../store/store.ts';
import { UsageError, type World } from './world.ts';

/** Which badges a command is about: one, all that are in the right state, or those of a list that `badges to-print` made. */
export interface Which {
  readonly badge?: string | undefined;
  readonly all: boolean;
  readonly list?: string | undefined;
}

/** What each field of the list is called and where it comes from. `badge` is the code to print. */
const columns: Readonly<Record<string, (badge: QueuedBadge) => string | null>> = {
  badge: ({ id }) => id,
  kind: ({ kind }) => kind,
  lastName: (badge) => badge.last_name,
  firstName: (badge) => badge.first_name,
  number: (badge) => (badge.kind === 'student' ? badge.student_number : badge.staff_number),
};

/** `badges to-print`: the approved badges, for the printing software; to the standard output without `out`. With their European numbers, where there are any. */
export async function listToPrint(
  store: Store,
  out: string | undefined,
  world: World,
  issuer: EscnIssuer | null = null,
): Promise<void> {
  if (issuer !== null) await issueBeforePrinting(store, issuer, Date.now());
  const shown = issuer === null ? columns : { ...columns, escn: ({ escn }: QueuedBadge) => escn };
  const fill = (write: World['write']) =>
    store.snapshot(async (reader) => {
      const badges = await badgesThatAre(reader, 'approved');
      await write(csvRecord(Object.keys(shown)));
      for (const badge of badges) await write(csvRecord(Object.values(shown).map((of) => of(badge))));
      return badges.length;
    });
  const count = await (out === undefined ? fill(world.write) : replaceFile(out, fill));
  if (out !== undefined)
    world.say(`${count} ${count === 1 ? 'badge to print is' : 'badges to print are'} in ${out}.`);
}

/** `badges approve` and `badges printed`: each badge by itself, so that one that cannot go on holds no other back. */
export async function moveBadges(
  store: Store,
  verb: 'approve' | 'printed',
  which: Which,
  world: World,
  { announces }: Pick<Configured, 'announces'>,
): Promise<void> {
  const office = officeOf({ store, clock: Date.now, webhook: announces }, `console:${world.account}`);
  const [act, from, done] =
    verb === 'approve'
      ? [office.approveBadge, 'requested' as const, 'approved']
      : [office.printBadge, 'approved' as const, 'marked as printed'];
  const ids = await chosen(store, verb, which, from);
  let count = 0;
  const refused: string[] = [];
  for (const id of ids) {
    const result: Result<true, ErrorCode> = await act(id);
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
  from: 'requested' | 'approved',
): Promise<readonly BadgeId[]> {
  const ways = [badge !== undefined, all, list !== undefined].filter(Boolean).length;
  if (ways !== 1)
    throw new UsageError(`Say which: badges ${verb} --badge ID, --list FILE.csv or --all (one of them)`);
  if (all) return (await badgesThatAre(store.db, from)).map(({ id }) => id);
  if (list !== undefined) return idsOf(list);
  const id = BadgeId.safeParse(badge);
  if (!id.success) throw new UsageError('Name the badge by its id, as `badges to-print` shows it.');
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
