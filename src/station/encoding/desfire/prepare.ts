import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { DesfireFile } from '../../../shared/encoding/desfire-profile.ts';
import {
  CARD_LEVEL,
  createApplication,
  selectApplication,
  type NewApplication,
} from '../../card/protocols/desfire/applications.ts';
import type { OpenWith } from '../../card/protocols/desfire/change-key.ts';
import { plainChannel, type DesfireSession } from '../../card/protocols/desfire/channel.ts';
import { createBackupFile, fileIds, fileSettings } from '../../card/protocols/desfire/files.ts';
import type { EncodingError } from '../errors.ts';
import { sameCard } from '../same-card.ts';
import type { Work } from '../work.ts';

/** Selects the application, and makes it when it is not there. Answers whether it was. */
export async function ensureApplication(
  work: Work,
  open: OpenWith,
  application: NewApplication,
): Promise<Result<'there' | 'made', EncodingError>> {
  const { card, progress } = work;
  const there = await selectApplication(card, application.id);
  if (there.ok) return ok('there');
  if (there.error !== 'desfire.application-unknown') return there;
  const begun = progress.before('prepare');
  if (!begun.ok) return begun;
  const made = await make(work, open, application);
  if (!made.ok) return made;
  const selected = await selectApplication(card, application.id);
  return selected.ok ? ok('made') : selected;
}

/**
 * With the key of the card level, when it is known; EV2 then protects the command. Without it, or on a card as its maker delivers
 * it, the command goes in the clear, and a card that came in this very moment could get an empty application: never a key or a
 * byte of this one.
 */
async function make(
  { card, uid, keys }: Work,
  open: OpenWith,
  application: NewApplication,
): Promise<Result<unknown, EncodingError>> {
  const selected = await selectApplication(card, CARD_LEVEL);
  if (!selected.ok) return selected;
  const session = keys.cardMaster && (await open({ number: 0, key: keys.cardMaster }));
  if (session?.ok) {
    const made = await createApplication(session.value, application);
    session.value.end();
    return made;
  }
  if (session && session.error !== 'desfire.authentication-refused') return session;
  const same = await sameCard(card, uid);
  return same.ok ? await createApplication(plainChannel(card), application) : same;
}

/** Makes the files that are not there, under the master key; one that is there has to be as the profile says. Answers those that were. */
export async function ensureFiles(
  { progress }: Work,
  master: DesfireSession,
  files: readonly DesfireFile[],
): Promise<Result<readonly number[], EncodingError>> {
  const listed = await fileIds(master);
  if (!listed.ok) return listed;
  const there = listed.value;
  for (const file of files.filter((one) => there.includes(one.file))) {
    const settings = await fileSettings(master, file.file);
    if (!settings.ok) return settings;
    const { kind, mode, size, rights } = settings.value;
    const alike = kind === 'backup' && mode === file.mode && size === file.size;
    const rightsAlike = (['read', 'write', 'readWrite', 'change'] as const).every(
      (right) => rights[right] === file.rights[right],
    );
    if (!alike || !rightsAlike) return err('encoding.foreign-content');
  }
  const missing = files.filter(({ file }) => !there.includes(file));
  if (missing.length > 0) {
    const begun = progress.before('prepare');
    if (!begun.ok) return begun;
  }
  for (const file of missing) {
    const made = await createBackupFile(master, file);
    if (!made.ok) return made;
  }
  return ok(there);
}
