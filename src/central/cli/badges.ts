import { PersonKind } from '../../shared/domain/person.ts';
import { activeBadgeHeader, activeBadgePages, activeWithoutUid } from '../badges/active.ts';
import { csvRecord } from '../badges/csv.ts';
import { replaceFile } from '../replace-file.ts';
import type { Store } from '../store/store.ts';
import { UsageError, type World } from './world.ts';

/** `badges export`: to a file that is replaced when it is whole, or to the standard output. */
export async function exportBadges(
  store: Store,
  words: { readonly kind?: string | undefined; readonly out?: string | undefined },
  world: World,
): Promise<void> {
  const kind = PersonKind.optional().safeParse(words.kind);
  if (!kind.success) throw new UsageError(`--kind is one of ${PersonKind.options.join(', ')}.`);
  const fill = (write: World['write']) => writeActive(store, kind.data, write);
  const { out } = words;
  const { count, unnamed } = await (out === undefined ? fill(world.write) : replaceFile(out, fill));
  if (out !== undefined) world.say(`${count} active ${count === 1 ? 'badge is' : 'badges are'} in ${out}.`);
  for (const id of unnamed) world.warn(`LOOK: badge ${id} is active and has no UID: it is left out.`);
}

/** All rows are of one moment, and a page of them in memory. */
function writeActive(store: Store, kind: PersonKind | undefined, write: World['write']) {
  return store.snapshot(async (reader) => {
    const unnamed = await activeWithoutUid(reader, kind);
    let count = 0;
    await write(csvRecord(activeBadgeHeader));
    for await (const page of activeBadgePages(reader, kind)) {
      await write(page.map(csvRecord).join(''));
      count += page.length;
    }
    return { count, unnamed };
  });
}
