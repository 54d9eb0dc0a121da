import { csvRecord } from '../badges/csv.ts';
import { badgesThatAre, type QueuedBadge } from '../badges/queue.ts';
import { issueBeforePrinting, type EscnIssuer } from '../encoding/escn.ts';
import { replaceFile } from '../replace-file.ts';
import type { Store } from '../store/store.ts';
import type { World } from './world.ts';

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
  const count = await list(store, 'approved', shown, out, world);
  if (out !== undefined)
    world.say(`${count} ${count === 1 ? 'badge to print is' : 'badges to print are'} in ${out}.`);
}

/** `badges requested`: the badges that wait for their approval, with whose they are. */
export async function listRequested(store: Store, out: string | undefined, world: World): Promise<void> {
  const count = await list(store, 'requested', columns, out, world);
  if (out !== undefined)
    world.say(`${count} requested ${count === 1 ? 'badge is' : 'badges are'} in ${out}.`);
}

function list(
  store: Store,
  state: Parameters<typeof badgesThatAre>[1],
  shown: typeof columns,
  out: string | undefined,
  world: World,
): Promise<number> {
  const fill = (write: World['write']) =>
    store.snapshot(async (reader) => {
      const badges = await badgesThatAre(reader, state);
      await write(csvRecord(Object.keys(shown)));
      for (const badge of badges) await write(csvRecord(Object.values(shown).map((of) => of(badge))));
      return badges.length;
    });
  return out === undefined ? fill(world.write) : replaceFile(out, fill);
}
