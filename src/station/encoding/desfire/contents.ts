import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { readersOf, writersOf, type DesfireFile } from '../../../shared/encoding/desfire-profile.ts';
import type { OpenWith } from '../../card/protocols/desfire/change-key.ts';
import { commit, readData, writeData } from '../../card/protocols/desfire/files.ts';
import type { EncodingError } from '../errors.ts';
import { equal, isBlank, type Work } from '../work.ts';
import { openEither } from './sessions.ts';

/** Whole files, by their number. */
type Contents = ReadonlyMap<number, Uint8Array>;
/** What the files of a card hold: nothing yet, what is wanted, or anything else. */
export type Held = 'nothing' | 'wanted' | 'other';

/** Reads the files, each key in a new session, and says what they hold. */
export async function held(
  work: Work,
  open: OpenWith,
  files: readonly DesfireFile[],
  wanted: Contents,
  first: 'own' | 'blank',
): Promise<Result<Held, EncodingError>> {
  const kinds = new Set<Held>();
  for (const [key, group] of groupedBy(files, (file) => readersOf(file.rights)[0] ?? 0)) {
    const opened = await openEither(work, open, key, first);
    if (!opened.ok) return opened;
    for (const { file, size, mode, rights } of group) {
      const free = readersOf(rights).length === 0; // what everybody may read travels in the clear
      const place = { file, offset: 0, length: size, mode: free ? 'plain' : mode } as const;
      const read = await readData(opened.value.session, place);
      if (!read.ok) return read;
      const same = equal(read.value, bytesFor(wanted, file));
      kinds.add(same ? 'wanted' : isBlank(read.value) ? 'nothing' : 'other');
    }
    opened.value.session.end();
  }
  if (kinds.has('other')) return ok('other');
  return ok(kinds.has('nothing') || kinds.size === 0 ? 'nothing' : 'wanted');
}

/** Writes all files, and commits once for each key that writes. */
export async function write(
  work: Work,
  open: OpenWith,
  files: readonly DesfireFile[],
  wanted: Contents,
  first: 'own' | 'blank',
): Promise<Result<void, EncodingError>> {
  const begun = work.progress.before('write');
  if (!begun.ok) return begun;
  for (const [key, group] of groupedBy(files, (file) => writersOf(file.rights)[0] ?? 0)) {
    const opened = await openEither(work, open, key, first);
    if (!opened.ok) return opened;
    const { session } = opened.value;
    for (const { file, mode } of group) {
      const written = await writeData(session, { file, offset: 0, data: bytesFor(wanted, file), mode });
      if (!written.ok) return written;
    }
    const committed = await commit(session);
    session.end();
    if (!committed.ok) return committed;
  }
  return work.progress.before('compare');
}

/** A new authentication, and the same bytes. */
export async function compare(...parts: Parameters<typeof held>): Promise<Result<void, EncodingError>> {
  const back = await held(...parts);
  if (!back.ok) return back;
  return back.value === 'wanted' ? ok(undefined) : err('encoding.read-back-differs');
}

function bytesFor(wanted: Contents, file: number): Uint8Array {
  const bytes = wanted.get(file);
  if (bytes === undefined) throw new Error(`no bytes for file ${file}`);
  return bytes;
}

function groupedBy(
  files: readonly DesfireFile[],
  keyOf: (file: DesfireFile) => number,
): Map<number, DesfireFile[]> {
  const groups = new Map<number, DesfireFile[]>();
  for (const file of files) groups.set(keyOf(file), [...(groups.get(keyOf(file)) ?? []), file]);
  return groups;
}
