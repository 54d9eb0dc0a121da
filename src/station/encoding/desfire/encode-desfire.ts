import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { DesfireProfile } from '../../../shared/encoding/desfire-profile.ts';
import type { NewApplication } from '../../card/protocols/desfire/applications.ts';
import { ensureKey, type OpenWith } from '../../card/protocols/desfire/change-key.ts';
import { fileIds } from '../../card/protocols/desfire/files.ts';
import type { DesfireVersion } from '../../card/protocols/desfire/version.ts';
import { keyNamed } from '../card-keys.ts';
import type { EncodingError } from '../errors.ts';
import { sameCard } from '../same-card.ts';
import { mayOverwrite, type Found, type Work } from '../work.ts';
import { applicationOf, deleteApplication, isAsMade } from './application-settings.ts';
import { compare, held, write } from './contents.ts';
import { ensureApplication, ensureFiles } from './prepare.ts';
import { BLANK_KEY, openEither, opener, type Opened } from './sessions.ts';

/**
 * Application, files, bytes, commit; new authentication, read back, UID; then the keys, the master key last. Each part looks at
 * what is there and does what is missing, so that it can be repeated from anywhere.
 */
export async function encodeDesfire(
  work: Work,
  generation: DesfireVersion['generation'],
  profile: DesfireProfile,
  wanted: ReadonlyMap<number, Uint8Array>,
): Promise<Result<Found, EncodingError>> {
  const open = opener(work, generation);
  const entered = await enter(work, open, applicationOf(profile));
  if (!entered.ok) return entered;
  const { application, master } = entered.value;
  const files = await ensureFiles(work, master.session, profile.files);
  master.session.end();
  if (!files.ok) return files;

  const order = master.own ? 'own' : 'blank';
  const there = profile.files.filter(({ file }) => files.value.includes(file));
  const before = await held(work, open, there, wanted, order);
  if (!before.ok) return before;
  const allThere = there.length === profile.files.length;
  if (before.value === 'other' && !mayOverwrite(work)) return err('encoding.holds-other-data');
  if (before.value !== 'wanted' || !allThere) {
    const written = await write(work, open, profile.files, wanted, order);
    if (!written.ok) return written;
    const back = await compare(work, open, profile.files, wanted, order);
    if (!back.ok) return back;
  }
  const same = await sameCard(work.card, work.uid);
  if (!same.ok) return same;

  const keyed = await ensureKeys(work, open, profile, master, application === 'made');
  if (!keyed.ok) return keyed;
  const last = await sameCard(work.card, work.uid);
  if (!last.ok) return last;
  const complete = before.value === 'wanted' && allThere && keyed.value === 'own';
  if (complete) return ok('complete');
  return ok(application === 'made' ? 'blank' : 'started');
}

/**
 * A session under the master key, in an application that is as the profile says. An interrupted encoding may have left one that is
 * not, because its making is not protected: empty and under blank keys, it is made anew.
 */
async function enter(
  work: Work,
  open: OpenWith,
  wanted: NewApplication,
  again = false,
): Promise<Result<{ application: 'there' | 'made'; master: Opened }, EncodingError>> {
  const application = await ensureApplication(work, open, wanted);
  if (!application.ok) return application;
  const made = application.value === 'made';
  const master = await openEither(work, open, 0, made ? 'blank' : 'own');
  if (!master.ok)
    return master.error === 'desfire.authentication-refused' ? err('encoding.foreign-content') : master;
  const asMade = await isAsMade(master.value.session, wanted);
  if (!asMade.ok) return asMade;
  if (asMade.value) return ok({ application: application.value, master: master.value });
  if (made) return err('encoding.read-back-differs');
  const files = await fileIds(master.value.session);
  if (!files.ok) return files;
  if (again || master.value.own || files.value.length > 0 || !work.progress.resumes)
    return err('encoding.foreign-content');
  const begun = work.progress.before('prepare');
  if (!begun.ok) return begun;
  const deleted = await deleteApplication(work, open, master.value.session, wanted.id);
  return deleted.ok ? await enter(work, open, wanted, true) : deleted;
}

/** Gives each key its own value; the master key, which changes the others, comes last. Answers whether all were there. */
async function ensureKeys(
  work: Work,
  open: OpenWith,
  { keys }: DesfireProfile,
  master: Opened,
  fresh: boolean,
): Promise<Result<'own' | 'changed', EncodingError>> {
  const begun = work.progress.before('keys');
  if (!begun.ok) return begun;
  let changed = false;
  for (const { number, version } of keys.toReversed()) {
    const newKey = keyNamed(work.keys, String(number));
    const change = { number, oldKey: BLANK_KEY, newKey, version };
    const ensured = await ensureKey(open, change, master.key, fresh);
    if (!ensured.ok) return ensured;
    ensured.value.session.end();
    changed ||= ensured.value.was === 'old';
  }
  return ok(changed ? 'changed' : 'own');
}
